import { defineHostFunctions } from '../define.ts';
import type { HostValue } from '../host.ts';
import { betaCdf, betaInverse, betaPdf } from './beta.ts';

/** Larger parameters are not answered. Source: https://learn.microsoft.com/kusto/query/beta-cdf-function (read 2026-11-21). */
const MAX_PARAMETER = 10_000;
const isParameter = (of: number): boolean => of > 0 && of <= MAX_PARAMETER;

/** A function of numbers that is null where one of them is. */
const ofNumbers =
  (compute: (...numbers: number[]) => number | null) =>
  (args: readonly HostValue[]): HostValue =>
    args.some((each) => each === null) ? null : compute(...args.map(Number));

/** With an `alpha` that is not positive the engine's recorded answer is 1, where the page says NaN. */
function cdf(x = Number.NaN, alpha = 0, beta = 0): number {
  if (x >= 0 && x <= 1 && alpha <= 0 && isParameter(beta)) return 1;
  return x >= 0 && x <= 1 && isParameter(alpha) && isParameter(beta) ? betaCdf(x, alpha, beta) : Number.NaN;
}

function pdf(x = Number.NaN, alpha = 0, beta = 0): number {
  return x > 0 && x < 1 && alpha > 0 && beta > 0 ? betaPdf(x, alpha, beta) : Number.NaN;
}

/** A probability outside its range gives null and a bad parameter NaN: the engine's recorded answer, where the page says the reverse. */
function inverse(probability = Number.NaN, alpha = 0, beta = 0): number | null {
  if (!isParameter(alpha) || !isParameter(beta)) return Number.NaN;
  return probability > 0 && probability <= 1 ? betaInverse(probability, alpha, beta) : null;
}

/** The two-sided p-value of Welch's test. Source: B. L. Welch, Biometrika 34 (1947), with the Welch-Satterthwaite degrees of freedom. */
function welch(mean1 = 0, variance1 = 0, count1 = 0, mean2 = 0, variance2 = 0, count2 = 0): number {
  const [first, second] = [variance1 / count1, variance2 / count2];
  const t = (mean1 - mean2) / Math.sqrt(first + second);
  const freedom = (first + second) ** 2 / (first ** 2 / (count1 - 1) + second ** 2 / (count2 - 1));
  const x = freedom / (freedom + t * t);
  return Number.isNaN(x) ? Number.NaN : betaCdf(x, freedom / 2, 0.5);
}

export const statisticsHostFunctions = defineHostFunctions({
  beta_cdf: { compute: ofNumbers(cdf), takes: ['real'] },
  beta_pdf: { compute: ofNumbers(pdf), takes: ['real'] },
  beta_inv: { compute: ofNumbers(inverse), takes: ['real'] },
  welch_test: { compute: ofNumbers(welch), takes: ['real'] },
});
