/** The digits of a candidate as numbers; separators and letters are left out. */
export function digitsOf(text: string): number[] {
  const result: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const value = text.charCodeAt(index) - 48;
    if (value >= 0 && value <= 9) result.push(value);
  }
  return result;
}

/** Upper-case letters and digits of a candidate, without separators. */
export function compact(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/** Sum of digit times weight over the weights given. */
export function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
}

/** Number that digits `from` to `to` (exclusive) spell. Shape: at most 15 digits. */
export function numberOf(digits: readonly number[], from = 0, to = digits.length): number {
  let value = 0;
  for (let index = from; index < to; index++) value = value * 10 + (digits[index] ?? 0);
  return value;
}

/** All digits are one and the same: never an issued number, and many check sums accept it. */
export function isRepeated(digits: readonly number[]): boolean {
  return digits.every((digit) => digit === digits[0]);
}
