import { type KustoType, MAX_ELEMENTS } from '../../types.ts';
import { printDynamic } from '../cells.ts';
import { defineHostFunctions } from '../define.ts';
import { type HostFunction, HostProblem, type HostValue, RawJson } from '../host.ts';
import { type DecomposeOptions, decompose, scoreOutliers, seasonalOf } from '../series/decompose.ts';
import { fitPolynomial, fitTwoLines, type LineFit } from '../series/fit.ts';
import { fourierTransform } from '../series/fourier.ts';
import { detectPeriods, scorePeriod } from '../series/periods.ts';

type Args = readonly HostValue[];

/** The numbers of a series, `NaN` for what is none; null where the value is no series. */
function numbersOf(of: HostValue | undefined): number[] | null {
  if (!Array.isArray(of)) return null;
  return of.map((each: unknown) => (typeof each === 'number' || typeof each === 'bigint' ? Number(each) : Number.NaN));
}

/** A series of which every value is known. */
function wholeSeries(of: HostValue | undefined): number[] | null {
  const numbers = numbersOf(of);
  return numbers && numbers.length > 0 && numbers.every(Number.isFinite) ? numbers : null;
}

const numberOr = (of: HostValue | undefined, fallback: number): number =>
  typeof of === 'number' || typeof of === 'bigint' ? Number(of) : fallback;
const textOr = (of: HostValue | undefined, fallback: string): string =>
  typeof of === 'string' && of !== '' ? of : fallback;

/** A real as Kusto prints it inside a dynamic value: a whole one with `.0`. What is not known is null. */
function realJson(of: number): string {
  if (Number.isNaN(of)) return 'null';
  if (!Number.isFinite(of)) return of > 0 ? '"Infinity"' : '"-Infinity"';
  const [digits = '', power] = String(of).split('e');
  if (power === undefined) return digits.includes('.') ? digits : `${digits}.0`;
  return `${digits}E${power.startsWith('-') ? '-' : '+'}${power.replace(/^[-+]/, '').padStart(2, '0')}`;
}
const realsJson = (of: readonly number[]): RawJson => new RawJson(`[${of.map(realJson).join(',')}]`);
const real = (of: number): RawJson => new RawJson(realJson(of));

/** The JSON text of each column of a call that gives several. */
const columns = (...parts: readonly HostValue[]): HostValue => parts.map((each) => printDynamic(each));
const bag = (members: Readonly<Record<string, RawJson>>): RawJson =>
  new RawJson(
    `{${Object.entries(members)
      .map(([name, { json }]) => `"${name}":${json}`)
      .join(',')}}`,
  );

const lineParts = (line: LineFit) => ({
  rsquare: real(line.rsquare),
  slope: real(line.slope),
  interception: real(line.interception),
  variance: real(line.variance),
  rvariance: real(line.rvariance),
});

function twoLines([series]: Args): HostValue {
  const values = wholeSeries(series);
  const fit = values && fitTwoLines(values);
  if (!fit) return null;
  const { rsquare, splitIndex, variance, rvariance, fitted } = fit;
  const sides = [...Object.values(lineParts(fit.right)), ...Object.values(lineParts(fit.left))];
  return columns(real(rsquare), splitIndex, real(variance), real(rvariance), realsJson(fitted), ...sides);
}

function twoLinesBag([series]: Args): HostValue {
  const values = wholeSeries(series);
  const fit = values && fitTwoLines(values);
  if (!fit) return null;
  return bag({
    rsquare: real(fit.rsquare),
    split_idx: new RawJson(String(fit.splitIndex)),
    variance: real(fit.variance),
    rvariance: real(fit.rvariance),
    line_fit: realsJson(fit.fitted),
    right: bag(lineParts(fit.right)),
    left: bag(lineParts(fit.left)),
  });
}

/** `series_fit_poly(y, x, degree)`; without positions they are 1, 2, ... */
function polynomial([series, positions, degree]: Args): HostValue {
  const y = wholeSeries(series);
  const x = Array.isArray(positions) ? wholeSeries(positions) : y?.map((_, index) => index + 1);
  const fit = y && x ? fitPolynomial(y, x, numberOr(degree, 1)) : null;
  if (!fit) return null;
  const { rsquare, coefficients, variance, rvariance, fitted } = fit;
  return columns(real(rsquare), realsJson(coefficients), real(variance), real(rvariance), realsJson(fitted));
}

