import { TICKS } from '../time-units.ts';

const UNITS: readonly (readonly [RegExp, bigint])[] = [
  [/^d(ays?)?$/, TICKS.day],
  [/^(h|hrs?|hours?)$/, TICKS.hour],
  [/^(m|min(ute)?s?)$/, TICKS.minute],
  [/^(s|sec(ond)?s?)$/, TICKS.second],
  [/^(ms|milli(second)?s?)$/, TICKS.millisecond],
  [/^micro(second)?s?$/, TICKS.microsecond],
  [/^ticks?$/, 1n],
];

/** A decimal numeral times a whole number, exactly. */
function scale(numeral: string, factor: bigint): bigint {
  const [whole = '0', fraction = ''] = numeral.split('.');
  const sign = whole.startsWith('-') ? -1n : 1n;
  const digits = BigInt(whole.replace(/[-+]/, '') || '0') * 10n ** BigInt(fraction.length) + BigInt(fraction || '0');
  return (sign * digits * factor) / 10n ** BigInt(fraction.length);
}

/** `1.5h`, `1.02:03:04.5`, `3` (days): ticks, or null where the text is not a timespan of 64 bits. */
export function parseTimespanText(text: string): bigint | null {
  const ticks = ticksOf(text);
  return ticks === null || BigInt.asIntN(64, ticks) !== ticks ? null : ticks;
}

function ticksOf(text: string): bigint | null {
  const value = text.trim().replace(/^["']|["']$/g, '');
  const unit = /^([-+]?\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(value);
  if (unit) {
    const factor = UNITS.find(([pattern]) => pattern.test((unit[2] ?? '').toLowerCase()))?.[1];
    return factor === undefined ? null : scale(unit[1] ?? '', factor);
  }
  const clock = /^([-+])?(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/.exec(value);
  if (clock) {
    const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = clock;
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
    const ticks =
      BigInt(days) * TICKS.day +
      BigInt(hours) * TICKS.hour +
      BigInt(minutes) * TICKS.minute +
      BigInt(seconds) * TICKS.second;
    const total = ticks + BigInt(fraction.padEnd(7, '0'));
    return sign === '-' ? -total : total;
  }
  return /^[-+]?\d+$/.test(value) ? scale(value, TICKS.day) : null;
}

const pad = (value: bigint | number, width: number): string => String(value).padStart(width, '0');

/** ISO text with seven decimals, as Kusto prints a datetime inside a dynamic value. */
export function printDatetime(ticks: bigint): string {
  const milliseconds = ticks >= 0n ? ticks / 10_000n : (ticks - 9_999n) / 10_000n;
  const rest = ticks - milliseconds * 10_000n;
  const at = new Date(Number(milliseconds));
  const date = `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1, 2)}-${pad(at.getUTCDate(), 2)}`;
  const clock = `${pad(at.getUTCHours(), 2)}:${pad(at.getUTCMinutes(), 2)}:${pad(at.getUTCSeconds(), 2)}`;
  return `${date}T${clock}.${pad(at.getUTCMilliseconds(), 3)}${pad(rest, 4)}Z`;
}

/** `[-][d.]hh:mm:ss[.fffffff]`. */
export function printTimespan(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / TICKS.day;
  const clock = [(size / TICKS.hour) % 24n, (size / TICKS.minute) % 60n, (size / TICKS.second) % 60n]
    .map((part) => pad(part, 2))
    .join(':');
  const fraction = size % TICKS.second;
  return `${ticks < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${clock}${fraction > 0n ? `.${pad(fraction, 7)}` : ''}`;
}
