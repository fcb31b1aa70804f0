import { expect, test } from 'vitest';
import { seriesHostFunctions } from '../functions/series.ts';
import { decompose, medianOf, scoreOutliers, seasonalOf } from './decompose.ts';
import { fitLine, fitPolynomial, fitTwoLines } from './fit.ts';
import { fourierTransform } from './fourier.ts';
import { detectPeriods, scorePeriod } from './periods.ts';

/** Figures and behaviour from the pages `series-fit-line-function`, `series-seasonal-function`, `series-periods-detect-function`. */
const TRAFFIC = [
  80, 139, 87, 110, 68, 54, 50, 51, 53, 133, 86, 141, 97, 156, 94, 149, 95, 140, 77, 61, 50, 54, 47, 133, 72, 152, 94,
  148, 105, 162, 101, 160, 87, 63, 53, 55, 54, 151, 103, 189, 108, 183, 113, 175, 113, 178, 90, 71, 62, 62, 65, 165,
  109, 181, 115, 182, 121, 178, 114, 170,
];
const naive = (values: readonly number[]): { real: number[]; imaginary: number[] } => {
  const term = (k: number, of: (angle: number) => number): number =>
    values.reduce((sum, each, index) => sum + each * of((-2 * Math.PI * k * index) / values.length), 0);
  return {
    real: values.map((_, k) => term(k, Math.cos)),
    imaginary: values.map((_, k) => term(k, Math.sin)),
  };
};

test('a line counts its positions from 1', () => {
  const fit = fitLine([2, 5, 6, 8, 11, 15, 17, 18, 25, 26, 30, 30]);
  expect(fit.rsquare).toBeCloseTo(0.982, 2);
  expect(fit.slope).toBeCloseTo(2.73, 2);
  expect(fit.variance).toBeCloseTo(98.628, 2);
  expect(fit.rvariance).toBeCloseTo(1.686, 2);
  expect(fit.interception).toBeCloseTo(-1.666, 2);
});

test('two lines meet where the series turns', () => {
  const fit = fitTwoLines([0, 1, 2, 3, 10, 8, 6, 4]);
  expect(fit?.splitIndex).toBe(4);
  expect(fit?.rsquare).toBeCloseTo(1, 12);
  expect([fit?.left.slope, fit?.right.slope]).toEqual([1, -2]);
  expect(fitTwoLines([1, 2, 3])).toBeNull();
});

test('the split is that of a search over all', () => {
  const values = Array.from({ length: 40 }, (_, index) => 1e9 + ((index * 7919) % 31) + (index > 17 ? index * 3 : 0));
  const error = (at: number): number =>
    [values.slice(0, at), values.slice(at)].reduce((sum, part) => sum + fitLine(part).rvariance * (part.length - 1), 0);
  const splits = Array.from({ length: 37 }, (_, index) => index + 2);
  const best = splits.reduce((a, b) => (error(b) < error(a) ? b : a));
  expect(fitTwoLines(values)?.splitIndex).toBe(best);
});

test('a polynomial gives back its coefficients, highest power first', () => {
  const x = Array.from({ length: 30 }, (_, index) => index * 10);
  const fit = fitPolynomial(
    x.map((each) => 2 * each ** 3 - 3 * each + 7),
    x,
    3,
  );
  [2, 0, -3, 7].forEach((wanted, index) => {
    expect(fit?.coefficients[index]).toBeCloseTo(wanted, 4);
  });
  expect(fitPolynomial([1, 2], [1, 1], 1)).toBeNull();
});

test.each([1, 2, 8, 12, 15, 17])(
  'a transform of %i values is the sum that defines it, and its inverse undoes it',
  (count) => {
    const values = Array.from({ length: count }, (_, index) => Math.sin(index * 1.7) + index / 3);
    const there = fourierTransform({ real: values, imaginary: values.map(() => 0) }, false);
    const wanted = naive(values);
    const back = fourierTransform(there, true);
    values.forEach((each, index) => {
      expect(there.real[index]).toBeCloseTo(wanted.real[index] ?? 0, 9);
      expect(there.imaginary[index]).toBeCloseTo(wanted.imaginary[index] ?? 0, 9);
      expect(back.real[index]).toBeCloseTo(each, 9);
      expect(back.imaginary[index]).toBeCloseTo(0, 9);
    });
  },
);

test('a week of twelve-hour bins has the period 14 and no other', () => {
  const found = detectPeriods(TRAFFIC, 0, 50, 2);
  expect(found.map((each) => each.period)).toEqual([14]);
  expect(found[0]?.score).toBeCloseTo(0.84, 2);
  expect(scorePeriod(TRAFFIC, 14)).toBeCloseTo(0.84, 2);
  expect(scorePeriod(TRAFFIC, 10)).toBe(0);
  expect(scorePeriod(TRAFFIC, 3)).toBe(0);
  expect(scorePeriod(TRAFFIC, 31)).toBe(0);
});

test('noise and constants have no period', () => {
  let state = 12345;
  const noise = Array.from({ length: 200 }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state % 1000;
  });
  expect(detectPeriods(noise, 0, 100, 3).filter((each) => each.score > 0.6)).toEqual([]);
  expect(detectPeriods(new Array(50).fill(3), 0, 25, 3)).toEqual([]);
});

test('the seasonal part is the median of each phase', () => {
  const first = [2, 5, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1];
  expect(seasonalOf(first, -1, 0.7)).toEqual([
    1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1,
  ]);
  const short = [1, 3, 5, 2, 4, 6, 1, 3, 5, 2, 4, 6];
  expect(seasonalOf(short, -1, 0.7)).toEqual(short.map(() => 0));
  expect(seasonalOf(short, 3, 0.7).slice(0, 3)).toEqual([1.5, 3.5, 5.5]);
});

test('points at the end that are not learned from do not move the forecast', () => {
  const options = { seasonality: 3, trend: 'linefit', testPoints: 3, threshold: 0.6 } as const;
  const known = Array.from({ length: 12 }, (_, index) => (index % 3) * 10);
  const { baseline } = decompose([...known, 99, 99, Number.NaN], options);
  expect(baseline.slice(12).map((each) => Math.round(each))).toEqual([0, 10, 20]);
});

test('outliers score by ranges beyond the fences', () => {
  const values = [...Array.from({ length: 11 }, (_, index) => index), 13, -3, Number.NaN, -1];
  const scores = scoreOutliers(values, 25, 75, -1);
  expect(scores.slice(3, 6)).toEqual([0, 0, 0]);
  expect(scores[11]).toBeCloseTo((13 - 8) / 6, 9);
  expect(scores[12]).toBeCloseTo((-3 - 2) / 6, 9);
  expect(scores.slice(13)).toEqual([0, 0]);
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
});

test('a call that names its period cannot differ', () => {
  const { series_decompose: parts, series_decompose_forecast: forecast, series_seasonal: phases } = seriesHostFunctions;
  expect(parts?.isExact?.([undefined, 7n])).toBe(true);
  expect(parts?.isExact?.([undefined, -1n])).toBe(false);
  expect(parts?.isExact?.([undefined])).toBe(false);
  expect(forecast?.isExact?.([undefined, 24n, 0n])).toBe(true);
  expect(phases?.isExact?.([undefined, undefined])).toBe(false);
});
