import { dayFromCivil, dayNumber, floorDiv, month, year } from '../../functions/calendar.ts';
import { type SqlNode, shared, sql } from '../../sql/node.ts';
import { type KustoType, MIN_DATETIME_TICKS } from '../../types.ts';
import { literal, type Value } from '../value.ts';
import type { PluginCall } from './plugin.ts';

/** A timeline cut into numbered windows. */
export interface Axis {
  /** The number of the window that a point lies in. */
  readonly indexOf: (point: SqlNode) => SqlNode;
  /** Where the window with a number begins. */
  readonly startOf: (index: SqlNode) => SqlNode;
}

const DAY = sql`864000000000`;

/** Weeks begin on Sunday. 1970-01-01 was a Thursday. */
const CALENDAR: Readonly<Record<string, Axis>> = Object.freeze({
  week: {
    indexOf: (point) => floorDiv(sql`(${dayNumber(point)} + 4)`, sql`7`),
    startOf: (index) => sql`((${index} * 7 - 4) * ${DAY})`,
  },
  month: {
    indexOf: (point) => sql`(${year(shared(dayNumber(point)))} * 12 + ${month(shared(dayNumber(point)))} - 1)`,
    startOf: (index) =>
      sql`(${dayFromCivil(floorDiv(index, sql`12`), sql`(positiveModulo(${index}, 12) + 1)`, sql`1`)} * ${DAY})`,
  },
  year: {
    indexOf: (point) => year(shared(dayNumber(point))),
    startOf: (index) => sql`(${dayFromCivil(index, sql`1`, sql`1`)} * ${DAY})`,
  },
});

/** Windows of one length from an origin on, or those of the calendar where the step is `week`, `month` or `year`. */
export function axisOf(call: PluginCall, type: KustoType, origin: SqlNode, step: Value): Axis {
  if (step.type === 'string') {
    const axis = CALENDAR[String(step.literal ?? '')];
    return axis ?? call.refuse('a step of `week`, `month` or `year`, a number or a timespan', 'another text');
  }
  if ((typeof step.literal === 'bigint' || typeof step.literal === 'number') && step.literal <= 0)
    return call.refuse('a step above zero', `\`${step.literal}\``);
  const isReal = type === 'real' || step.type === 'real';
  const back = (node: SqlNode): SqlNode => (type === 'int' ? sql`toInt32(${node})` : node);
  return {
    indexOf: (point) =>
      isReal
        ? sql`toInt64(floor((${point} - ${origin}) / ${step.node}))`
        : floorDiv(sql`(${point} - ${origin})`, step.node),
    startOf: (index) => back(sql`(${origin} + ${index} * ${step.node})`),
  };
}

/** Where `bin()` counts from: the year 1 for datetimes, else zero. */
export const binOrigin = (type: KustoType): SqlNode =>
  type === 'datetime' ? literal('datetime', MIN_DATETIME_TICKS).node : type === 'real' ? sql`0.` : sql`toInt64(0)`;
