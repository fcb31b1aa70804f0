/** Shapes that several types share. Each is matched once per text, whoever asks for it. */
import type { Edge, Need, Shape } from './sensitive-type.ts';

interface ShapeOptions {
  readonly ignoreCase?: boolean;
  readonly edge?: Edge;
  readonly need?: Need;
}

/** A shape from RE2 syntax. Shape: no look-around, bounded repetition, edges are stated and not part of the source. */
export function shape(source: string, options: ShapeOptions = {}): Shape {
  return {
    source,
    ignoreCase: options.ignoreCase ?? false,
    edge: options.edge ?? 'word',
    need: options.need ?? { digits: 4 },
  };
}

/** So many digits in one run. */
export function digits(count: number): Shape {
  return shape(`[0-9]{${count}}`, { edge: 'number', need: { digits: count } });
}

/** Digits in groups with one separator between each two, e.g. `grouped([3, 2, 4], ' -')` for `078-05-1120`. */
export function grouped(groups: readonly number[], separators: string): Shape {
  const total = groups.reduce((sum, size) => sum + size, 0);
  const between = `[${separators.replace(/[\]\\^-]/g, '\\$&')}]`;
  return shape(groups.map((size) => `[0-9]{${size}}`).join(between), { edge: 'number', need: { digits: total } });
}

/** A date as documents print it: 2026-11-21, 21/11/2026, 11/26 (card expiry), 21.11.26. */
export const EXPIRY_DATE = shape('(?:0[1-9]|1[0-2])[/-](?:20)?[2-4][0-9]', { edge: 'number' });
export const CALENDAR_DATE = shape(
  '(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2})',
  { edge: 'number' },
);
