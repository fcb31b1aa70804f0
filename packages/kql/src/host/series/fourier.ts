/** A complex series, as its real and imaginary parts. */
export interface ComplexSeries {
  readonly real: readonly number[];
  readonly imaginary: readonly number[];
}

/** The discrete Fourier transform, of any length; the inverse divides by the length. */
export function fourierTransform(input: ComplexSeries, isInverse: boolean): ComplexSeries {
  const count = input.real.length;
  if (count === 0) return input;
  const real = Float64Array.from(input.real);
  const imaginary = Float64Array.from(input.imaginary, (each) => (isInverse ? -each : each));
  const transform = Number.isInteger(Math.log2(count)) ? transformPowerOfTwo : transformAnyLength;
  transform(real, imaginary);
  const scale = isInverse ? 1 / count : 1;
  return {
    real: [...real].map((each) => each * scale),
    imaginary: [...imaginary].map((each) => (isInverse ? -each : each) * scale),
  };
}

/** In place, by halving (Cooley and Tukey). */
function transformPowerOfTwo(real: Float64Array, imaginary: Float64Array): void {
  const count = real.length;
  reorder(real, imaginary);
  for (let size = 2; size <= count; size *= 2) {
    const half = size / 2;
    for (let place = 0; place < half; place++) {
      const angle = (-2 * Math.PI * place) / size;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let low = place; low < count; low += size) butterfly(real, imaginary, low, low + half, cos, sin);
    }
  }
}

function butterfly(re: Float64Array, im: Float64Array, low: number, high: number, cos: number, sin: number): void {
  const [a, b, c, d] = [re[low] ?? 0, im[low] ?? 0, re[high] ?? 0, im[high] ?? 0];
  const [x, y] = [c * cos - d * sin, c * sin + d * cos];
  re[low] = a + x;
  im[low] = b + y;
  re[high] = a - x;
  im[high] = b - y;
}

/** Puts every element at the place whose binary digits are its own in reverse. */
function reorder(real: Float64Array, imaginary: Float64Array): void {
  const count = real.length;
  for (let index = 1, mirrored = 0; index < count; index++) {
    let bit = count >> 1;
    while (mirrored & bit) {
      mirrored ^= bit;
      bit >>= 1;
    }
    mirrored |= bit;
    if (index >= mirrored) continue;
    for (const part of [real, imaginary]) {
      const kept = part[index] ?? 0;
      part[index] = part[mirrored] ?? 0;
      part[mirrored] = kept;
    }
  }
}

/** In place, as a convolution with a chirp over a power of two (Bluestein). */
function transformAnyLength(real: Float64Array, imaginary: Float64Array): void {
  const count = real.length;
  const size = 2 ** Math.ceil(Math.log2(2 * count + 1));
  const chirp = Array.from({ length: count }, (_, index) => {
    // The square grows beyond what sine and cosine read exactly; it repeats after twice the length.
    const angle = (Math.PI * ((index * index) % (2 * count))) / count;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
  const [ar, ai, br, bi] = Array.from({ length: 4 }, () => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  chirp.forEach(([cos, sin], index) => {
    const [re, im] = [real[index] ?? 0, imaginary[index] ?? 0];
    ar[index] = re * cos + im * sin;
    ai[index] = im * cos - re * sin;
    br[index] = cos;
    bi[index] = sin;
    if (index === 0) return;
    br[size - index] = cos;
    bi[size - index] = sin;
  });
  transformPowerOfTwo(ar, ai);
  transformPowerOfTwo(br, bi);
  for (let index = 0; index < size; index++) {
    const [a, b, c, d] = [ar[index] ?? 0, ai[index] ?? 0, br[index] ?? 0, bi[index] ?? 0];
    ar[index] = a * c - b * d;
    // The conjugate: a forward transform of it is the inverse that is needed.
    ai[index] = -(a * d + b * c);
  }
  transformPowerOfTwo(ar, ai);
  chirp.forEach(([cos, sin], index) => {
    const [re, im] = [(ar[index] ?? 0) / size, -(ai[index] ?? 0) / size];
    real[index] = re * cos + im * sin;
    imaginary[index] = im * cos - re * sin;
  });
}
