import type { HostOperator, HostValue, Json } from '../host.ts';
import {
  ANY,
  type Coded,
  cellsOf,
  closureOf,
  countRows,
  encode,
  findPatterns,
  isRelated,
  type Pattern,
  percentOf,
  rowsWith,
  sizeOf,
} from './patterns.ts';

const page = (name: string): string => `https://learn.microsoft.com/kusto/query/${name}-plugin`;
interface Scored extends Pattern {
  readonly score: number;
}

/** The best first; of two with one score the one with more rows, then by values, so that an answer is the same each time. */
const byScore =
  (coded: Coded) =>
  (a: Scored, b: Scored): number =>
    b.score - a.score || (b.counts[0] ?? 0) - (a.counts[0] ?? 0) || (textOf(coded, a) < textOf(coded, b) ? -1 : 1);
const textOf = (coded: Coded, { codes }: Pattern): string => cellsOf(coded, codes).map(String).join('\u0000');
const optionsOf = (options: Json) => options as Readonly<Record<string, number>>;

/**
 * Frequent patterns: all closed ones that reach a share of the rows, those that say most of most rows first.
 * Input: values, mask, weight. Options: threshold, maxDimensions. Output: id, count, percent, mask, values.
 */
export const basket: HostOperator = {
  source: page('basket'),
  run([table], options) {
    if (!table) return [];
    const { threshold = 0.05, maxDimensions = 5 } = optionsOf(options);
    const coded = encode(table, 1);
    const least = threshold * (coded.totals[0] ?? 0);
    const found = findPatterns(coded, { isFrequent: ([count = 0]) => count >= least, maxDimensions });
    const scored = found.map((each) => ({ ...each, score: sizeOf(each.codes) * (each.counts[0] ?? 0) }));
    return scored.sort(byScore(coded)).map((each, id) => segment(coded, each, id));
  },
};

function segment(coded: Coded, { codes, counts: [count = 0] }: Pattern, id: number): HostValue[] {
  const percent = percentOf(count, coded.totals[0] ?? 0, 1);
  return [BigInt(id), BigInt(Math.round(count)), percent, ...cellsOf(coded, codes)];
}

/** The most patterns that a plugin shows that is to give a small set. */
const MAX_SHOWN = 30;

/**
 * A few patterns that each cover many rows with many values. From the heaviest rows on, values are given up one by one as
 * long as the weighted geometric mean of coverage and share of set values is best; of related patterns the best stays.
 * Input: values, mask, weight. Options: sizeWeight, seeds. Output: id, count, percent, mask, values.
 */
export const autocluster: HostOperator = {
  source: page('autocluster'),
  run([table], options, notice) {
    if (!table) return [];
    const { sizeWeight = 0.5, seeds = 25 } = optionsOf(options);
    const coded = encode(table, 1);
    const weights = coded.weights[0] ?? new Float64Array();
    const heaviest = Array.from(weights.keys()).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
    const found = heaviest.slice(0, seeds).map((row) => expandSeed(coded, row, sizeWeight));
    return chooseUnrelated(found.sort(byScore(coded)), notice).map((each, id) => segment(coded, each, id));
  },
};

function score(coded: Coded, codes: readonly number[], sizeWeight: number): Scored {
  const rows = rowsWith(coded, codes);
  const counts = countRows(coded, rows);
  const closed = closureOf(coded, rows);
  const coverage = (counts[0] ?? 0) / (coded.totals[0] || 1);
  const shared = sizeOf(closed) / Math.max(1, closed.length);
  return { codes: closed, counts, score: coverage ** sizeWeight * shared ** (1 - sizeWeight) };
}

function expandSeed(coded: Coded, row: number, sizeWeight: number): Scored {
  let current = coded.columns.map(({ codes }) => Math.max(ANY, codes[row] ?? ANY));
  let best = score(coded, current, sizeWeight);
  while (sizeOf(current) > 1) {
    const wider = current
      .flatMap((code, column) => (code === ANY ? [] : [current.with(column, ANY)]))
      .map((codes) => ({ codes, scored: score(coded, codes, sizeWeight) }))
      .sort((a, b) => byScore(coded)(a.scored, b.scored));
    const [next] = wider;
    if (!next) break;
    current = next.codes;
    if (next.scored.score > best.score) best = next.scored;
  }
  return best;
}

/** Those of a ranking that neither widen nor narrow a better one. */
function chooseUnrelated<P extends Pattern>(ranked: readonly P[], notice: (text: string) => void): P[] {
  const chosen: P[] = [];
  for (const each of ranked) {
    if (chosen.some((other) => isRelated(other.codes, each.codes))) continue;
    if (chosen.length < MAX_SHOWN) chosen.push(each);
    else {
      notice(`Only the ${MAX_SHOWN} best patterns are given; raise the threshold, or project fewer columns.`);
      break;
    }
  }
  return chosen;
}

/**
 * Patterns whose share differs most between two sets; of related ones the one with the largest difference stays.
 * Input: values, mask, weight in A, weight in B. Options: threshold, maxDimensions. Output: id, counts, percents, mask, values.
 */
export const diffpatterns: HostOperator = {
  source: page('diffpatterns'),
  run([table], options, notice) {
    if (!table) return [];
    const { threshold = 0.05, maxDimensions = 5 } = optionsOf(options);
    const coded = encode(table, 2);
    const share = (counts: readonly number[], set: number): number => (counts[set] ?? 0) / (coded.totals[set] || 1);
    const isFrequent = (counts: readonly number[]): boolean =>
      share(counts, 0) >= threshold || share(counts, 1) >= threshold;
    const ranked = findPatterns(coded, { isFrequent, maxDimensions })
      .map((each) => ({ ...each, score: Math.abs(share(each.counts, 0) - share(each.counts, 1)) }))
      .filter((each) => each.score >= threshold)
      .sort(byScore(coded));
    return chooseUnrelated(ranked, notice).map(({ codes, counts }, id) => {
      const [a = 0, b = 0] = counts;
      const [percentA, percentB] = counts.map((count, set) => percentOf(count, coded.totals[set] ?? 0, 2));
      const difference = Number(Math.abs((percentA ?? 0) - (percentB ?? 0)).toFixed(2));
      const whole = [BigInt(id), BigInt(Math.round(a)), BigInt(Math.round(b))];
      return [...whole, percentA ?? 0, percentB ?? 0, difference, ...cellsOf(coded, codes)];
    });
  },
};
