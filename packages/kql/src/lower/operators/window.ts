import type { Query } from '../../ast.ts';
import { asCount, asLong, asReal, convertTo } from '../../functions/convert.ts';
import { arg, type Call } from '../../functions/define.ts';
import { invariant } from '../../invariant.ts';
import { idsIn, type Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { integer } from '../../sql/build.ts';
import { column, list, type SqlNode, sql } from '../../sql/node.ts';
import type { ExpressionScope } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';
import { type Value, value } from '../value.ts';
import { isSerialized } from './serialized.ts';
import { scopeOf } from './sources.ts';

type Nested = (node: SqlNode) => SqlNode;
type WindowBuild = (call: Call, order: WindowOrder, nested: Nested, steps: WindowSteps) => SqlNode;

/** The rows' positions, and the group that a row cannot look beyond. */
interface WindowOrder {
  readonly position: SqlNode;
  readonly group: SqlNode | null;
}

/** What the functions of one operator add to its input, in order. */
interface WindowSteps {
  readonly newId: (name: string) => string;
  readonly push: (step: (input: Plan) => Plan) => void;
  /** Several columns of one layer; gives their ids. */
  readonly layer: (nodes: readonly SqlNode[]) => readonly string[];
}

const ALL = sql`ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING`;
const SO_FAR = sql`ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`;

/** A row's group restarts where its condition is true: how many restarts came so far. */
function restarts(call: Call, index: number, order: WindowOrder, nested: Nested): SqlNode | null {
  const condition = call.args[index];
  if (!condition || condition.literal === false) return null;
  return nested(sql`countIf(ifNull(${condition.node}, 0)) OVER (${over(order)} ${SO_FAR})`);
}

function neighbour(call: Call, order: WindowOrder, goesOn: boolean): SqlNode {
  const of = arg(call, 0);
  const given = call.args[1] ? call.args[1].literal : 1n;
  if (given === 0n) return of.node;
  // The engine counts rows in one direction only.
  const isBack = typeof given === 'bigint' && given < 0n;
  const isNext = goesOn !== isBack;
  const offset = typeof given === 'bigint' ? integer(isBack ? -given : given) : sql`toUInt64(${asCount(arg(call, 1))})`;
  const isText = of.type === 'string';
  const fallback = call.args[2] ? convertTo(of.type, arg(call, 2)).node : isText ? sql`''` : sql`NULL`;
  const node = isText ? of.node : sql`toNullable(${of.node})`;
  return isNext
    ? sql`leadInFrame(${node}, ${offset}, ${fallback}) OVER (${over(order)} ${ALL})`
    : sql`lagInFrame(${node}, ${offset}, ${fallback}) OVER (${over(order)} ${ALL})`;
}

/** Positions where the ranked value differs from the row before it, or a group starts anew. */
function changes(
  call: Call,
  order: WindowOrder,
  nested: Nested,
): { readonly isNew: SqlNode; readonly group: SqlNode | null } {
  const of = arg(call, 0).node;
  const group = restarts(call, 1, order, nested);
  const before = nested(sql`lagInFrame(toNullable(${of}), 1, NULL) OVER (${over(order)} ${ALL})`);
  const position = nested(sql`row_number() OVER (${over(order)})`);
  const isNew = nested(sql`if(${position} = 1 OR NOT (${before} <=> toNullable(${of})), 1, 0)`);
  return { isNew, group };
}

/** `PARTITION BY ... ORDER BY position`. */
function over({ position, group }: WindowOrder, restart: SqlNode | null = null): SqlNode {
  const keys = [group, restart].flatMap((each) => each ?? []);
  return keys.length > 0 ? sql`PARTITION BY ${list(keys)} ORDER BY ${position}` : sql`ORDER BY ${position}`;
}

const WINDOW_FUNCTIONS: Readonly<Record<string, WindowBuild>> = Object.freeze({
  prev: (call, order) => neighbour(call, order, false),
  next: (call, order) => neighbour(call, order, true),
  row_number: (call, order, nested) => {
    const start = call.args[0] ? asLong(arg(call, 0)) : sql`1`;
    const group = restarts(call, 1, order, nested);
    const position = group || order.group ? sql`toInt64(row_number() OVER (${over(order, group)}))` : order.position;
    return sql`(${position} + ${start} - 1)`;
  },
  row_cumsum: (call, order, nested) => {
    const of = arg(call, 0);
    const group = restarts(call, 1, order, nested);
    const sum = sql`ifNull(sum(${of.type === 'dynamic' ? asReal(of) : of.node}) OVER (${over(order, group)} ${SO_FAR}), 0)`;
    return call.type === 'int' ? sql`toInt32(${sum})` : sum;
  },
  row_rank_dense: (call, order, nested) => {
    const { isNew, group } = changes(call, order, nested);
    const first = group ? nested(sql`if(row_number() OVER (${over(order, group)}) = 1, 1, ${isNew})`) : isNew;
    return sql`toInt64(sum(${first}) OVER (${over(order, group)} ${SO_FAR}))`;
  },
  row_rank_min: (call, order, nested) => {
    const { isNew, group } = changes(call, order, nested);
    const position = nested(sql`row_number() OVER (${over(order, group)})`);
    return sql`toInt64(max(if(${isNew} = 1 OR ${position} = 1, ${position}, 0)) OVER (${over(order, group)} ${SO_FAR}))`;
  },
  row_window_session: (call, order, nested, steps) => sessionStart(call, order, nested, steps),
});

/**
 * The value at which a row's session began. A segment ends where the restart holds, after a null, and where the next value
 * is too far; how far a session may reach from its first value is `plan/sessions.ts`.
 * Source: https://learn.microsoft.com/kusto/query/row-window-session-function
 */
function sessionStart(call: Call, order: WindowOrder, nested: Nested, steps: WindowSteps): SqlNode {
  const { node: distance } = arg(call, 1);
  if (idsIn(distance).size > 0)
    return refuse('KQL2007', call.span, call.name, 'a constant distance from the first value', 'an expression');
  const of = sql`toNullable(${arg(call, 0).node})`;
  const before = nested(sql`lagInFrame(${of}, 1, NULL) OVER (${over(order)} ${ALL})`);
  const { position, group } = order;
  const restart = call.args[3] ? sql`ifNull(${arg(call, 3).node}, 0)` : sql`0`;
  const isFirst = sql`(ifNull(${of} >= ${before} + ${arg(call, 2).node}, 1) OR ${restart})`;
  // Segments count on through the groups of a `partition`, so that each number is one segment.
  const sofar = sql`OVER (ORDER BY ${group ? sql`${group}, ${position}` : position} ${SO_FAR})`;
  // A null is a segment of its own. Over values that may be null the last one takes ten times as long (chDB 26.7).
  const [segmentId = '', startId = ''] = steps.layer([
    sql`countIf(${isFirst}) ${sofar}`,
    sql`anyLastIf(assumeNotNull(${of}), ${isFirst}) ${sofar}`,
  ]);
  const isReached = sql`ifNull(${of} >= ${column(startId)} + greatest(1, ${distance}), 0)`;
  const [valueId = '', furthestId = ''] = steps.layer([of, sql`maxIf(${column(segmentId)}, ${isReached}) ${sofar}`]);
  const id = steps.newId('session');
  const ids = { id, positionId: idOf(position), valueId, segmentId, startId, furthestId };
  steps.push((input) => ({ kind: 'sessions', input, ...ids, distance }));
  return column(id);
}

const idOf = (node: SqlNode): string => {
  invariant(node.kind === 'column', 'a window function reads columns');
  return node.id;
};

export const windowFunctionNames: readonly string[] = Object.keys(WINDOW_FUNCTIONS);

/**
 * A scope in which window functions work: they read the rows in their present order, which is fixed by numbering the
 * rows once. `finish` adds the numbering and the window columns to the plan where an expression used one.
 */
export function windowScope(
  relation: Relation,
  lowering: Lowering,
  input: Query,
): { readonly relation: Relation; readonly scope: ExpressionScope; readonly finish: (plan: Plan) => Plan } {
  const layers: ((input: Plan) => Plan)[] = [];
  let rowId: string | null = null;
  const window = (call: Call): Value | null => {
    const build = Object.hasOwn(WINDOW_FUNCTIONS, call.name) ? WINDOW_FUNCTIONS[call.name] : undefined;
    if (!build) return null;
    if (!isSerialized(input))
      return refuse(
        'KQL2007',
        call.span,
        call.name,
        'rows in an order; put `sort` or `serialize` before it',
        'unordered rows',
      );
    rowId ??= lowering.context.ids.next('row_position');
    const keep = (node: SqlNode): SqlNode => {
      const id = lowering.context.ids.next(call.name);
      layers.push((input) => ({ kind: 'window', input, columns: [{ id, expr: node }] }));
      return column(id);
    };
    if (call.type === 'dynamic' && call.name.startsWith('row_')) return refuse('KQL2002', call.span, call.name);
    const steps: WindowSteps = {
      newId: (name) => lowering.context.ids.next(name),
      push: (step) => layers.push(step),
      layer: (nodes) => {
        const columns = nodes.map((expr) => ({ id: lowering.context.ids.next(call.name), expr }));
        layers.push((input) => ({ kind: 'window', input, columns }));
        return columns.map((each) => each.id);
      },
    };
    const group = relation.groupId === undefined ? null : column(relation.groupId);
    const built = build(call, { position: column(rowId), group }, keep, steps);
    return value(
      built.kind === 'column' ? built : keep(built),
      call.name === 'prev' || call.name === 'next' ? arg(call, 0).type : call.type,
    );
  };
  const finish = (plan: Plan): Plan => {
    if (!rowId) return plan;
    const numbered: Plan = { kind: 'number', input: plan, id: rowId };
    return layers.reduce<Plan>((input, layer) => layer(input), numbered);
  };
  return { relation, scope: { ...scopeOf(relation, lowering), window }, finish };
}
