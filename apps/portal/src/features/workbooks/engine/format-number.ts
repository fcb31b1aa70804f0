import type { NumberFormat } from './workbook.ts';

interface Scale {
  readonly suffixes: readonly string[];
  readonly base: number;
  readonly start: number;
}

const BYTES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;
const COUNTS = ['', 'K', 'M', 'B'] as const;
const RATES = BYTES.map((unit) => `${unit}/s`);

/** Unit number -> the ladder that a value climbs. Source: workbooks number units (facts: 2 to 5 bytes, 11 to 13 rates, 17 count, 36 to 39 decimal). */
const SCALES: Readonly<Record<number, Scale>> = {
  2: { suffixes: BYTES, base: 1024, start: 0 },
  3: { suffixes: BYTES, base: 1024, start: 1 },
  4: { suffixes: BYTES, base: 1024, start: 2 },
  5: { suffixes: BYTES, base: 1024, start: 3 },
  11: { suffixes: RATES, base: 1024, start: 0 },
  12: { suffixes: RATES, base: 1024, start: 1 },
  13: { suffixes: RATES, base: 1024, start: 2 },
  17: { suffixes: COUNTS, base: 1000, start: 0 },
  36: { suffixes: BYTES, base: 1000, start: 0 },
  37: { suffixes: BYTES, base: 1000, start: 1 },
  38: { suffixes: BYTES, base: 1000, start: 2 },
  39: { suffixes: BYTES, base: 1000, start: 3 },
};

/** Unit number -> milliseconds of one. */
const DURATIONS: Readonly<Record<number, number>> = {
  22: 0.001,
  23: 1,
  24: 1000,
  25: 60_000,
  26: 3_600_000,
  27: 86_400_000,
};
const STEPS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
] as const;

/** A number as a workbook shows it. Shape of `format`: the column's `numberFormat`; `null` groups thousands and nothing else. */
export function formatNumber(value: number, format: NumberFormat | null): string {
  if (!Number.isFinite(value)) return String(value);
  const { unit = 0, style = 'decimal' } = format ?? {};
  if (unit === 1) return `${print(value, format)}%`;
  if (style === 'percent') return `${print(value * 100, format)}%`;
  const duration = DURATIONS[unit];
  if (duration !== undefined) return formatDuration(value * duration, format);
  const scale = SCALES[unit];
  if (!scale) return print(value, format);
  let step = scale.start;
  let scaled = value;
  while (Math.abs(scaled) >= scale.base && step < scale.suffixes.length - 1) {
    scaled /= scale.base;
    step += 1;
  }
  const suffix = scale.suffixes[step] ?? '';
  const space = suffix === '' || unit === 17 ? '' : '\u202f';
  return `${print(scaled, format)}${space}${suffix}`;
}

function print(value: number, format: NumberFormat | null): string {
  const significant = format?.maximumSignificantDigits ?? null;
  return value.toLocaleString('en-US', {
    useGrouping: format?.useGrouping ?? true,
    ...(significant === null
      ? { maximumFractionDigits: format?.maximumFractionDigits ?? 2 }
      : { maximumSignificantDigits: significant }),
  });
}

function formatDuration(milliseconds: number, format: NumberFormat | null): string {
  const [size, name] = STEPS.find(([step]) => Math.abs(milliseconds) >= step) ?? [1, 'ms'];
  return `${print(milliseconds / size, format)}\u202f${name}`;
}