/** Source: https://learn.microsoft.com/kusto/query/series-iir-function, "The filter's recursive formula". */
function infiniteResponse([series, numerators, denominators]: Args): HostValue {
  const [x, b, a] = [numbersOf(series), numbersOf(numerators), numbersOf(denominators)];
  const first = a?.[0] ?? 0;
  if (!x || !b || !a || first === 0) return null;
  const y: number[] = [];
  for (let at = 0; at < x.length; at++) {
    let sum = 0;
    for (let k = 0; k < b.length && k <= at; k++) sum += (b[k] ?? 0) * (x[at - k] ?? 0);
    for (let k = 1; k < a.length && k <= at; k++) sum -= (a[k] ?? 0) * (y[at - k] ?? 0);
    y.push(sum / first);
  }
  return realsJson(y);
}

const transform =
  (isInverse: boolean) =>
  ([reals, imaginaries]: Args): HostValue => {
    const whole = wholeSeries(reals);
    if (!whole) return null;
    const given = imaginaries === undefined || imaginaries === null ? whole.map(() => 0) : wholeSeries(imaginaries);
    if (!given || given.length !== whole.length) return null;
    const result = fourierTransform({ real: whole, imaginary: given }, isInverse);
    return columns(realsJson(result.real), realsJson(result.imaginary));
  };

/** `series_outliers(series, kind, ignored value, least percentile, largest percentile)`. */
function outliers([series, kind, ignored, low, high]: Args): HostValue {
  const values = numbersOf(series);
  if (!values) return null;
  const range = [numberOr(low, 10), numberOr(high, 90)] as const;
  return realsJson(outlierScores(values, textOr(kind, 'ctukey'), range, numberOr(ignored, Number.NaN)));
}

function outlierScores(
  values: readonly number[],
  kind: string,
  range: readonly [number, number],
  ignored: number,
): number[] {
  if (kind !== 'tukey' && kind !== 'ctukey')
    throw new HostProblem(`The kind of outliers is \`tukey\` or \`ctukey\`, not \`${kind}\`.`);
  const [low, high] = kind === 'tukey' ? [25, 75] : range;
  if (low < 2 || high > 98 || low >= high) throw new HostProblem('The percentiles of outliers lie between 2 and 98.');
  return scoreOutliers(values, low, high, ignored);
}

function periodsFound([series, shortest, longest, most]: Args): HostValue {
  const values = wholeSeries(series);
  if (!values) return null;
  const size = Math.min(MAX_ELEMENTS, Math.max(0, numberOr(most, 0)));
  const found = detectPeriods(values, numberOr(shortest, 0), numberOr(longest, values.length), size);
  const padded = Array.from({ length: size }, (_, index) => found[index] ?? { period: 0, score: 0 });
  return columns(realsJson(padded.map((each) => each.period)), realsJson(padded.map((each) => each.score)));
}

function periodsScored([series, ...periods]: Args): HostValue {
  const values = wholeSeries(series);
  if (!values) return null;
  const wanted = periods.map((each) => numberOr(each, 0));
  return columns(realsJson(wanted), realsJson(wanted.map((each) => scorePeriod(values, each))));
}

/** A period that is found needs a score of 0.7. Source: https://learn.microsoft.com/kusto/query/series-seasonal-function */
function seasonal([series, period]: Args): HostValue {
  const values = numbersOf(series);
  return values ? realsJson(seasonalOf(values, numberOr(period, -1), 0.7)) : null;
}

function optionsOf(
  seasonality?: HostValue,
  trend?: HostValue,
  testPoints?: HostValue,
  threshold?: HostValue,
): DecomposeOptions {
  const wanted = textOr(trend, 'avg');
  if (wanted !== 'avg' && wanted !== 'linefit' && wanted !== 'none')
    throw new HostProblem(`The trend is \`avg\`, \`linefit\` or \`none\`, not \`${wanted}\`.`);
  return {
    seasonality: numberOr(seasonality, -1),
    trend: wanted,
    testPoints: numberOr(testPoints, 0),
    threshold: numberOr(threshold, 0.6),
  };
}

