/** Regressions of a series. Variances divide by n - 1; positions count from 1, as in `series_fit_line()`. */
export interface LineFit {
  readonly rsquare: number;
  readonly slope: number;
  readonly interception: number;
  readonly variance: number;
  readonly rvariance: number;
}

export interface TwoLinesFit {
  readonly splitIndex: number;
  readonly rsquare: number;
  readonly variance: number;
  readonly rvariance: number;
  readonly left: LineFit;
  readonly right: LineFit;
  readonly fitted: readonly number[];
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;

const varianceOf = (sumOfSquares: number, count: number): number => sumOfSquares / Math.max(1, count - 1);
const shareOf = (rest: number, whole: number): number => (whole === 0 ? 1 : 1 - rest / whole);

export function fitLine(values: readonly number[]): LineFit {
  const count = values.length;
  const [middle, mean] = [(count + 1) / 2, meanOf(values)];
  let [cross, spread, whole] = [0, 0, 0];
  values.forEach((value, index) => {
    const at = index + 1 - middle;
    cross += at * (value - mean);
    spread += at * at;
    whole += (value - mean) ** 2;
  });
  const slope = spread === 0 ? 0 : cross / spread;
  const interception = mean - slope * middle;
  const rest = values.reduce((sum, value, index) => sum + (value - interception - slope * (index + 1)) ** 2, 0);
  return {
    rsquare: shareOf(rest, whole),
    slope,
    interception,
    variance: varianceOf(whole, count),
    rvariance: varianceOf(rest, count),
  };
}

export const lineAt = ({ slope, interception }: LineFit, position: number): number => interception + slope * position;

/** Sums over the values before each index, from which the error of a line through any part follows at once. */
class RunningSums {
  private readonly y: number[] = [0];
  private readonly yy: number[] = [0];
  private readonly xy: number[] = [0];

  constructor(values: readonly number[]) {
    // Around the mean, so that large values with small differences keep their digits.
    const mean = meanOf(values);
    values.forEach((raw, index) => {
      const value = raw - mean;
      this.y.push((this.y[index] ?? 0) + value);
      this.yy.push((this.yy[index] ?? 0) + value * value);
      this.xy.push((this.xy[index] ?? 0) + value * index);
    });
  }

  /** The squared error of the best line through the values from `start` to before `end`. */
  error(start: number, end: number): number {
    const count = end - start;
    const part = (of: readonly number[]): number => (of[end] ?? 0) - (of[start] ?? 0);
    const y = part(this.y);
    const cross = part(this.xy) - y * ((start + end - 1) / 2);
    const spread = (count * (count * count - 1)) / 12;
    const whole = part(this.yy) - (y * y) / count;
    return Math.max(0, spread === 0 ? whole : whole - (cross * cross) / spread);
  }
}

/** The split whose two lines leave the smallest error; each side has two points at least. Null for fewer than four points. */
export function fitTwoLines(values: readonly number[]): TwoLinesFit | null {
  const count = values.length;
  if (count < 4) return null;
  const sums = new RunningSums(values);
  let [splitIndex, least] = [2, Number.POSITIVE_INFINITY];
  for (let at = 2; at <= count - 2; at++) {
    const error = sums.error(0, at) + sums.error(at, count);
    if (error < least) [splitIndex, least] = [at, error];
  }
  const left = fitLine(values.slice(0, splitIndex));
  const right = fitLine(values.slice(splitIndex));
  const fitted = values.map((_, index) =>
    index < splitIndex ? lineAt(left, index + 1) : lineAt(right, index - splitIndex + 1),
  );
  const mean = meanOf(values);
  const whole = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const rest = values.reduce((sum, value, index) => sum + (value - (fitted[index] ?? 0)) ** 2, 0);
  return {
    splitIndex,
    rsquare: shareOf(rest, whole),
    variance: varianceOf(whole, count),
    rvariance: varianceOf(rest, count),
    left,
    right,
    fitted,
  };
}

export interface PolynomialFit {
  readonly rsquare: number;
  /** From the highest power to the constant. */
  readonly coefficients: readonly number[];
  readonly variance: number;
  readonly rvariance: number;
  readonly fitted: readonly number[];
}

/**
 * The polynomial of least squares. Solved by orthogonal polynomials over positions scaled to -1..1 (Forsythe), which keeps
 * digits that the normal equations lose. Null where the points do not determine it.
 */
export function fitPolynomial(y: readonly number[], x: readonly number[], degree: number): PolynomialFit | null {
  const distinct = new Set(x).size;
  if (x.length !== y.length || y.length === 0 || degree < 0 || distinct <= degree) return null;
  const [low, high] = [x.reduce((a, b) => Math.min(a, b)), x.reduce((a, b) => Math.max(a, b))];
  const [centre, half] = [(low + high) / 2, high > low ? (high - low) / 2 : 1];
  const scaled = x.map((each) => (each - centre) / half);
  const { fitted, powers } = fitScaled(y, scaled, degree);
  const mean = meanOf(y);
  const whole = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const rest = y.reduce((sum, value, index) => sum + (value - (fitted[index] ?? 0)) ** 2, 0);
  return {
    rsquare: shareOf(rest, whole),
    coefficients: unscale(powers, centre, half).reverse(),
    variance: varianceOf(whole, y.length),
    rvariance: varianceOf(rest, y.length),
    fitted,
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, each, index) => sum + each * (b[index] ?? 0), 0);

/** Fits in scaled positions; `powers` are coefficients of the scaled position, lowest first. */
function fitScaled(y: readonly number[], t: readonly number[], degree: number): { fitted: number[]; powers: number[] } {
  const fitted = y.map(() => 0);
  const powers = new Array<number>(degree + 1).fill(0);
  let before = { values: y.map(() => 0), powers: new Array<number>(degree + 1).fill(0), norm: 1 };
  let basis = { values: y.map(() => 1), powers: [1, ...new Array<number>(degree).fill(0)], norm: y.length };
  for (let order = 0; order <= degree; order++) {
    const weight = dot(y, basis.values) / basis.norm;
    basis.values.forEach((value, index) => {
      fitted[index] = (fitted[index] ?? 0) + weight * value;
    });
    basis.powers.forEach((value, index) => {
      powers[index] = (powers[index] ?? 0) + weight * value;
    });
    const { values, norm } = basis;
    const shift = values.reduce((sum, value, index) => sum + (t[index] ?? 0) * value * value, 0) / norm;
    const back = order === 0 ? 0 : norm / before.norm;
    const next = values.map((value, index) => ((t[index] ?? 0) - shift) * value - back * (before.values[index] ?? 0));
    const nextPowers = basis.powers.map(
      (value, index, all) => (all[index - 1] ?? 0) - shift * value - back * (before.powers[index] ?? 0),
    );
    before = basis;
    basis = { values: next, powers: nextPowers, norm: dot(next, next) };
  }
  return { fitted, powers };
}

/** Coefficients of x from those of (x - centre) / half, lowest first. */
function unscale(powers: readonly number[], centre: number, half: number): number[] {
  const result = new Array<number>(powers.length).fill(0);
  // Horner's scheme with polynomials: result = result * (x - centre) / half + coefficient.
  for (const coefficient of powers.toReversed()) {
    for (let index = result.length - 1; index >= 0; index--)
      result[index] = ((result[index - 1] ?? 0) - centre * (result[index] ?? 0)) / half;
    result[0] = (result[0] ?? 0) + coefficient;
  }
  return result;
}
