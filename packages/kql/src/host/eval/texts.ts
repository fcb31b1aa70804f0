/** The text operators on single texts; see `functions/text-operators.ts` for what a term is. */

const EDGE = '[\\p{L}\\p{N}]';
const NOT_EDGE = '[^\\p{L}\\p{N}]';
const STARTS = new RegExp(`^${EDGE}`, 'u');
const ENDS = new RegExp(`${EDGE}$`, 'u');
const escapeRegex = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&');

type Test = (of: string, needle: string) => boolean;

/** Needles mostly stay the same from row to row. */
function lastPattern(build: (needle: string) => RegExp): (needle: string) => RegExp {
  let known: { readonly needle: string; readonly pattern: RegExp } | null = null;
  return (needle) => {
    if (known?.needle !== needle) known = { needle, pattern: build(needle) };
    return known.pattern;
  };
}

function term(isCaseSensitive: boolean, sides: 'both' | 'start' | 'end'): Test {
  const pattern = lastPattern((needle) => {
    const start = sides !== 'end' && STARTS.test(needle) ? `(?:^|${NOT_EDGE})` : '';
    const end = sides !== 'start' && ENDS.test(needle) ? `(?:$|${NOT_EDGE})` : '';
    return new RegExp(`${start}${escapeRegex(needle)}${end}`, isCaseSensitive ? 'us' : 'ius');
  });
  return (of, needle) => needle === '' || pattern(needle).test(of);
}

const folded =
  (test: Test): Test =>
  (of, needle) =>
    test(of.toLowerCase(), needle.toLowerCase());

const contains: Test = (of, needle) => of.includes(needle);
const startsWith: Test = (of, needle) => of.startsWith(needle);
const endsWith: Test = (of, needle) => of.endsWith(needle);
const equals: Test = (of, needle) => of === needle;

const both = (name: string, test: Test): Record<string, Test> => ({
  [name]: test,
  [`!${name}`]: (of, needle) => !test(of, needle),
});

export const hasTerm = term(false, 'both');

export const textTests: Readonly<Record<string, Test>> = Object.freeze({
  ...both('has', hasTerm),
  ...both('has_cs', term(true, 'both')),
  ...both('hasprefix', term(false, 'start')),
  ...both('hasprefix_cs', term(true, 'start')),
  ...both('hassuffix', term(false, 'end')),
  ...both('hassuffix_cs', term(true, 'end')),
  ...both('contains', folded(contains)),
  ...both('contains_cs', contains),
  ...both('startswith', folded(startsWith)),
  ...both('startswith_cs', startsWith),
  ...both('endswith', folded(endsWith)),
  ...both('endswith_cs', endsWith),
  '=~': folded(equals),
  '!~': (of, needle) => !folded(equals)(of, needle),
});