function decomposed(values: number[] | null, options: DecomposeOptions): HostValue {
  if (!values) return null;
  const { baseline, seasonal: phases, trend, residual } = decompose(values, options);
  return columns(realsJson(baseline), realsJson(phases), realsJson(trend), realsJson(residual));
}

/** `series_decompose_anomalies(series, threshold, seasonality, trend, test points, method, seasonality threshold)`. */
function anomalies([series, limit, seasonality, trend, testPoints, method, least]: Args): HostValue {
  const values = numbersOf(series);
  if (!values) return null;
  const { baseline, residual } = decompose(values, optionsOf(seasonality, trend, testPoints, least));
  const scores = outlierScores(residual, textOr(method, 'ctukey'), [10, 90], Number.NaN);
  const bound = numberOr(limit, 1.5);
  const flags = scores.map((each) => (each > bound ? 1 : each < -bound ? -1 : 0));
  return columns(realsJson(flags), realsJson(scores), realsJson(baseline));
}

const UNPUBLISHED = 'how the vendor scores a period is not published';
const PERIODS = {
  differs: `${UNPUBLISHED}; a score can differ in its third digit, and a period near the threshold can be missed or found.`,
};
const FENCES = {
  differs: 'how the vendor takes a percentile between two values is not published; scores can differ a little.',
};
const PARTS = {
  differs: `${UNPUBLISHED}; where the period is not given, one near the threshold can be missed or found.`,
};
const SCORES = {
  differs: `${UNPUBLISHED}, nor how it takes a percentile between two values; scores near a threshold can fall on its other side.`,
};

/** A period that the call names needs no search. */
const hasPeriodAt =
  (index: number): NonNullable<HostFunction['isExact']> =>
  (args) =>
    numberOr(args[index], -1) >= 0;

const TWO_LINES: readonly KustoType[] = ['real', 'long', 'real', 'real', 'dynamic', ...new Array(10).fill('real')];
const FOUR_SERIES: readonly KustoType[] = ['dynamic', 'dynamic', 'dynamic', 'dynamic'];

/** Algorithms over a series. Element-wise functions, statistics and straight lines are SQL: `functions/series.ts`. */
export const seriesHostFunctions: Readonly<Record<string, HostFunction>> = defineHostFunctions({
  series_fit_2lines: { compute: twoLines, columns: TWO_LINES },
  series_fit_2lines_dynamic: twoLinesBag,
  series_fit_poly: { compute: polynomial, columns: ['real', 'dynamic', 'real', 'real', 'dynamic'] },
  series_iir: infiniteResponse,
  series_fft: { compute: transform(false), columns: ['dynamic', 'dynamic'] },
  series_ifft: { compute: transform(true), columns: ['dynamic', 'dynamic'] },
  series_outliers: { compute: outliers, fidelity: FENCES },
  series_periods_detect: { compute: periodsFound, columns: ['dynamic', 'dynamic'], fidelity: PERIODS },
  series_periods_validate: { compute: periodsScored, columns: ['dynamic', 'dynamic'], fidelity: PERIODS },
  series_seasonal: { compute: seasonal, fidelity: PARTS, isExact: hasPeriodAt(1) },
  series_decompose: {
    compute: ([of, ...rest]) => decomposed(numbersOf(of), optionsOf(...rest)),
    columns: FOUR_SERIES,
    fidelity: PARTS,
    isExact: hasPeriodAt(1),
  },
  series_decompose_forecast: {
    compute: ([of, points, seasonality, trend, least]) =>
      decomposed(numbersOf(of), optionsOf(seasonality, trend, points, least)),
    columns: FOUR_SERIES,
    fidelity: PARTS,
    isExact: hasPeriodAt(2),
  },
  series_decompose_anomalies: { compute: anomalies, columns: ['dynamic', 'dynamic', 'dynamic'], fidelity: SCORES },
});
