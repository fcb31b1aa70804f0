import { DECIMAL_DIGITS } from '../decimals.ts';
import { integer } from '../sql/build.ts';
import { type SqlNode, shared, sql, text } from '../sql/node.ts';

/**
 * Decimals in the engine, see `src/decimals.ts`: 256 bits, of which it checks neither sums nor, before it computes, the rest. What is
 * computed here are values of `asDecimal()`.
 */

const SCALE = integer(DECIMAL_DIGITS);
const NINES = '9'.repeat(DECIMAL_DIGITS);
const LARGEST = sql`toDecimal256(${text(`${NINES}.${NINES}`)}, ${SCALE})`;
export const ZERO_DECIMAL = sql`toDecimal256(0, ${SCALE})`;
const ONE = sql`toDecimal256(1, ${SCALE})`;
/** Doubles bound products and quotients before the engine computes them, with room for what they round. */
const NEARLY_TOO_LARGE = sql`9.99999999999e37`;

/** A whole number, or a decimal of any type of the engine. */
export const asDecimal256 = (number: SqlNode): SqlNode => sql`toDecimal256(${number}, ${SCALE})`;

/** A text that is a numeral and nothing else; null for any other text. */
export const decimalOfText = (numeral: SqlNode): SqlNode => sql`toDecimal256OrNull(${numeral}, ${SCALE})`;

/** As `decimalOfReal`. */
export const decimalOfDouble = (real: SqlNode): SqlNode => decimalOfText(sql`printf('%.17g', ${real})`);

/** What is read as a double digit by digit: the engine's own conversion divides two doubles. */
export const doubleOfDecimal = (decimal: SqlNode): SqlNode => sql`toFloat64OrNull(toString(${decimal}))`;

/** A sum or difference of few decimals, which 256 bits hold; null where it is none. */
export function withinDecimals(decimal: SqlNode): SqlNode {
  const once = shared(decimal);
  return sql`if(abs(${once}) <= ${LARGEST}, ${once}, NULL)`;
}

/** A sum of many, beside the same sum of doubles: 256 bits wrap. */
export const sumWithinDecimals = (sum: SqlNode, ofDoubles: SqlNode): SqlNode =>
  sql`if(abs(${ofDoubles}) < 2e38, ${withinDecimals(sum)}, NULL)`;

export function multiplyDecimals(left: SqlNode, right: SqlNode): SqlNode {
  const [of, by] = [shared(left), shared(right)];
  const isKnown = shared(sql`ifNull(abs(toFloat64(${of}) * toFloat64(${by})) < ${NEARLY_TOO_LARGE}, 0)`);
  return sql`if(${isKnown}, multiplyDecimal(if(${isKnown}, ${of}, ${ZERO_DECIMAL}), ${by}, ${SCALE}), NULL)`;
}

/** Null by zero. The digits behind the last are cut. */
export function divideDecimals(left: SqlNode, right: SqlNode): SqlNode {
  const [of, by] = [shared(left), shared(right)];
  const isKnown = shared(
    sql`ifNull(${by} != 0 AND abs(toFloat64(${of})) < ${NEARLY_TOO_LARGE} * abs(toFloat64(${by})), 0)`,
  );
  return sql`if(${isKnown}, divideDecimal(${of}, if(${isKnown}, assumeNotNull(${by}), ${ONE}), ${SCALE}), NULL)`;
}

/** Never negative; null by zero. */
export function decimalRemainder(left: SqlNode, right: SqlNode): SqlNode {
  const size = shared(sql`nullIf(${right}, 0)`);
  const rest = shared(sql`(${left} % ${size})`);
  return sql`if(${rest} < 0, ${rest} + ${size}, ${rest})`;
}

/** Half away from zero. */
export function roundDecimal(decimal: SqlNode, digits: SqlNode): SqlNode {
  const places = sql`toInt64(least(${SCALE}, greatest(-${SCALE}, ifNull(${shared(digits)}, 0))))`;
  const rounded = withinDecimals(sql`round(${decimal}, ${places})`);
  return sql`multiIf(isNull(${shared(digits)}), NULL, ${shared(digits)} < -${SCALE}, ${ZERO_DECIMAL}, ${rounded})`;
}
