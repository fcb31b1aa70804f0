import type { Expr, QueryOf } from '../../ast.ts';
import { asJson, asReal, convertTo } from '../../functions/convert.ts';
import { jsonArray } from '../../functions/json.ts';
import { FIRST_TICK, wholeOf } from '../../functions/ranges.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { integer } from '../../sql/build.ts';
import { column, lambda, type SqlNode, shared, sql } from '../../sql/node.ts';
import { MAX_ELEMENTS } from '../../types.ts';
import { type ExpressionScope, lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { literal, type Value, value } from '../value.ts';
import { groupKey, type KeyParts, keyValues, sumKeys } from './group-keys.ts';
import { placeColumns } from './rows.ts';
import { scopeOf } from './sources.ts';
import { Aggregation, groupPlan } from './summarize.ts';

type MakeSeries = QueryOf<'makeseries'>;

/** The line along which rows are put into bins. */
interface Axis {
  readonly type: Value['type'];
  readonly of: SqlNode;
  /** Where the bins are counted from: the query's start, or the origin of `bin()`. */
  readonly origin: SqlNode;
  readonly to: SqlNode | null;
  readonly step: SqlNode;
  readonly hasStart: boolean;
}

function readAxis(query: MakeSeries, scope: ExpressionScope): Axis {
  const { type, ...rest } = lowerExpr(query.axis.expr, scope);
  if (type === 'dynamic')
    refuse('KQL2007', query.axis.expr.span, 'make-series', 'an axis of numbers, datetimes or timespans', '`dynamic`');
  const isReal = type === 'real';
  const read = (of: Expr): SqlNode => (isReal ? asReal(lowerExpr(of, scope)) : lowerExpr(of, scope).node);
  const start = query.from ? read(query.from) : null;
  const step = read(query.step);
  const first = query.isAligned && start ? aligned(start, step, type) : start;
  const end = query.to ? read(query.to) : null;
  return {
    type,
    of: isReal ? asReal({ type, ...rest }) : rest.node,
    origin: first ?? originOf(type),
    // The alternate syntax includes its end.
    to: end && query.isAligned ? sql`(${aligned(end, step, type)} + ${step})` : end,
    step,
    hasStart: start !== null,
  };
}

/** Without a start the bins are those of `bin()`, which counts datetimes from the year 1. */
const originOf = (type: Value['type']): SqlNode => (type === 'datetime' ? FIRST_TICK : sql`0`);

/** The beginning of the bin that holds a value. */
const aligned = (of: SqlNode, step: SqlNode, type: Value['type']): SqlNode =>
  type === 'real'
    ? sql`(floor(${of} / ${step}) * ${step})`
    : sql`(${of} - positiveModulo(${of} - ${originOf(type)}, ${step}))`;

/** The number of a value's bin. */
function positionOf({ type, of, origin, step, hasStart }: Axis): SqlNode {
  const distance = shared(sql`(${of} - ${origin})`);
  if (type === 'real') return wholeOf(sql`floor(${distance} / ${step})`);
  return hasStart
    ? sql`intDiv(${distance}, ${step})`
    : sql`intDiv(${distance} - positiveModulo(${distance}, ${step}), ${step})`;
}

function withinBounds({ type, of, origin, to, hasStart }: Axis): SqlNode {
  const isNumber = type === 'real' ? [sql`isFinite(${of})`] : [];
  const tests = [...isNumber, ...(hasStart ? [sql`${of} >= ${origin}`] : []), ...(to ? [sql`${of} < ${to}`] : [])];
  return tests.length === 0 ? sql`isNotNull(${of})` : tests.reduce((all, each) => sql`${all} AND ${each}`);
}

/** The bins of one series: the number of its first, how many there are, and where the first begins. */
interface Bins {
  readonly positions: SqlNode;
  readonly first: SqlNode;
  readonly count: SqlNode;
  readonly start: SqlNode;
}

/** A series without a start begins at its own first bin, one without an end stops after its last. */
function binsOf({ type, origin, to, step, hasStart }: Axis, positionId: string): Bins {
  const positions = shared(sql`groupArray(${column(positionId)})`);
  const first = hasStart ? sql`0` : shared(sql`assumeNotNull(min(${column(positionId)}))`);
  const start = hasStart ? origin : sql`(${origin} + ${first} * ${step})`;
  const size = !to
    ? sql`max(${column(positionId)}) - ${first} + 1`
    : type === 'real'
      ? sql`ceil((${to} - ${start}) / ${step})`
      : sql`intDiv(${to} - ${start} + ${step} - 1, ${step})`;
  return {
    positions,
    first,
    start,
    count: shared(sql`assumeNotNull(toUInt64(greatest(0, least(${integer(MAX_ELEMENTS)}, ${size}))))`),
  };
}

/** The values of a series in the order of their bins, with a filler in bins that have none. */
function filled({ positions, first, count }: Bins, texts: SqlNode, filler: SqlNode): SqlNode {
  const sorted = shared(sql`arraySort(${positions})`);
  const inOrder = sql`arraySort((_t, _p) -> _p, ${texts}, ${positions})`;
  const before = sql`arraySlice(arrayPushFront(${sorted}, ${first} - 1), 1, length(${sorted}))`;
  const gap = lambda(
    3,
    (each, at, last) => sql`arrayPushBack(arrayWithConstant(greatest(0, ${at} - ${last} - 1), ${filler}), ${each})`,
  );
  return sql`arrayResize(arrayFlatten(arrayMap(${gap}, ${inOrder}, ${sorted}, ${before})), ${count}, ${filler})`;
}

/** What an empty bin holds: the default of the call, else zero; null for what is no number. */
function fillerOf(fill: Expr | null, { type }: ScopeColumn, scope: ExpressionScope): SqlNode {
  const zero = type === 'real' ? 0 : type === 'long' || type === 'int' ? 0n : null;
  const of = fill ? convertTo(type, lowerExpr(fill, scope)) : literal(type, zero);
  return sql`assumeNotNull(${asJson(of)})`;
}

function axisValues({ type, step }: Axis, { start, count }: Bins): SqlNode {
  const item = lambda(1, (at) => {
    const point = type === 'real' ? sql`(${start} + ${at} * ${step})` : sql`(${start} + toInt64(${at}) * ${step})`;
    return sql`assumeNotNull(${asJson(value(point, type))})`;
  });
  return sql`toNullable(${jsonArray(sql`arrayMap(${item}, range(${count}))`)})`;
}

/**
 * Series on a regular axis. Rows are grouped by key and by the number of their bin; a second grouping lines the bins up
 * and fills those without rows. Source: https://learn.microsoft.com/kusto/query/make-series-operator (read 2026-11-21).
 */
export function lowerMakeSeries(query: MakeSeries, lowering: Lowering): Relation {
  const { ids } = lowering.context;
  const input = lowering.lower(query.input);
  const scope = scopeOf(input, lowering);
  const axis = readAxis(query, scope);
  const keys = keyValues(query.keys, scope).map((each) => ({ ...each, id: ids.next(each.name ?? 'key') }));
  const aggregation = new Aggregation(scope, lowering);
  const values = query.aggregates.flatMap(({ value: each, fill }) =>
    aggregation.add(each).map((of) => ({ of, filler: fillerOf(fill, of, scope) })),
  );
  const positionId = ids.next('bin_position');
  const position = value(positionOf(axis), 'long');
  const parts = sumKeys([...keys.map(({ of }) => of), position], input.plan, lowering.context);
  const binned = groupPlan(
    { kind: 'filter', input: input.plan, predicate: withinBounds(axis) },
    [...keys.map(({ id }) => id), positionId].map((id, index) => groupKey(id, parts[index] as KeyParts)),
    aggregation,
  );
  const bins = binsOf(axis, positionId);
  const series = values.map(({ of, filler }) => {
    const texts = sql`groupArray(assumeNotNull(${asJson({ node: column(of.id), type: of.type })}))`;
    const items = sql`toNullable(${jsonArray(filled(bins, texts, filler))})`;
    return { name: of.name, id: ids.next(of.name), expr: items };
  });
  const axisName = query.axis.names[0] ?? 'axis';
  const line = { name: axisName, id: ids.next(axisName), expr: axisValues(axis, bins) };
  const lined = [...series, line].map(({ id, expr }): Computed => ({ id, expr }));
  const columns: ScopeColumn[] = [
    ...keys.flatMap(({ name, of, id }) => (name === null ? [] : [{ name, type: of.type, id }])),
    ...[...series, line].map(({ name, id }) => ({ name, type: 'dynamic' as const, id })),
  ];
  const groupKeys = keys.map(({ id }): Computed => ({ id, expr: column(id) }));
  const plan = withoutEmpty({ kind: 'aggregate', input: binned, keys: groupKeys, aggregates: lined }, query, lowering);
  return { plan, columns: placeColumns(query, columns, []), ingestedAtId: null, order: null };
}

/** Without keys SQL gives a row for no rows at all; Kusto gives none, unless the query asks for one. */
function withoutEmpty(plan: Extract<Plan, { kind: 'aggregate' }>, query: MakeSeries, { context }: Lowering): Plan {
  if (plan.keys.length > 0 || query.isNonEmpty) return plan;
  const rowsId = context.ids.next('bins');
  const counted: Plan = { ...plan, aggregates: [...plan.aggregates, { id: rowsId, expr: sql`count()` }] };
  return { kind: 'filter', input: counted, predicate: sql`${column(rowsId)} > 0` };
}
