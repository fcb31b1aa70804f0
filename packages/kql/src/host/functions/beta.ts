/** Source of the coefficients: C. Lanczos, "A precision approximation of the gamma function" (1964), with g = 7 and nine terms. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** The logarithm of the gamma function of a positive number. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const sum = LANCZOS.reduce((all, term, index) => (index === 0 ? term : all + term / (z + index)), 0);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const logBeta = (alpha: number, beta: number): number => logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);

/** Fewer steps leave parameters near 10,000 imprecise. */
const MAX_STEPS = 2_000;
const TINY = 1e-300;

/** The continued fraction of the incomplete beta function by Lentz's method. Source: DLMF 8.17.22, https://dlmf.nist.gov/8.17 */
function continuedFraction(x: number, alpha: number, beta: number): number {
  const keep = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / keep(1 - ((alpha + beta) * x) / (alpha + 1));
  let result = d;
  for (let m = 1; m <= MAX_STEPS; m++) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m));
    d = 1 / keep(1 + even * d);
    c = keep(1 + even / c);
    result *= d * c;
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1));
    d = 1 / keep(1 + odd * d);
    c = keep(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < Number.EPSILON) break;
  }
  return result;
}

/** The share of the beta distribution that lies below `x`, for `x` from 0 to 1 and positive parameters. */
export function betaCdf(x: number, alpha: number, beta: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(alpha * Math.log(x) + beta * Math.log1p(-x) - logBeta(alpha, beta));
  // The fraction converges fast on this side of the mean only.
  return x < (alpha + 1) / (alpha + beta + 2)
    ? (front * continuedFraction(x, alpha, beta)) / alpha
    : 1 - (front * continuedFraction(1 - x, beta, alpha)) / beta;
}

export const betaPdf = (x: number, alpha: number, beta: number): number =>
  Math.exp((alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x) - logBeta(alpha, beta));

/** Where `betaCdf` reaches a probability: halved until no double lies between. */
export function betaInverse(probability: number, alpha: number, beta: number): number {
  if (probability >= 1) return 1;
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (betaCdf(middle, alpha, beta) < probability) low = middle;
    else high = middle;
  }
}
