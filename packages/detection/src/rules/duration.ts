const UNIT_SECONDS = { d: 86_400, h: 3600, m: 60, s: 1 } as const;

/**
 * Seconds of a duration as rules write it: `5m`, `1h`, `14d` or ISO 8601 (`PT5M`, `P1DT12H`).
 * Shape: `undefined` where the text is neither. Weeks are accepted (`P2W`); months and years have no fixed length and are not. The
 * `timespan` of a query request means something else: years of 365 and months of 30 days, fractions, no short form.
 */
export function parseDuration(text: string): number | undefined {
  const short = /^(\d{1,9})([dhms])$/i.exec(text);
  if (short?.[1] && short[2]) {
    return Number(short[1]) * UNIT_SECONDS[short[2].toLowerCase() as keyof typeof UNIT_SECONDS];
  }
  const iso = /^P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/i.exec(text);
  if (!iso || /[PT]$/i.test(text)) return undefined;
  const [weeks, days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}

/** The shortest exact form that rule YAML uses: `3600` → `1h`. */
export function printDuration(seconds: number): string {
  for (const unit of ['d', 'h', 'm'] as const) {
    if (seconds !== 0 && seconds % UNIT_SECONDS[unit] === 0) return `${seconds / UNIT_SECONDS[unit]}${unit}`;
  }
  return `${seconds}s`;
}

/** `hh:mm:ss`, with days in front from one day on, as `Query Period` in `SecurityAlert` has it. */
export function printClockDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${days > 0 ? `${days}.` : ''}${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

/** ISO 8601, as the REST form of a rule has it: `300` → `PT5M`, `86400` → `P1D`. */
export function printIsoDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [
    [Math.floor((seconds % 86_400) / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const time = parts.map(([value, unit]) => (value > 0 ? `${value}${unit}` : '')).join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
