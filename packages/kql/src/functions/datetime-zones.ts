import { literal } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { nullOf, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { TICKS } from '../time-units.ts';
import { asDatetime, asText } from './convert.ts';
import { arg, type Call, defineFunctions, kusto } from './define.ts';
import { inDatetimeRange } from './ranges.ts';

const ZONES = sql`(SELECT time_zone FROM system.time_zones WHERE time_zone != 'Factory')`;

/** A datetime as the engine's own, for the functions that know zones. They know the years 1900 to 2299. */
const instant = (ticks: SqlNode): SqlNode => sql`reinterpret(toInt64(${ticks}), 'DateTime64(7, ''UTC'')')`;

/** The name under which the engine knows a zone: a constant one that it does not know would end the statement. */
function findZone(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Ticks that a zone is ahead of UTC at an instant; null for a name that is no zone. */
function offsetIn(call: Call): (ticks: SqlNode) => SqlNode {
  const zone = arg(call, 1);
  const second = literal('long', TICKS.second).node;
  if (typeof zone.literal === 'string') {
    const known = findZone(zone.literal);
    if (!known) return refuse('KQL2007', call.span, call.name, 'the name of a time zone', `\`${zone.literal}\``);
    const name = text(known);
    return (ticks) => sql`(toInt64(timeZoneOffset(toTimeZone(${instant(ticks)}, ${name}))) * ${second})`;
  }
  // Only the formatting functions take a zone that differs by row.
  const given = shared(asText(zone));
  const known = sql`if(${given} IN ${ZONES}, ${given}, 'UTC')`;
  return (ticks) => {
    const printed = shared(sql`formatDateTime(${instant(ticks)}, '%z', ${known})`);
    const minutes = sql`(toInt64(substring(${printed}, 2, 2)) * 60 + toInt64(substring(${printed}, 4, 2)))`;
    const offset = sql`(if(startsWith(${printed}, '-'), -60, 60) * ${minutes} * ${second})`;
    return sql`if(${given} IN ${ZONES}, ${offset}, NULL)`;
  };
}

function toLocal(call: Call): SqlNode {
  const of = shared(asDatetime(arg(call, 0)));
  const offset = offsetIn(call);
  return inDatetimeRange(sql`if(isNull(${of}), ${nullOf('datetime')}, ${of} + ${offset(sql`assumeNotNull(${of})`)})`);
}

/** A local time that a change of clocks skips has no such instant: it is read with the offset after the change. */
function toUtc(call: Call): SqlNode {
  const of = shared(asDatetime(arg(call, 0)));
  const offset = offsetIn(call);
  const at = sql`assumeNotNull(${of})`;
  const first = shared(offset(at));
  const guess = shared(sql`(${at} - ${offset(sql`(${at} - ifNull(${first}, 0))`)})`);
  const isRight = sql`${guess} + ${offset(sql`ifNull(${guess}, 0)`)} = ${of}`;
  return inDatetimeRange(sql`multiIf(isNull(${of}), ${nullOf('datetime')}, ${isRight}, ${guess}, ${of} - ${first})`);
}

const listZones = (): SqlNode =>
  sql`(SELECT concat('["', arrayStringConcat(arraySort(groupArray(time_zone)), '","'), '"]') FROM system.time_zones WHERE time_zone != 'Factory')`;

export const zoneFunctions = defineFunctions({
  datetime_utc_to_local: toLocal,
  datetime_local_to_utc: toUtc,
  datetime_list_timezones: {
    sql: listZones,
    fidelity: { differs: 'the list is that of the time zone database of this engine.' },
    source: kusto('datetime-list-timezones'),
  },
});
