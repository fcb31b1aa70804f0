import type { Random } from './random.ts';

const TOKEN = /\s+|\w+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\w\s]/gsu;
/** What a text is spliced with besides its own tokens and those of other queries. */
const STRANGE = [
  '|',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ';',
  ',',
  '"',
  "'",
  '`',
  '``',
  '\\',
  '\0',
  '\uFEFF',
  '\u2028',
  '\ud800',
  '..',
  '=>',
  '==',
  '*',
  '-',
  '--',
  '/*',
  '//',
  '@',
  '$left',
  '$$',
  '{p0:String}',
  'let',
  'union',
  'datatable',
  'materialize',
  'typeof',
  'dynamic',
  '1e999',
  '0x',
  '99999999999999999999',
  '1d',
  'ago',
  'in~',
  '.a',
  '😀',
  '#',
  '%',
  '!',
  '~',
];

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** A text near to a query, most of the time none itself. `corpus` lends tokens. */
export function mutateText(text: string, corpus: readonly string[], random: Random): string {
  let tokens = tokensOf(text);
  for (let left = 1 + random.below(4); left > 0; left--) tokens = mutateOnce(tokens, corpus, random);
  return tokens.join('');
}

function mutateOnce(tokens: readonly string[], corpus: readonly string[], random: Random): string[] {
  if (tokens.length === 0) return [random.pick(STRANGE)];
  const at = random.below(tokens.length + 1);
  const other = random.below(tokens.length + 1);
  const [low, high] = [Math.min(at, other), Math.max(at, other)];
  return random.pick([
    () => tokens.toSpliced(at, 1),
    () => tokens.toSpliced(low, Math.min(high - low, 8)),
    () => tokens.toSpliced(at, 0, ...tokens.slice(low, Math.min(high, low + 8))),
    () => tokens.toSpliced(at, 0, random.pick(STRANGE)),
    () => tokens.with(Math.min(at, tokens.length - 1), random.pick(STRANGE)),
    () => tokens.toSpliced(low, 1, tokens[other] ?? '').toSpliced(other, 1, tokens[low] ?? ''),
    () => splice(tokens, tokensOf(random.pick(corpus)), at, random),
    () => tokens.slice(0, at),
  ])();
}

function splice(tokens: readonly string[], others: readonly string[], at: number, random: Random): string[] {
  const from = random.below(others.length + 1);
  return [
    ...tokens.slice(0, at),
    ...others.slice(from, from + 1 + random.below(20)),
    ...tokens.slice(at + random.below(6)),
  ];
}
