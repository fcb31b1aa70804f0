import {
  DATETIME_FORMS,
  type DatetimeForm,
  MONTHS,
  TWO_DIGIT_YEAR_END,
  YEAR_AND_MONTH,
  ZONE_HOURS,
} from '../parse/datetime-text.ts';
import { integer } from '../sql/build.ts';
import { list, type SqlNode, sql, text, using } from '../sql/node.ts';
import { civilTicks } from './calendar.ts';

const at = (parts: SqlNode, index: number): SqlNode => sql`${parts}[${integer(index)}]`;
const number = (parts: SqlNode, index: number): SqlNode => sql`toInt64OrZero(${at(parts, index)})`;

/** Year, month, day, hour, minute, second, fraction, half of the day and zone as texts; empty where the text has another form. */
function partsOf(node: SqlNode, { pattern, year, month, day }: DatetimeForm): SqlNode {
  const found = sql`extractGroups(${node}, ${text(pattern)})`;
  if (year === 1) return found;
  return using(found, (groups) => {
    const date = list([at(groups, year), at(groups, month), at(groups, day)]);
    return sql`if(empty(${groups}), ${groups}, arrayConcat([${date}], arraySlice(${groups}, 4)))`;
  });
}

/** Ticks of a datetime in text, null where it is not one. The forms are those of `parse/datetime-text.ts`. */
export function ticksFromText(node: SqlNode): SqlNode {
  return using(node, (given) => {
    const [first, ...rest] = DATETIME_FORMS.map((form) => partsOf(given, form));
    const start = sql`extractGroups(${given}, ${text(YEAR_AND_MONTH)})`;
    // Each form is tried only where those before it have failed.
    const parts = [first as SqlNode, ...rest, start].reduceRight((others, each) =>
      using(each, (found) => sql`if(notEmpty(${found}), ${found}, ${others})`),
    );
    return using(parts, (found) => sql`if(empty(${found}), NULL, ${ticksOf(found)})`);
  });
}

function ticksOf(parts: SqlNode): SqlNode {
  const date = sql`[${yearOf(parts)}, ${monthOf(parts)}, if(${at(parts, 3)} = '', toInt64(1), ${number(parts, 3)})]`;
  const midnight = using(date, (of) => civilTicks(at(of, 1), at(of, 2), at(of, 3)));
  const fraction = sql`toInt64OrZero(substring(rightPad(${at(parts, 7)}, 7, '0'), 1, 7))`;
  const clock = sql`[${hourOf(parts)}, ${number(parts, 5)}, ${number(parts, 6)}]`;
  return using(clock, (of) => {
    const [hour, minute, second] = [at(of, 1), at(of, 2), at(of, 3)];
    const seconds = sql`(${hour} * 3600 + ${minute} * 60 + ${second})`;
    const total = sql`${midnight} + ${seconds} * 10000000 + ${fraction} - ${zoneMinutes(parts)} * 600000000`;
    return sql`if(${hour} < 24 AND ${minute} < 60 AND ${second} < 60, ${total}, NULL)`;
  });
}

function yearOf(parts: SqlNode): SqlNode {
  const given = number(parts, 1);
  return sql`(${given} + multiIf(length(${at(parts, 1)}) > 2, 0, ${given} < ${integer(TWO_DIGIT_YEAR_END)}, 2000, 1900))`;
}

/** A number, or the place of a name's first three letters among the months. */
function monthOf(parts: SqlNode): SqlNode {
  const given = at(parts, 2);
  const place = sql`position(${text(MONTHS)}, lower(substring(${given}, 1, 3)))`;
  return sql`multiIf(${given} = '', 1, match(${given}, '^[0-9]'), ${number(parts, 2)}, ${place} % 3 = 1, toInt64(intDiv(${place} + 2, 3)), 0)`;
}

function hourOf(parts: SqlNode): SqlNode {
  const given = number(parts, 4);
  const half = sql`lower(${at(parts, 8)})`;
  return sql`(${given} + multiIf(${half} = 'pm' AND ${given} < 12, 12, ${half} = 'am' AND ${given} = 12, -12, 0))`;
}

function zoneMinutes(parts: SqlNode): SqlNode {
  const zone = at(parts, 9);
  const names = list(Object.keys(ZONE_HOURS).map((each) => text(each)));
  const hours = list(Object.values(ZONE_HOURS).map((each) => integer(each)));
  const named = sql`transform(substring(${zone}, 1, 3), [${names}], [${hours}], 0)`;
  const minutes = using(
    sql`extractGroups(${zone}, '([+-])([0-9]{1,2}):?([0-9]{2})$')`,
    (offset) => sql`(if(${at(offset, 1)} = '-', -1, 1) * (${number(offset, 2)} * 60 + ${number(offset, 3)}))`,
  );
  return sql`(${named} * 60 + ${minutes})`;
}
