/**
 * The range of decimals. Kusto documents a 128-bit decimal number and no more (https://learn.microsoft.com/kusto/query/scalar-data-types/decimal,
 * read 2026-11-21); `parse_version()` gives 32 whole digits. Here each has up to 38 digits before its point and 38 after it, wherever
 * it passes: what needs more before the point is null, what stands further behind it is cut.
 */

/** Digits before the point, and digits after it. */
export const DECIMAL_DIGITS = 38;
/** ClickHouse's type of a decimal. */
export const DECIMAL_SQL = `Decimal(${2 * DECIMAL_DIGITS}, ${DECIMAL_DIGITS})`;

const NUMERAL = /^([-+]?)(\d+\.?\d*|\.\d+)(?:e([-+]?\d{1,6}))?$/i;

/** A numeral as a decimal holds it. Shape: `-12.5`, without exponent and needless zeros; null for what is no numeral, or too large. */
export function readDecimal(text: string): string | null {
  const [, sign = '', mantissa = '', exponent = '0'] = NUMERAL.exec(text.trim()) ?? [];
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return mantissa === '' ? null : '0';
  const point = digits.length - fraction.length + Number(exponent);
  if (point > DECIMAL_DIGITS) return null;
  if (point < -DECIMAL_DIGITS) return '0';
  const all = '0'.repeat(Math.max(0, 1 - point)) + digits.padEnd(point, '0');
  const end = Math.max(1, point);
  const rest = all.slice(end, end + DECIMAL_DIGITS).replace(/0+$/, '');
  const size = rest === '' ? all.slice(0, end) : `${all.slice(0, end)}.${rest}`;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}

/** A decimal as the whole number of 10^-38 that it is, for exact comparisons; null as of `readDecimal`. */
export function decimalUnits(text: string): bigint | null {
  const [whole = '', fraction = ''] = readDecimal(text)?.split('.') ?? [];
  return whole === '' ? null : BigInt(whole + fraction.padEnd(DECIMAL_DIGITS, '0'));
}

/**
 * A double as a decimal, by 17 digits: `2.2` becomes `2.2000000000000002`.
 * Source: https://github.com/microsoft/Kusto-Query-Language/issues/172, rows of the vendor's engine.
 */
export const decimalOfReal = (real: number): string | null =>
  Number.isFinite(real) ? readDecimal(real.toPrecision(17)) : null;
