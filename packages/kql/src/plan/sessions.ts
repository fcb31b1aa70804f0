import { column, lambda, list, type SqlNode, shared, sql, using } from '../sql/node.ts';
import type { Plan } from './plan.ts';

/**
 * Sessions that a distance from their first value ends. Rows of one `segment` belong to one session but for that distance. Up to the first
 * value that lies so far from the segment's `start`, and in most segments none does, the session begins at `start`. The rows from there on
 * are late: those whose segment is the `furthest`.
 *
 * Early rows are grouped in chunks, whatever their segment, late ones by segment. Where a session of late rows begins depends on where
 * the one before began, which no window can say. But a row that begins one reaches further than all rows before it, and two beginnings
 * are at least `distance` apart: of the rows of one bucket of that width at most one begins a session. So one fold over the buckets of a
 * segment finds the session before and after each bucket's beginning.
 */
export interface SessionPlan {
  readonly kind: 'sessions';
  readonly input: Plan;
  readonly id: string;
  readonly positionId: string;
  readonly valueId: string;
  readonly segmentId: string;
  readonly startId: string;
  readonly furthestId: string;
  readonly distance: SqlNode;
}

/** Early rows of one group: large enough to be few groups, small enough for an array. */
const CHUNK = sql`8192`;

/** The node as an aggregation and an unnesting; `carried` are the ids that something above reads. */
export function expandSessions(plan: SessionPlan, carried: readonly string[]): Plan {
  const [group, rows, row] = [`${plan.id}_group`, `${plan.id}_rows`, `${plan.id}_row`];
  const kept = [...new Set([plan.positionId, plan.valueId, plan.startId, ...carried.filter((id) => id !== plan.id)])];
  const isLate = sql`${column(plan.furthestId)} = ${column(plan.segmentId)}`;
  const chunk = sql`-intDiv(${column(plan.positionId)}, ${CHUNK}) - 1`;
  const grouped: Plan = {
    kind: 'aggregate',
    input: plan.input,
    keys: [{ id: group, expr: sql`if(${isLate}, toInt64(${column(plan.segmentId)}), ${chunk})` }],
    aggregates: [{ id: rows, expr: sql`groupArray(tuple(${list(kept.map(column))}))` }],
  };
  const isEarly = sql`${column(group)} < 0`;
  const late = shared(sql`arraySort(_r -> _r.1, if(${isEarly}, [], ${column(rows)}))`);
  const early = sql`arrayMap(_r -> if(isNull(_r.2), NULL, _r.3), ${column(rows)})`;
  const apart: Plan = {
    kind: 'unnest',
    input: grouped,
    arrays: [
      { id: row, expr: sql`if(${isEarly}, ${column(rows)}, ${late})` },
      { id: plan.id, expr: sql`if(${isEarly}, ${early}, ${lateSessions(plan, late)})` },
    ],
    keepsEmpty: false,
  };
  const element = (index: number): SqlNode =>
    Object.freeze({ kind: 'fragment', text: ['tupleElement(', `, ${index + 1})`], args: [column(row)] });
  return {
    kind: 'sort',
    input: { kind: 'compute', input: apart, columns: kept.map((id, index) => ({ id, expr: element(index) })) },
    keys: [{ expr: column(plan.positionId), descending: false, nullsFirst: false }],
  };
}

/** The session of each late row of one segment; `rows` are `(position, value, start, ...)` in order. */
function lateSessions(plan: SessionPlan, rows: SqlNode): SqlNode {
  const distance = sql`greatest(1, ${plan.distance})`;
  const values = sql`arrayMap(_r -> assumeNotNull(_r.2), ${rows})`;
  const furthest = sql`arrayReduceInRanges('max', arrayMap(_i -> tuple(1, _i), arrayEnumerate(${rows})), ${values})`;
  return using(sql`toInt64(${rows}[1].3)`, (start) =>
    using(bucketsOf(furthest, start, distance), (buckets) => {
      const marks = marksOf(buckets, start, distance);
      // The engine copies what a lambda reads from outside for every element: a mark, never the array of all marks.
      const begun = sql`arrayMap(_r -> toNullable(if(_r >= _m.2, _m.2, _m.1)), _b)`;
      return sql`arrayFlatten(arrayMap((_b, _m) -> ${begun}, ${buckets}, ${marks}))`;
    }),
  );
}

/** Values that only grow, divided wherever another multiple of the distance is reached. */
const bucketsOf = (values: SqlNode, start: SqlNode, distance: SqlNode): SqlNode =>
  using(values, (all) => {
    const multiples = sql`arrayMap(_r -> intDiv(_r - ${start}, ${distance}), ${all})`;
    return sql`arraySplit((_r, _d) -> _d != 0, ${all}, arrayDifference(${multiples}))`;
  });

/** For every bucket the session that it opens in and the one that it closes in. */
function marksOf(buckets: SqlNode, start: SqlNode, distance: SqlNode): SqlNode {
  const next = lambda(2, (sofar, bucket) => {
    const found = sql`arrayFirstOrNull(_r -> _r >= ${sofar}.1 + ${distance}, ${bucket})`;
    return using(
      sql`ifNull(${found}, ${sofar}.1)`,
      (after) => sql`tuple(${after}, arrayPushBack(${sofar}.2, tuple(${sofar}.1, ${after})))`,
    );
  });
  return sql`arrayFold(${next}, ${buckets}, tuple(${start}, CAST([], 'Array(Tuple(Int64, Int64))'))).2`;
}
