import type { HostOperator, HostValue, Json } from '../host.ts';
import { percentOf } from './patterns.ts';

interface Text {
  readonly tokens: readonly string[];
  readonly counts: readonly [number, number];
}
interface Options {
  readonly minTokens: number;
  readonly maxTokens: number;
  readonly threshold: number;
}
interface Phrase {
  readonly tokens: readonly string[];
  readonly counts: readonly [number, number];
}

/** Phrases of a length that stand in enough texts of one set, and where: level after level, each from the one before. */
function findPhrases(texts: readonly Text[], totals: readonly [number, number], options: Options): Phrase[] {
  const all: Phrase[] = [];
  const isFrequent = ([a, b]: readonly [number, number]): boolean =>
    a >= options.threshold * totals[0] || b >= options.threshold * totals[1];
  let before: ReadonlySet<string> | null = null;
  for (let size = 1; size <= options.maxTokens; size++) {
    const counted = countPhrases(texts, size, before);
    const frequent = [...counted].filter(([, { counts }]) => isFrequent(counts));
    if (frequent.length === 0) break;
    all.push(...frequent.map(([, phrase]) => phrase));
    before = new Set(frequent.map(([key]) => key));
  }
  return all;
}

const keyOf = (tokens: readonly string[]): string => tokens.join('\u0000');

function countPhrases(texts: readonly Text[], size: number, before: ReadonlySet<string> | null): Map<string, Phrase> {
  const found = new Map<string, { tokens: readonly string[]; counts: [number, number] }>();
  for (const { tokens, counts } of texts) {
    const seen = new Set<string>();
    for (let at = 0; at + size <= tokens.length; at++) {
      const part = tokens.slice(at, at + size);
      if (before && !(before.has(keyOf(part.slice(0, -1))) && before.has(keyOf(part.slice(1))))) continue;
      const key = keyOf(part);
      if (seen.has(key)) continue;
      seen.add(key);
      const known = found.get(key);
      if (!known) found.set(key, { tokens: part, counts: [counts[0], counts[1]] });
      else {
        known.counts[0] += counts[0];
        known.counts[1] += counts[1];
      }
    }
  }
  return found;
}

function run(rows: readonly (readonly HostValue[])[], given: Json): HostValue[][] {
  const options = given as unknown as Options;
  const texts = rows.map(
    ([text, a, b]): Text => ({ tokens: String(text).split(/\s+/).filter(Boolean), counts: [Number(a), Number(b)] }),
  );
  const totals: [number, number] = [0, 0];
  for (const { counts } of texts) for (const set of [0, 1] as const) totals[set] += counts[set];
  const share = ({ counts }: Phrase): number => counts[0] / (totals[0] || 1) - counts[1] / (totals[1] || 1);
  const ranked = findPhrases(texts, totals, options)
    .filter((each) => each.tokens.length >= options.minTokens && Math.abs(share(each)) >= options.threshold)
    .sort((a, b) => Math.abs(share(b)) - Math.abs(share(a)) || b.tokens.length - a.tokens.length);
  const chosen: Phrase[] = [];
  const isIn = (a: string, b: string): boolean => ` ${b} `.includes(` ${a} `);
  for (const each of ranked) {
    const text = each.tokens.join(' ');
    if (!chosen.some(({ tokens }) => isIn(text, tokens.join(' ')) || isIn(tokens.join(' '), text))) chosen.push(each);
  }
  return chosen
    .sort((a, b) => share(b) - share(a))
    .map(({ tokens, counts: [a, b] }) => [
      BigInt(a),
      BigInt(b),
      percentOf(a, totals[0], 2),
      percentOf(b, totals[1], 2),
      tokens.join(' '),
    ]);
}

/**
 * Phrases whose share of the texts differs between two sets.
 * Input: text, texts in the first set, texts in the second. Options: minTokens, maxTokens, threshold. Output: counts, percents, pattern.
 */
export const diffpatternsText: HostOperator = {
  source: 'https://learn.microsoft.com/kusto/query/diffpatterns-text-plugin',
  run: ([table], options) => run(table?.rows ?? [], options),
};
