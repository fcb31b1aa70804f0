/**
 * Whole numbers in JSON that no 64 bits hold. Kusto reads a number that no long holds as a real, and so are these written: with a
 * point. The engine takes JSON with one as it came for no JSON.
 */

const NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d[-+\d.eE]*/g;

/** A whole number as JSON; one beyond 64 bits, of which the engine knows signed and unsigned ones, as a real. */
export const wholeJson = (whole: bigint): string =>
  -(2n ** 63n) <= whole && whole < 2n ** 64n ? String(whole) : `${whole}.0`;

/** JSON with its whole numbers beyond 64 bits as reals. */
export const widenJson = (json: string): string =>
  json.replace(NUMBERS, (token) => (/^-?\d{19,}$/.test(token) ? wholeJson(BigInt(token)) : token));
