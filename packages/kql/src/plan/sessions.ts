import { column, lambda, list, type SqlNode, shared, sql } from '../sql/node.ts';
import type { Plan } from './plan.ts';

/**
 * Sessions that a distance from their first value ends. Rows of one `segment` belong to one session but for that distance;
 * `reach` is the largest value so far in the segment, `start` its first value, `far` its largest. Most segments are shorter
 * than the distance and one session each: their rows are grouped in chunks, whatever their segment.
 *
 * Where a session begins depends on where the one before began, which no window can say. But a row that begins one
 * reaches further than all rows before it, and two beginnings are at least `distance` apart: of the rows of one bucket of
 * that width at most one begins a session. So the rows are grouped by bucket, one fold over a segment's buckets finds the
 * session before and after each bucket's beginning, and the rows are taken apart again.
 */
export interface SessionPlan {
  readonly kind: 'sessions';
  readonly input: Plan;
  readonly id: string;
  readonly positionId: string;
  readonly segmentId: string;
  readonly reachId: string;
  readonly startId: string;
  readonly farId: string;
  readonly distance: SqlNode;
}

/** Rows of one group of short segments: large enough to be few groups, small enough for an array. */
const CHUNK = sql`8192`;

/** The node as aggregations and unnestings; `carried` are the ids that something above reads. */
export function expandSessions(plan: SessionPlan, carried: readonly string[]): Plan {
  const [group, bucket, buckets] = [`${plan.id}_group`, `${plan.id}_bucket`, `${plan.id}_buckets`];
  const [rows, row] = [`${plan.id}_rows`, `${plan.id}_row`];
  const [reaches, mark] = [`${plan.id}_reaches`, `${plan.id}_mark`];
  const kept = [...new Set([plan.reachId, plan.startId, plan.positionId, ...carried.filter((id) => id !== plan.id)])];
  const isLong = shared(sql`ifNull(${column(plan.farId)} >= ${column(plan.startId)} + ${distanceOf(plan)}, 0)`);
  const chunk = sql`-intDiv(${column(plan.positionId)}, ${CHUNK}) - 1`;
  const byBucket: Plan = {
    kind: 'aggregate',
    input: plan.input,
    keys: [
      { id: group, expr: sql`if(${isLong}, toInt64(${column(plan.segmentId)}), ${chunk})` },
      {
        id: bucket,
        expr: sql`if(${isLong}, intDiv(${column(plan.reachId)} - ${column(plan.startId)}, ${distanceOf(plan)}), 0)`,
      },
    ],
    aggregates: [
      { id: rows, expr: sql`groupArray(tuple(${list(kept.map(column))}))` },
      {
        id: reaches,
        expr: sql`arraySort(groupUniqArrayIf(assumeNotNull(${column(plan.reachId)}), ${column(group)} >= 0))`,
      },
    ],
  };
  const bySegment: Plan = {
    kind: 'aggregate',
    input: byBucket,
    keys: [{ id: group, expr: column(group) }],
    aggregates: [
      {
        id: buckets,
        expr: sql`arraySort(_b -> _b.1, groupArray(tuple(${column(bucket)}, ${column(rows)}, ${column(reaches)})))`,
      },
    ],
  };
  const marked: Plan = {
    kind: 'unnest',
    input: bySegment,
    arrays: [
      { id: rows, expr: sql`arrayMap(_b -> _b.2, ${column(buckets)})` },
      { id: mark, expr: marksOf(plan, column(buckets)) },
    ],
    keepsEmpty: false,
  };
  const apart: Plan = { kind: 'unnest', input: marked, arrays: [{ id: row, expr: column(rows) }], keepsEmpty: false };
  const element = (index: number): SqlNode =>
    Object.freeze({ kind: 'fragment', text: ['tupleElement(', `, ${index + 1})`], args: [column(row)] });
  const reach = element(0);
  const session = sql`multiIf(isNull(${reach}), NULL, ${column(group)} < 0, ${element(1)}, ${reach} >= ${column(mark)}.2, ${column(mark)}.2, ${column(mark)}.1)`;
  return {
    kind: 'sort',
    input: {
      kind: 'compute',
      input: apart,
      columns: [{ id: plan.id, expr: session }, ...kept.map((id, index) => ({ id, expr: element(index) }))],
    },
    keys: [{ expr: column(plan.positionId), descending: false, nullsFirst: false }],
  };
}

/** For every bucket the session that it opens in and the one that it closes in. */
function marksOf(plan: SessionPlan, buckets: SqlNode): SqlNode {
  const next = lambda(2, (sofar, each) => {
    const found = sql`arrayFirst(_r -> _r >= ${sofar}.1 + ${distanceOf(plan)}, ${each}.3)`;
    const has = sql`arrayExists(_r -> _r >= ${sofar}.1 + ${distanceOf(plan)}, ${each}.3)`;
    const after = sql`if(${has}, ${found}, ${sofar}.1)`;
    return sql`tuple(${after}, arrayPushBack(${sofar}.2, tuple(${sofar}.1, ${after})))`;
  });
  const first = sql`toInt64(${buckets}[1].3[1])`;
  return sql`arrayFold(${next}, ${buckets}, tuple(${first}, CAST([], 'Array(Tuple(Int64, Int64))'))).2`;
}

const distanceOf = (plan: SessionPlan): SqlNode => sql`greatest(1, ${plan.distance})`;
