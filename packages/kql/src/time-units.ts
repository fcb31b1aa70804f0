/** Ticks of 100 ns in each unit that has a fixed length, by the name that KQL has for it. */
export const TICKS = Object.freeze({
  week: 6_048_000_000_000n,
  day: 864_000_000_000n,
  hour: 36_000_000_000n,
  minute: 600_000_000n,
  second: 10_000_000n,
  millisecond: 10_000n,
  microsecond: 10n,
});

const BY_NAME: ReadonlyMap<string, bigint> = new Map(Object.entries(TICKS));

/** The same for a unit that a query names; undefined for one of no fixed length, shorter than a tick, or unknown. */
export const ticksOf = (unit: string): bigint | undefined => BY_NAME.get(unit);

const MONTHS: ReadonlyMap<string, bigint> = new Map([
  ['year', 12n],
  ['quarter', 3n],
  ['month', 1n],
]);

/** Months in a unit of the calendar; undefined for any other unit. */
export const monthsOf = (unit: string): bigint | undefined => MONTHS.get(unit);
