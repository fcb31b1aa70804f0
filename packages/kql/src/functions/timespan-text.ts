import { integer } from '../sql/build.ts';
import { type SqlNode, shared, sql, text } from '../sql/node.ts';

const CLOCK = '^\\s*["\']?([-+])?(?:(\\d+)\\.)?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?["\']?\\s*$';
/** A number of days or of a unit; without a unit it is a whole number. */
const AMOUNT =
  '(?i)^\\s*["\']?(?:([-+]?\\d+)|([-+]?\\d+(?:\\.\\d+)?)\\s*(d(?:ays?)?|h|hrs?|hours?|m|min(?:ute)?s?|s|sec(?:ond)?s?|ms|milli(?:second)?s?|micro(?:second)?s?|ticks?))["\']?\\s*$';

/** Null beyond 64 bits. */
const ticksOf = (wide: SqlNode): SqlNode => {
  const once = shared(wide);
  return sql`if(${once} BETWEEN -9223372036854775808 AND 9223372036854775807, toInt64(${once}), NULL)`;
};

function fromClock(parts: SqlNode): SqlNode {
  const group = (index: number): SqlNode => sql`toInt128OrZero(${parts}[${integer(index)}])`;
  const days = sql`least(${group(2)}, 20000000)`;
  const seconds = sql`(${days} * 86400 + ${group(3)} * 3600 + ${group(4)} * 60 + ${group(5)})`;
  const isClock = sql`${group(3)} < 24 AND ${group(4)} < 60 AND ${group(5)} < 60`;
  const fraction = sql`toInt128OrZero(substring(rightPad(${parts}[6], 7, '0'), 1, 7))`;
  const total = ticksOf(sql`if(${parts}[1] = '-', -1, 1) * (${seconds} * 10000000 + ${fraction})`);
  return sql`if(${isClock}, ${total}, NULL)`;
}

function fromAmount(parts: SqlNode): SqlNode {
  const unit = shared(sql`lower(${parts}[3])`);
  const factor = sql`multiIf(${unit} = '' OR startsWith(${unit}, 'd'), 864000000000, startsWith(${unit}, 'h'), 36000000000, ${unit} = 'ms' OR startsWith(${unit}, 'milli'), 10000, startsWith(${unit}, 'micro'), 10, startsWith(${unit}, 'm'), 600000000, startsWith(${unit}, 's'), 10000000, 1)`;
  const amount = shared(sql`toDecimal256OrNull(concat(${parts}[1], ${parts}[2]), 18)`);
  // Larger ones are beyond 64 bits in every unit, and their product beyond a decimal.
  const safe = sql`if(ifNull(abs(${amount}) <= 9223372036854775807, 0), assumeNotNull(${amount}), toDecimal256('9223372036854775808', 18))`;
  return ticksOf(sql`toInt256(truncate(${safe} * toInt64(${factor})))`);
}

/** Ticks of a timespan in text, null where it is not one. The same as `parseTimespanText` for texts of rows. */
export function timespanFromText(node: SqlNode): SqlNode {
  const clock = shared(sql`extractGroups(${node}, ${text(CLOCK)})`);
  const amount = shared(sql`extractGroups(${node}, ${text(AMOUNT)})`);
  return sql`multiIf(notEmpty(${clock}), ${fromClock(clock)}, notEmpty(${amount}), ${fromAmount(amount)}, NULL)`;
}
