import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS } from '@vedette/model';

const TICKS = {
  day: 864_000_000_000n,
  hour: 36_000_000_000n,
  minute: 600_000_000n,
  second: 10_000_000n,
  millisecond: 10_000n,
  microsecond: 10n,
  tick: 1n,
};

const UNITS: readonly (readonly [RegExp, bigint])[] = [
  [/^d(ays?)?$/, TICKS.day],
  [/^(h|hrs?|hours?)$/, TICKS.hour],
  [/^(m|min(ute)?s?)$/, TICKS.minute],
  [/^(s|sec(ond)?s?)$/, TICKS.second],
  [/^(ms|milli(second)?s?)$/, TICKS.millisecond],
  [/^micro(second)?s?$/, TICKS.microsecond],
  [/^ticks?$/, TICKS.tick],
];

/** A decimal numeral times a whole number, exactly. */
function scale(numeral: string, factor: bigint): bigint {
  const [whole = '0', fraction = ''] = numeral.split('.');
  const sign = whole.startsWith('-') ? -1n : 1n;
  const digits = BigInt(whole.replace(/[-+]/, '') || '0') * 10n ** BigInt(fraction.length) + BigInt(fraction || '0');
  return (sign * digits * factor) / 10n ** BigInt(fraction.length);
}

/** `1.5h`, `1.02:03:04.5`, `3` (days): ticks, or null where the text is not a timespan. */
export function parseTimespanText(text: string): bigint | null {
  const value = text.trim().replace(/^["']|["']$/g, '');
  const unit = /^([-+]?\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(value);
  if (unit) {
    const factor = UNITS.find(([pattern]) => pattern.test((unit[2] ?? '').toLowerCase()))?.[1];
    return factor === undefined ? null : scale(unit[1] ?? '', factor);
  }
  const clock = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/.exec(value);
  if (clock) {
    const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = clock;
    const ticks =
      BigInt(days) * TICKS.day +
      BigInt(hours) * TICKS.hour +
      BigInt(minutes) * TICKS.minute +
      BigInt(seconds) * TICKS.second;
    const total = ticks + BigInt(fraction.padEnd(7, '0'));
    return sign ? -total : total;
  }
  return /^[-+]?\d+(\.\d+)?$/.test(value) ? scale(value, TICKS.day) : null;
}

const ISO =
  /^(\d{1,4})\s*-\s*(\d{1,2})\s*-\s*(\d{1,2})(?:[T ]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?)?\s*(Z|[+-]\d{1,2}:?\d{2})?$/i;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?\s*(AM|PM)?)?$/i;

function ticksOf(
  date: readonly [number, number, number],
  clock: readonly [number, number, number],
  fraction: string,
): bigint | null {
  const [year, month, day] = date;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || clock[0] > 24 || clock[1] > 59 || clock[2] > 59)
    return null;
  const seconds = BigInt(clock[0] * 3600 + clock[1] * 60 + clock[2]);
  const ticks =
    BigInt(at.getTime()) * TICKS.millisecond + seconds * TICKS.second + BigInt(fraction.padEnd(7, '0').slice(0, 7));
  return ticks < MIN_DATETIME_TICKS || ticks > MAX_DATETIME_TICKS ? null : ticks;
}

/** A datetime as Kusto writes or reads it: ticks since 1970-01-01 UTC, or null where the text is not one. */
export function parseDatetimeText(text: string): bigint | null {
  const value = text.trim().replace(/^["']|["']$/g, '');
  const iso = ISO.exec(value);
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = iso;
    const ticks = ticksOf(
      [Number(year), Number(month), Number(day)],
      [Number(hour), Number(minute), Number(second)],
      fraction,
    );
    return ticks === null ? null : ticks - zoneTicks(zone);
  }
  const american = AMERICAN.exec(value);
  if (american) {
    const [, month, day, year, hour = '0', minute = '0', second = '0', fraction = '', half] = american;
    const shift =
      half === undefined
        ? 0
        : half.toLowerCase() === 'pm' && Number(hour) < 12
          ? 12
          : half.toLowerCase() === 'am' && hour === '12'
            ? -12
            : 0;
    return ticksOf(
      [Number(year), Number(month), Number(day)],
      [Number(hour) + shift, Number(minute), Number(second)],
      fraction,
    );
  }
  if (/^\d{4}$/.test(value)) return ticksOf([Number(value), 1, 1], [0, 0, 0], '');
  const month = /^(\d{4})-(\d{1,2})$/.exec(value);
  if (month) return ticksOf([Number(month[1]), Number(month[2]), 1], [0, 0, 0], '');
  const other = /[a-z]{3}/i.test(value)
    ? Date.parse(/(gmt|utc|z|[+-]\d{4})$/i.test(value) ? value : `${value} UTC`)
    : Number.NaN;
  return Number.isNaN(other) ? null : BigInt(other) * TICKS.millisecond;
}

function zoneTicks(zone: string | undefined): bigint {
  const parts = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone ?? '');
  if (!parts) return 0n;
  const minutes = BigInt(Number(parts[2]) * 60 + Number(parts[3]));
  return (parts[1] === '-' ? -minutes : minutes) * TICKS.minute;
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
