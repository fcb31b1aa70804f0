/** A set of code points: inclusive ranges, in order, none touching another. */
export type CodePoints = readonly (readonly [number, number])[];

const LAST = 0x10ffff;

/** Ranges in any order as a set. */
export function codePoints(ranges: CodePoints): CodePoints {
  const joined: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

export const union = (...sets: readonly CodePoints[]): CodePoints => codePoints(sets.flat());

export function complement(of: CodePoints): CodePoints {
  const starts = [0, ...of.map(([, to]) => to + 1)];
  const ends = [...of.map(([from]) => from - 1), LAST];
  return starts.map((from, index) => [from, ends[index] ?? LAST] as const).filter(([from, to]) => from <= to);
}

export const intersection = (a: CodePoints, b: CodePoints): CodePoints =>
  complement(union(complement(a), complement(b)));

export const difference = (a: CodePoints, b: CodePoints): CodePoints => intersection(a, complement(b));

/** The body of a bracketed class that RE2 reads. */
export const printCodePoints = (of: CodePoints): string =>
  of.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join('');

const hex = (point: number): string => `\\x{${point.toString(16)}}`;

const remembered = new Map<string, CodePoints>();

/** Every code point that an expression of JavaScript matches; remembered, as it asks for each of a million. */
export function matching(source: string): CodePoints {
  const known = remembered.get(source);
  if (known) return known;
  const expression = new RegExp(source, 'u');
  const found: [number, number][] = [];
  for (let point = 0; point <= LAST; point++)
    if ((point < 0xd800 || point > 0xdfff) && expression.test(String.fromCodePoint(point))) found.push([point, point]);
  const set = codePoints(found);
  remembered.set(source, set);
  return set;
}

const titled = (name: string): string =>
  name.replace(/[A-Za-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());

/** The set of `\p{name}`; null where Unicode has no such category, property or script. */
export function propertySet(name: string): CodePoints | null {
  if (/^ascii$/i.test(name)) return [[0, 0x7f]];
  const plain = name.includes('=') ? [name] : [name, titled(name), `Script=${name}`, `Script=${titled(name)}`];
  for (const each of plain) {
    try {
      return matching(`^\\p{${each}}$`);
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
    }
  }
  return null;
}

/** ASCII classes by name. Source: https://learn.microsoft.com/kusto/query/regex#ascii-character-classes */
export const ASCII_CLASSES: Readonly<Record<string, CodePoints>> = Object.freeze({
  alnum: asciiSet('0-9A-Za-z'),
  alpha: asciiSet('A-Za-z'),
  ascii: [[0, 0x7f]],
  blank: asciiSet('\\t '),
  cntrl: asciiSet('\\x00-\\x1F\\x7F'),
  digit: asciiSet('0-9'),
  graph: asciiSet('!-~'),
  lower: asciiSet('a-z'),
  print: asciiSet(' -~'),
  punct: asciiSet('!-\\/:-@\\[-`{-~'),
  space: asciiSet('\\t\\n\\v\\f\\r '),
  upper: asciiSet('A-Z'),
  word: asciiSet('0-9A-Za-z_'),
  xdigit: asciiSet('0-9A-Fa-f'),
});

function asciiSet(body: string): CodePoints {
  const expression = new RegExp(`^[${body}]$`);
  return codePoints(
    Array.from({ length: 128 }, (_, point) => [point, point] as const).filter(([point]) =>
      expression.test(String.fromCharCode(point)),
    ),
  );
}
