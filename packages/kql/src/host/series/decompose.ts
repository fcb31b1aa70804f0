import { fitLine, lineAt, meanOf } from './fit.ts';
import { detectPeriods } from './periods.ts';

export type Trend = 'avg' | 'linefit' | 'none';

export interface DecomposeOptions {
  /** -1 finds a period, 0 has none, else the period in bins. */
  readonly seasonality: number;
  readonly trend: Trend;
  /** Points at the end that are not learned from. */
  readonly testPoints: number;
  /** What a period that is found must score. */
  readonly threshold: number;
}

export interface Decomposition {
  readonly baseline: readonly number[];
  readonly seasonal: readonly number[];
  readonly trend: readonly number[];
  readonly residual: readonly number[];
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

const isKnown = (value: number): boolean => Number.isFinite(value);

/** Unknown values in the place of which a search for periods reads the average. */
function withoutGaps(values: readonly number[]): number[] {
  const known = values.filter(isKnown);
  const mean = known.length > 0 ? meanOf(known) : 0;
  return values.map((each) => (isKnown(each) ? each : mean));
}

function periodOf(learned: readonly number[], seasonality: number, threshold: number): number {
  if (seasonality >= 0) return Math.trunc(seasonality);
  const [best] = detectPeriods(withoutGaps(learned), 0, learned.length, 1);
  return best && best.score >= threshold ? best.period : 0;
}

/** The median of the values of each phase; zeros without a period. */
export function seasonalOf(
  values: readonly number[],
  seasonality: number,
  threshold: number,
  learnedCount: number = values.length,
): number[] {
  const learned = values.slice(0, learnedCount);
  const period = periodOf(learned, seasonality, threshold);
  if (period <= 0) return values.map(() => 0);
  const phases = Array.from({ length: Math.min(period, values.length) }, (_, phase) =>
    medianOf(learned.filter((each, index) => index % period === phase && isKnown(each))),
  );
  return values.map((_, index) => phases[index % period] ?? 0);
}

function trendOf(values: readonly number[], trend: Trend, learnedCount: number): number[] {
  const learned = withoutGaps(values.slice(0, learnedCount));
  if (trend === 'none' || learned.length === 0) return values.map(() => 0);
  if (trend === 'avg') {
    const mean = meanOf(learned);
    return values.map(() => mean);
  }
  const line = fitLine(learned);
  return values.map((_, index) => lineAt(line, index + 1));
}

/** Seasonal part, trend of what it leaves, and the rest, in this order. Source: https://learn.microsoft.com/kusto/query/series-decompose-function */
export function decompose(values: readonly number[], options: DecomposeOptions): Decomposition {
  const learnedCount = Math.max(0, values.length - Math.max(0, options.testPoints));
  const seasonal = seasonalOf(values, options.seasonality, options.threshold, learnedCount);
  const deseasonal = values.map((each, index) => each - (seasonal[index] ?? 0));
  const trend = trendOf(deseasonal, options.trend, learnedCount);
  const baseline = seasonal.map((each, index) => each + (trend[index] ?? 0));
  return { seasonal, trend, baseline, residual: values.map((each, index) => each - (baseline[index] ?? 0)) };
}

/** A percentile between the values, by their distance. */
function percentileOf(sorted: readonly number[], percent: number): number {
  const at = (percent / 100) * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * How far every value lies outside the range between two percentiles, in lengths of that range (Tukey's fences). Values that
 * are not known, and those that stand for missing ones, score 0.
 */
export function scoreOutliers(values: readonly number[], low: number, high: number, ignored: number): number[] {
  const counts = values.filter((each) => isKnown(each) && each !== ignored).toSorted((a, b) => a - b);
  if (counts.length === 0) return values.map(() => 0);
  const [bottom, top] = [percentileOf(counts, low), percentileOf(counts, high)];
  return values.map((each) => {
    if (!isKnown(each) || each === ignored) return 0;
    if (each > top) return (each - top) / (top - bottom);
    return each < bottom ? (each - bottom) / (top - bottom) : 0;
  });
}
