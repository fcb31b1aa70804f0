import type { Query, QueryOf } from '../../ast.ts';
import { asLong } from '../../functions/convert.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { integer } from '../../sql/build.ts';
import { column, list, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { value } from '../value.ts';
import { scanGroups } from './scan.ts';
import { scopeOf } from './sources.ts';
import { Aggregation } from './summarize.ts';

export interface Group {
  readonly rowId: string;
  /** Columns that every row of the group shares and that an aggregation keeps. */
  readonly outer: readonly ScopeColumn[];
  readonly operator: 'mv-apply' | 'partition';
}

const BY_ROW = new Set<Query['kind']>([
  'filter',
  'extend',
  'project',
  'pick',
  'rename',
  'parse',
  'parsekv',
  'mvexpand',
  'serialize',
]);

/** Lowers the operators of a body that runs on each group of rows on its own. */
export function lowerBody(query: Query, input: Relation, group: Group, lowering: Lowering): Relation {
  if (query.kind === 'input') return input;
  if (!('input' in query)) return refuse('KQL2001', query.span, `${query.kind}\` inside \`${group.operator}`);
  const source = lowerBody(query.input, input, group, lowering);
  if (BY_ROW.has(query.kind)) {
    const input: Query = { kind: 'input', columns: query.input.columns, span: query.span };
    return lowering.lower({ ...query, input } as Query, { ...source, groupId: group.rowId });
  }
  if (query.kind === 'scan' && group.operator === 'partition') return scanInGroups(query, source, group, lowering);
  if (query.kind === 'sort')
    return lowering.lower(
      { ...query, input: { kind: 'input', columns: query.input.columns, span: query.span } },
      source,
    );
  if (query.kind === 'take') {
    const count = sql`toUInt64(${asLong(lowerExpr(query.count, scopeOf(source, lowering)))})`;
    return { ...source, plan: { kind: 'firstby', input: source.plan, keys: [column(group.rowId)], count } };
  }
  if (query.kind === 'summarize' || query.kind === 'distinct' || query.kind === 'count')
    return aggregateByRow(query, source, group, lowering);
  return refuse('KQL2001', query.span, `${query.kind}\` inside \`${group.operator}`);
}

/** The group's id passes the host stage as one more column, for the operators after it. */
function scanInGroups(query: QueryOf<'scan'>, source: Relation, group: Group, lowering: Lowering): Relation {
  const id = lowering.context.ids.next('group');
  const marked: ScopeColumn = { name: GROUP, type: 'string', id };
  const plan: Plan = {
    kind: 'compute',
    input: source.plan,
    columns: [{ id, expr: sql`ifNull(toString(${column(group.rowId)}), '\\0')` }],
  };
  const result = scanGroups(query, { ...source, plan, columns: [...source.columns, marked] }, [id], lowering);
  const given = result.columns.find((each) => each.name === GROUP)?.id ?? '';
  return {
    ...result,
    plan: { kind: 'compute', input: result.plan, columns: [{ id: group.rowId, expr: column(given) }] },
    columns: result.columns.filter((each) => each.name !== GROUP),
  };
}

/** No name of a query can be this one. */
const GROUP = '\0group';

/** Groups within each row: the row's number is one more key, and its columns come along. */
function aggregateByRow(
  query: QueryOf<'summarize'> | QueryOf<'distinct'> | QueryOf<'count'>,
  source: Relation,
  group: Group,
  lowering: Lowering,
): Relation {
  const scope = scopeOf(source, lowering);
  const keys: Computed[] = [{ id: group.rowId, expr: column(group.rowId) }];
  const columns: ScopeColumn[] = [];
  for (const { names, expr } of query.kind === 'count' ? [] : query.keys) {
    const lowered = lowerExpr(expr, scope);
    const id = lowering.context.ids.next(names[0] ?? 'key');
    keys.push({ id, expr: lowered.node });
    columns.push({ name: names[0] ?? '', type: lowered.type, id });
  }
  const aggregation = new Aggregation(scope, lowering);
  if (query.kind === 'count') columns.push(aggregation.keep('Count', value(sql`toInt64(count())`, 'long')));
  if (query.kind === 'summarize') for (const each of query.aggregates) columns.push(...aggregation.add(each));
  const row = aggregation.keep(
    'outer_row',
    value(sql`any(tuple(${list([...group.outer.map((each) => column(each.id)), sql`1`])}))`, 'dynamic'),
  );
  const taken = new Set(keys.map((each) => each.id));
  const restored = group.outer.map((each, index) => {
    const id = taken.has(each.id) ? each.id : lowering.context.ids.next(each.name);
    return { ...each, id, at: index + 1 };
  });
  const after: Computed[] = restored
    .filter((each) => !taken.has(each.id))
    .map((each) => ({ id: each.id, expr: sql`tupleElement(${column(row.id)}, ${integer(each.at)})` }));
  const plan: Plan = {
    kind: 'compute',
    input: { kind: 'aggregate', input: source.plan, keys, aggregates: aggregation.aggregates },
    columns: [...aggregation.after, ...after],
  };
  const outer = restored
    .map(({ name, type, id }) => ({ name, type, id }))
    .filter((each) => !columns.some((fresh) => fresh.name === each.name));
  return { ...source, plan, columns: [...outer, ...columns] };
}

/** Whether a part of the body reads the group's rows besides the body itself, as `as` allows: then no row stands alone. */
export function readsGroupAgain(body: Query): boolean {
  let count = 0;
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('kind' in part && part.kind === 'input') count++;
    else for (const each of Object.values(part)) walk(each);
  };
  walk(body);
  return count > 1;
}

/**
 * The aggregation without keys that gives a row even for a group that a filter emptied; such a group has no row in SQL.
 * Null where the body has none.
 */
export function findEmptyGroups(body: Query): Query | null {
  if (!('input' in body)) return null;
  const isWhole = body.kind === 'count' || (body.kind === 'summarize' && body.keys.length === 0);
  return isWhole && mayDropRows(body.input) ? body : findEmptyGroups(body.input);
}

const DROPS = new Set<Query['kind']>(['filter', 'mvexpand']);
const mayDropRows = (query: Query): boolean =>
  DROPS.has(query.kind) || (query.kind === 'parse' && query.isFilter) || ('input' in query && mayDropRows(query.input));
