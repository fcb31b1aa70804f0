/** How a match of a shape begins: with a run of so many digits or letters, whatever follows. */
export interface Lead {
  readonly digits: Range | null;
  readonly letters: Range | null;
}
type Range = readonly [minimum: number, maximum: number];

/** Runs longer than this count as this long. */
export const LONGEST_RUN = 24;

const REPEATED = /^\[(0-9|A-Z)\](?:\{([0-9]+)(?:,([0-9]+))?\})?/;
const SEPARATOR = /^(?:\[[^0-9A-Za-z\]]+\]|\\[./(-]|[/ .-])(\?)?/;
const FIRST = /^\[([^\]]+)\]/;

/**
 * Tells from the text of a shape with which run its matches begin, so that the engine tries it at words that begin like
 * that. Shape: wider than the truth where the shape is not of the common forms, never narrower.
 */
export function leadOf(source: string): Lead {
  const repeated = REPEATED.exec(source);
  if (!repeated) return firstCharacter(source);
  const minimum = Number(repeated[2] ?? 1);
  const maximum = canRunOn(source.slice(repeated[0].length), repeated[1] === '0-9')
    ? LONGEST_RUN
    : Number(repeated[3] ?? minimum);
  const range: Range = [Math.min(minimum, LONGEST_RUN), Math.min(maximum, LONGEST_RUN)];
  return repeated[1] === '0-9' ? { digits: range, letters: null } : { digits: null, letters: range };
}

/** Whether what follows may lengthen the first run: an optional separator may be left out, an obligatory one may not. */
function canRunOn(rest: string, isDigits: boolean): boolean {
  if (rest === '') return false;
  const separator = SEPARATOR.exec(rest);
  if (separator && separator[1] === undefined) return false;
  const next = separator ? rest.slice(separator[0].length) : rest;
  const isOtherKind = isDigits ? /^\[A-Z\]/.test(next) : /^\[0-9\]/.test(next) && !/^\[0-9\](?:\?|\{0)/.test(next);
  return !isOtherKind;
}

function firstCharacter(source: string): Lead {
  const members = FIRST.exec(source)?.[1];
  const any: Range = [1, LONGEST_RUN];
  if (members === undefined) return { digits: any, letters: any };
  return { digits: /[0-9]/.test(members) ? any : null, letters: /[A-Za-z]/.test(members) ? any : null };
}
