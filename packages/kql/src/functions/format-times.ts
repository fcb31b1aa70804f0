import { integer } from '../sql/build.ts';
import { list, type SqlNode, shared, sql, text } from '../sql/node.ts';
import * as calendar from './calendar.ts';
import { asDatetime, asTimespan } from './convert.ts';
import { arg, type Call, constantText } from './define.ts';

/** Format letters, longest first; a backslash or quotes keep a text as it is. */
const FORMAT = /yyyy|yy|y|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|tt|f{1,7}|F{1,7}|\\.|'[^']*'|"[^"]*"|[\s\S]/g;

/** Source: https://learn.microsoft.com/kusto/query/format-datetime-function */
export function formatDatetime(call: Call): SqlNode {
  const of = shared(asDatetime(arg(call, 0)));
  const day = shared(calendar.dayNumber(of));
  const twelve = sql`(positiveModulo(${calendar.hour(of)} + 11, 12) + 1)`;
  const pieces: Record<string, () => SqlNode> = {
    yyyy: () => calendar.padded(calendar.year(day), 4),
    yy: () => calendar.padded(sql`${calendar.year(day)} % 100`, 2),
    y: () => sql`toString(${calendar.year(day)} % 100)`,
    MM: () => calendar.padded(calendar.month(day), 2),
    M: () => sql`toString(${calendar.month(day)})`,
    dd: () => calendar.padded(calendar.dayOfMonth(day), 2),
    d: () => sql`toString(${calendar.dayOfMonth(day)})`,
    HH: () => calendar.padded(calendar.hour(of), 2),
    H: () => sql`toString(${calendar.hour(of)})`,
    hh: () => calendar.padded(twelve, 2),
    h: () => sql`toString(${twelve})`,
    mm: () => calendar.padded(calendar.minute(of), 2),
    m: () => sql`toString(${calendar.minute(of)})`,
    ss: () => calendar.padded(calendar.second(of), 2),
    s: () => sql`toString(${calendar.second(of)})`,
    tt: () => sql`if(${calendar.hour(of)} < 12, 'AM', 'PM')`,
  };
  return sql`ifNull(concat('', ${list(formatPieces(constantText(call, 1), pieces, of))}), '')`;
}

function formatPieces(format: string, pieces: Readonly<Record<string, () => SqlNode>>, ticks: SqlNode): SqlNode[] {
  return (format.match(FORMAT) ?? []).map((token) => {
    const piece = Object.hasOwn(pieces, token) ? pieces[token] : undefined;
    if (piece) return piece();
    if (/^f+$/.test(token))
      return sql`substring(${calendar.padded(calendar.fraction(ticks), 7)}, 1, ${integer(token.length)})`;
    if (/^F+$/.test(token))
      return sql`replaceRegexpOne(substring(${calendar.padded(calendar.fraction(ticks), 7)}, 1, ${integer(token.length)}), '0+$', '')`;
    return text(token.startsWith('\\') ? token.slice(1) : token.length > 1 ? token.slice(1, -1) : token);
  });
}

/** Source: https://learn.microsoft.com/kusto/query/format-timespan-function */
export function formatTimespan(call: Call): SqlNode {
  const of = asTimespan(arg(call, 0));
  const size = shared(sql`abs(${of})`);
  const days = sql`intDiv(${size}, 864000000000)`;
  const tokens = constantText(call, 1).match(/d{1,8}|HH?|hh?|mm?|ss?|f{1,7}|F{1,7}|\\.|'[^']*'|"[^"]*"|[\s\S]/g) ?? [];
  const pieces = tokens.map((token): SqlNode => {
    const wide = token.length;
    if (/^d+$/.test(token))
      return sql`if(length(toString(${days})) >= ${integer(wide)}, toString(${days}), ${calendar.padded(days, wide)})`;
    if (/^[Hh]+$/.test(token))
      return wide === 2 ? calendar.padded(calendar.hour(size), 2) : sql`toString(${calendar.hour(size)})`;
    if (/^m+$/.test(token))
      return wide === 2 ? calendar.padded(calendar.minute(size), 2) : sql`toString(${calendar.minute(size)})`;
    if (/^s+$/.test(token))
      return wide === 2 ? calendar.padded(calendar.second(size), 2) : sql`toString(${calendar.second(size)})`;
    if (/^f+$/.test(token)) return sql`substring(${calendar.padded(calendar.fraction(size), 7)}, 1, ${integer(wide)})`;
    if (/^F+$/.test(token))
      return sql`replaceRegexpOne(substring(${calendar.padded(calendar.fraction(size), 7)}, 1, ${integer(wide)}), '0+$', '')`;
    return text(token.startsWith('\\') ? token.slice(1) : wide > 1 ? token.slice(1, -1) : token);
  });
  return sql`ifNull(concat('', if(${of} < 0, '-', ''), ${list(pieces)}), '')`;
}
