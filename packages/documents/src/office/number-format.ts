/** How a cell's number is shown, as far as it decides what a reader sees. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'date'; readonly time: boolean }
  /** Leading zeros and separators, as in `000-00-0000` of a social security number. */
  | { readonly kind: 'mask'; readonly pattern: string };

const GENERAL: NumberFormat = { kind: 'general' };
const MILLISECONDS_A_DAY = 86_400_000;
/** Day 0 of the 1900 system, which counts a 29 February 1900 that never was. Source: ECMA-376-1, 18.17.4.1. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A built-in format by its number. Source: ECMA-376-1, 18.8.30. */
export function builtInFormat(id: number): NumberFormat {
  if (id >= 14 && id <= 17) return { kind: 'date', time: false };
  if ((id >= 18 && id <= 22) || (id >= 45 && id <= 47)) return { kind: 'date', time: true };
  return GENERAL;
}

/** A custom format code: dates and digit masks are told apart, all else shows the number as it is. */
export function parseFormatCode(code: string): NumberFormat {
  const first = code.split(';', 1)[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/[ymdhs]/i.test(bare) && !/[0#?]/.test(bare)) return { kind: 'date', time: /h|s/i.test(bare) };
  const mask = first
    .replace(/\\(.)/g, '$1')
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\[[^\]]*\]/g, '');
  return /^[0\- ./()]{5,}$/.test(mask) && /[^0]|^00/.test(mask) && !mask.includes('.')
    ? { kind: 'mask', pattern: mask }
    : GENERAL;
}

/** A stored number as the sheet shows it. Shape: dates as `2026-03-31` or `2026-03-31 08:30:00`. */
export function printNumber(raw: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'date') return printSerialDate(value, format.time, is1904) ?? raw;
  if (format.kind === 'mask') return printMasked(value, format.pattern);
  return /e/i.test(raw) ? String(value) : raw;
}

function printSerialDate(serial: number, time: boolean, is1904: boolean): string | null {
  const date = new Date(
    (is1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(serial * 86_400) * (MILLISECONDS_A_DAY / 86_400),
  );
  if (Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  return time ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10);
}

/** Digits fill the zeros from the right; more digits than zeros stay in front. */
function printMasked(value: number, pattern: string): string {
  const digits = [...Math.abs(Math.round(value)).toFixed(0)];
  let shown = '';
  for (let index = pattern.length - 1; index >= 0; index -= 1) {
    shown = (pattern[index] === '0' ? (digits.pop() ?? '0') : pattern[index]) + shown;
  }
  return (value < 0 ? '-' : '') + digits.join('') + shown;
}
