import type { QueryOf } from '../../ast.ts';
import { asJson, asReal, convertTo } from '../../functions/convert.ts';
import { jsonArray } from '../../functions/json.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { column, lambda, type SqlNode, shared, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { literal, value } from '../value.ts';
import { scopeOf } from './sources.ts';
import { Aggregation, groupPlan } from './summarize.ts';

const YEAR_ONE = sql`-621355968000000000`;

function within(of: SqlNode, from: SqlNode | null, to: SqlNode | null): SqlNode {
  const tests = [...(from ? [sql`${of} >= ${from}`] : []), ...(to ? [sql`${of} < ${to}`] : [])];
  return tests.length === 0 ? sql`isNotNull(${of})` : tests.reduce((all, each) => sql`${all} AND ${each}`);
}

/**
 * Series on a regular axis. Rows are grouped by key and by the number of their bin; a second grouping lines the bins up
 * and fills those without rows. Source: https://learn.microsoft.com/kusto/query/make-series-operator (read 2026-11-21).
 */
export function lowerMakeSeries(query: QueryOf<'makeseries'>, lowering: Lowering): Relation {
  const { context } = lowering;
  const input = lowering.lower(query.input);
  const scope = scopeOf(input, lowering);
  const axis = lowerExpr(query.axis.expr, scope);
  const isReal = axis.type === 'real';
  const read = (of: NonNullable<typeof query.from>): SqlNode =>
    isReal ? asReal(lowerExpr(of, scope)) : lowerExpr(of, scope).node;
  const step = read(query.step);
  const to = query.to ? read(query.to) : null;
  // Without `from` the bins are those of `bin()`, which counts from the year 1.
  const from = query.from ? read(query.from) : axis.type === 'datetime' ? YEAR_ONE : sql`0`;
  const of = isReal ? asReal(axis) : axis.node;
  const position = isReal
    ? sql`toInt64(floor((${of} - ${from}) / ${step}))`
    : query.from
      ? sql`intDiv(${of} - ${from}, ${step})`
      : sql`intDiv(${of} - ${from} - positiveModulo(${of} - ${from}, ${step}), ${step})`;
  const inside: Plan = { kind: 'filter', input: input.plan, predicate: within(of, query.from ? from : null, to) };
  const positionId = context.ids.next('bin_position');
  const keys = query.keys.map(({ names, expr }) => ({
    name: names[0] ?? '',
    lowered: lowerExpr(expr, scope),
    id: context.ids.next(names[0] ?? 'key'),
  }));
  const aggregation = new Aggregation(scope, lowering);
  const values = query.aggregates.map(({ value: each, fill }) => ({
    column: aggregation.add(each)[0] as ScopeColumn,
    fill,
  }));
  const binned = groupPlan(
    inside,
    [...keys.map(({ id, lowered }): Computed => ({ id, expr: lowered.node })), { id: positionId, expr: position }],
    aggregation,
  );
  // A series without `from` begins at its own first bin, one without `to` ends after its last.
  const first = query.from ? sql`0` : shared(sql`min(${column(positionId)})`);
  const last = shared(sql`max(${column(positionId)})`);
  const start = query.from ? from : sql`(${from} + ${first} * ${step})`;
  const bins = !to
    ? sql`${last} - ${first} + 1`
    : isReal
      ? sql`ceil((${to} - ${start}) / ${step})`
      : sql`intDiv(${to} - ${start} + ${step} - 1, ${step})`;
  const count = sql`assumeNotNull(toUInt64(greatest(0, ${bins})))`;
  const at = query.from ? sql`_i` : sql`(toInt64(_i) + ${first})`;
  const positions = shared(sql`groupArray(${column(positionId)})`);
  const series = values.map(
    ({ column: each, fill }): { readonly id: string; readonly name: string; readonly expr: SqlNode } => {
      const filler = fill
        ? asJson(convertTo(each.type, lowerExpr(fill, scope)))
        : asJson(
            literal(each.type, each.type === 'real' ? 0 : each.type === 'long' || each.type === 'int' ? 0n : null),
          );
      const texts = shared(sql`groupArray(assumeNotNull(${asJson({ node: column(each.id), type: each.type })}))`);
      const items = sql`arrayMap(_i -> if(has(${positions}, ${at}), ${texts}[indexOf(${positions}, ${at})], assumeNotNull(${filler})), range(${count}))`;
      return { id: context.ids.next(each.name), name: each.name, expr: sql`toNullable(${jsonArray(items)})` };
    },
  );
  const point = (i: SqlNode) =>
    isReal
      ? value(sql`(${start} + ${i} * ${step})`, 'real')
      : value(sql`(${start} + toInt64(${i}) * ${step})`, axis.type);
  const axisName = query.axis.names[0] ?? 'axis';
  const axisId = context.ids.next(axisName);
  const axisExpr = sql`toNullable(${jsonArray(sql`arrayMap(${lambda(1, (i) => sql`assumeNotNull(${asJson(point(i))})`)}, range(${count}))`)})`;
  const rowsId = context.ids.next('bins');
  const grouped: Plan = {
    kind: 'aggregate',
    input: binned,
    keys: keys.map(({ id }) => ({ id, expr: column(id) })),
    aggregates: [
      ...series.map(({ id, expr }) => ({ id, expr })),
      { id: axisId, expr: axisExpr },
      { id: rowsId, expr: sql`count()` },
    ],
  };
  // Without keys SQL gives a row for no rows at all; Kusto gives none.
  const plan: Plan =
    keys.length > 0 || query.isNonEmpty
      ? grouped
      : { kind: 'filter', input: grouped, predicate: sql`${column(rowsId)} > 0` };
  const columns: ScopeColumn[] = [
    ...keys.map(({ name, lowered, id }) => ({ name, type: lowered.type, id })),
    ...series.map(({ name, id }) => ({ name, type: 'dynamic' as const, id })),
    { name: axisName, type: 'dynamic', id: axisId },
  ];
  return { plan, columns, ingestedAtId: null, order: null };
}
