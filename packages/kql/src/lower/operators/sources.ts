import type { LiteralValue, Query, QueryOf } from '../../ast.ts';
import { asReal } from '../../functions/convert.ts';
import { arrangeJoins } from '../../passes/arrange.ts';
import {
  dynamicPathColumn,
  dynamicPathNumberColumn,
  dynamicPathTextColumn,
  INGESTED_AT_COLUMN,
  termsColumn,
} from '../../physical-columns.ts';
import type { PlanOf } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { cellReader } from '../../sql/cells.ts';
import { column, parameter, type SqlNode, shared, sql, textArray } from '../../sql/node.ts';
import type { KustoType, TableSchema } from '../../types.ts';
import { type ExpressionScope, lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { LowerContext, Relation, ScopeColumn } from '../scope.ts';
import { literal, type MaterialisedPath } from '../value.ts';

const toTicks = (at: Date): bigint => BigInt(at.getTime()) * 10_000n;

/** The window that the caller sets on every table: it cannot be left by anything that a query says. */
function guardOf(context: LowerContext): SqlNode[] {
  const { timespan, ingestedBetween } = context.options;
  const within = (name: string, window: { readonly start: Date; readonly end: Date } | undefined): SqlNode[] => {
    if (!window) return [];
    const of: SqlNode = { kind: 'physical', name };
    return [
      sql`${of} >= ${literal('datetime', toTicks(window.start)).node}`,
      sql`${of} < ${literal('datetime', toTicks(window.end)).node}`,
    ];
  };
  return [...within('TimeGenerated', timespan), ...within(INGESTED_AT_COLUMN, ingestedBetween)];
}

export function lowerTable(query: QueryOf<'table'>, { context }: Lowering): Relation {
  const table = context.options.catalogue.tables.find((each) => each.name === query.name);
  const isReadable = context.options.readableTables?.has(query.name) ?? true;
  if (!table || !isReadable) return refuse('KQL1002', query.span, `The table \`${query.name}\` does not exist.`);
  context.tables.add(table.name);
  const physical: { id: string; name: string }[] = [];
  const add = (name: string): string => {
    const id = context.ids.next(name);
    physical.push({ id, name });
    return id;
  };
  const columns = query.columns.map((each): ScopeColumn => {
    const id = add(each.name);
    if (each.type === 'string' && hasDictionary(table, each.name)) context.dictionaryIds.add(id);
    const materialised = materialisedPaths(table, each.name, add);
    noteDictionaries(table, materialised, context);
    const isIndexed = each.type === 'string' && table.termColumns?.includes(each.name);
    return {
      ...{ ...each, id },
      ...(materialised && { materialised }),
      ...(isIndexed && { termsId: add(termsColumn(each.name)) }),
    };
  });
  const ingestedAtId = add(INGESTED_AT_COLUMN);
  const plan: PlanOf<'from'> = { kind: 'from', table: table.name, columns: physical, guard: guardOf(context) };
  return { plan, columns, ingestedAtId, order: null };
}

function materialisedPaths(
  table: TableSchema,
  name: string,
  add: (name: string) => string,
): ReadonlyMap<string, MaterialisedPath> | null {
  const paths = table.dynamicPaths?.[name];
  if (!paths || paths.length === 0) return null;
  const keptIn = (path: readonly string[]): MaterialisedPath => ({
    rawId: add(dynamicPathColumn(name, path)),
    textId: add(dynamicPathTextColumn(name, path)),
    numberId: add(dynamicPathNumberColumn(name, path)),
  });
  return new Map(paths.map((path) => [JSON.stringify(path), keptIn(path)]));
}

const hasDictionary = ({ dictionaryColumns = [] }: TableSchema, name: string): boolean =>
  dictionaryColumns.includes(name);

function noteDictionaries(
  table: TableSchema,
  paths: ReadonlyMap<string, MaterialisedPath> | null,
  { dictionaryIds }: LowerContext,
): void {
  for (const [path, { textId }] of paths ?? [])
    if (hasDictionary(table, (JSON.parse(path) as string[]).at(-1) ?? '')) dictionaryIds.add(textId);
}

function cellText(type: KustoType, cell: LiteralValue): string {
  if (cell === null) return '';
  if (type === 'real' && typeof cell === 'number' && !Number.isFinite(cell))
    return Number.isNaN(cell) ? 'nan' : cell > 0 ? 'inf' : '-inf';
  return String(cell);
}

export function lowerDatatable(query: QueryOf<'datatable'>, { context }: Lowering): Relation {
  const columns = query.columns.map((each) => ({ ...each, id: context.ids.next(each.name) }));
  const cells = columns.map((each, index) => {
    const cells = query.rows.map((row) => cellText(each.type, row[index] ?? null));
    const cellId = context.ids.next(`${each.name}_cell`);
    return { id: each.id, array: textArray(cells), cell: cellReader(each.type)(column(cellId)), cellId };
  });
  return {
    plan: { kind: 'values', columns: cells },
    columns,
    ingestedAtId: null,
    order: null,
  };
}

export const EMPTY_SCOPE = { plan: { kind: 'single' as const }, columns: [], ingestedAtId: null, order: null };

export function scopeOf(relation: Relation, lowering: Lowering): ExpressionScope {
  const { context } = lowering;
  const lowerInner = (query: Query): Relation => {
    const inner = lowering.lower(query);
    return { ...inner, plan: arrangeJoins(inner.plan, context.ids) };
  };
  return { relation, context, lowerQuery: lowerInner };
}

export function lowerRange(query: QueryOf<'range'>, lowering: Lowering): Relation {
  const { context } = lowering;
  const scope = scopeOf(EMPTY_SCOPE, lowering);
  const [from, to, step] = [query.from, query.to, query.step].map((each) => lowerExpr(each, scope)) as [
    ReturnType<typeof lowerExpr>,
    ReturnType<typeof lowerExpr>,
    ReturnType<typeof lowerExpr>,
  ];
  if (step.literal === 0n || step.literal === 0)
    return refuse('KQL2007', query.span, 'range', 'a step that is not zero', '`0`');
  const type = query.columns[0]?.type ?? 'long';
  const id = context.ids.next(query.name);
  const counterId = context.ids.next(`${query.name}_index`);
  const isReal = type === 'real';
  const nodes = isReal
    ? { from: asReal(from), to: asReal(to), step: asReal(step) }
    : { from: from.node, to: to.node, step: step.node };
  const count = isReal
    ? countOfReals(sql`(floor((${nodes.to} - ${nodes.from}) / ${nodes.step}) + 1)`)
    : sql`ifNull(intDiv(${nodes.to} - ${nodes.from}, ${nodes.step}) + if((${nodes.to} - ${nodes.from}) * sign(${nodes.step}) >= 0, 1, 0), 0)`;
  const cast = sql`(${nodes.from} + toInt64(${column(counterId)}) * ${nodes.step})`;
  const plan: PlanOf<'series'> = {
    kind: 'series',
    id,
    from: nodes.from,
    step: nodes.step,
    count: shared(count),
    cast: type === 'int' ? sql`toInt32(${cast})` : cast,
    counterId,
  };
  return { plan, columns: [{ name: query.name, type, id }], ingestedAtId: null, order: null };
}

/** None between what is no number; without end more than the engine makes, which says so. */
function countOfReals(steps: SqlNode): SqlNode {
  const once = shared(steps);
  return sql`toInt64(if(ifNull(${once}, 0.) > 0, least(assumeNotNull(${once}), 1e18), 0.))`;
}

/** The rows of a watchlist arrive as one parameter: a JSON array of objects. */
export function lowerWatchlist(query: QueryOf<'watchlist'>, { context }: Lowering): Relation {
  const { alias } = query;
  const known = context.options.catalogue.watchlists.find((each) => each.alias.toLowerCase() === alias.toLowerCase());
  if (!known) return refuse('KQL2008', query.span, alias);

  context.watchlists.add(known.alias);
  const rowId = context.ids.next('watchlist_row');
  const rows = sql`JSONExtractArrayRaw(${{ kind: 'watchlist', alias: known.alias } as SqlNode})`;
  const columns = query.columns.map((each) => ({ ...each, id: context.ids.next(each.name) }));
  const unnest = {
    kind: 'unnest' as const,
    input: { kind: 'single' as const },
    arrays: [{ id: rowId, expr: rows }],
    keepsEmpty: false,
  };
  const computed = columns.map((each) => ({
    id: each.id,
    expr: sql`JSONExtractString(${column(rowId)}, ${parameter('String', each.name)})`,
  }));
  return { plan: { kind: 'compute', input: unnest, columns: computed }, columns, ingestedAtId: null, order: null };
}
