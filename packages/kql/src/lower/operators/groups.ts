import type { Query, QueryOf } from '../../ast.ts';
import { asLong } from '../../functions/convert.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { integer } from '../../sql/build.ts';
import { column, list, type SqlNode, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import { otherValues, type Relation, type ScopeColumn } from '../scope.ts';
import { value } from '../value.ts';
import { keyValues } from './group-keys.ts';
import { placeColumns } from './rows.ts';
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

/** Rows of groups, and how each row says to which it belongs: an operator may give both new ids. */
export interface Grouped {
  readonly relation: Relation;
  readonly group: Group;
}

/** Lowers the operators of a body that runs on each group of rows on its own. */
export function lowerBody(query: Query, rows: Grouped, lowering: Lowering): Grouped {
  if (query.kind === 'input') return rows;
  const { operator } = rows.group;
  if (!('input' in query)) return refuse('KQL2001', query.span, `${query.kind}\` inside \`${operator}`);
  const source = lowerBody(query.input, rows, lowering);
  const { group, relation } = source;
  const fromInput = { ...query, input: { kind: 'input', columns: query.input.columns, span: query.span } } as Query;
  if (BY_ROW.has(query.kind))
    return { group, relation: lowering.lower(fromInput, { ...relation, groupId: group.rowId }) };
  switch (query.kind) {
    case 'sort':
      return { group, relation: lowering.lower(fromInput, relation) };
    case 'take': {
      const count = sql`toUInt64(${asLong(lowerExpr(query.count, scopeOf(relation, lowering)))})`;
      const plan: Plan = { kind: 'firstby', input: relation.plan, keys: [column(group.rowId)], count };
      return { group, relation: { ...relation, plan } };
    }
    case 'summarize':
    case 'distinct':
    case 'count':
      return aggregateByRow(query, source, lowering);
    case 'mvapply':
      return carryGroup(source, lowering, (marked) =>
        lowering.lower({ ...query, columns: [...query.columns, ...hiddenOf(marked)], input: inputOf(query) }, marked),
      );
    case 'scan':
      if (operator === 'partition')
        return carryGroup(source, lowering, (marked) => {
          const key = marked.columns.find((each) => each.name === GROUP)?.id ?? '';
          return scanGroups(query, marked, [key], lowering);
        });
  }
  return refuse('KQL2001', query.span, `${query.kind}\` inside \`${operator}`);
}

const inputOf = (query: QueryOf<'mvapply'>): Query => ({
  kind: 'input',
  columns: query.input.columns,
  span: query.span,
});

/** An operator that keeps no ids but those of columns: the group's id and the columns of its row go through it under names of their own. */
function carryGroup({ relation, group }: Grouped, lowering: Lowering, lower: (marked: Relation) => Relation): Grouped {
  const carry = (name: string, type: ScopeColumn['type'], expr: SqlNode) => ({
    column: { name, type, id: lowering.context.ids.next('group') },
    expr,
  });
  const carried = [
    carry(GROUP, 'string', sql`ifNull(toString(${column(group.rowId)}), '\\0')`),
    ...group.outer.map(({ id, type }, index) => carry(`${GROUP}${index}`, type, column(id))),
  ];
  const computed = carried.map(({ column: { id }, expr }): Computed => ({ id, expr }));
  const result = lower({
    ...relation,
    plan: { kind: 'compute', input: relation.plan, columns: computed },
    columns: [...relation.columns, ...carried.map((each) => each.column)],
  });
  const given = new Map(hiddenOf(result).map((each) => [each.name, each.id]));
  const outer = group.outer.map((each, index) => otherValues(each, given.get(`${GROUP}${index}`) ?? each.id));
  return {
    relation: { ...result, columns: result.columns.filter((each) => !each.name.startsWith(GROUP)) },
    group: { ...group, rowId: given.get(GROUP) ?? group.rowId, outer },
  };
}

const hiddenOf = ({ columns }: Relation): ScopeColumn[] => columns.filter((each) => each.name.startsWith(GROUP));

/** No name of a query can be this one. */
const GROUP = '\0group';

/** Groups within each row: the row's number is one more key, and its columns come along. */
function aggregateByRow(
  query: QueryOf<'summarize'> | QueryOf<'distinct'> | QueryOf<'count'>,
  { relation: source, group }: Grouped,
  lowering: Lowering,
): Grouped {
  const scope = scopeOf(source, lowering);
  const keys: Computed[] = [{ id: group.rowId, expr: column(group.rowId) }];
  const columns: ScopeColumn[] = [];
  for (const { name, of } of keyValues(query.kind === 'count' ? [] : query.keys, scope)) {
    const id = lowering.context.ids.next(name ?? 'key');
    keys.push({ id, expr: of.node });
    if (name !== null) columns.push({ name, type: of.type, id });
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
  const outer = restored.map(({ name, type, id }): ScopeColumn => ({ name, type, id }));
  const kept = outer.filter((each) => !columns.some((fresh) => fresh.name === each.name));
  const placed = placeColumns(query, columns, []);
  const relation: Relation = { ...source, plan, columns: [...kept, ...placed], ingestedAtId: null, order: null };
  return { relation, group: { ...group, outer } };
}

/**
 * Whether a part of the body reads the group's rows besides the body itself, as `as` allows: then no row stands alone.
 * The body of an `mv-apply` in it reads rows of its own.
 */
export function readsGroupAgain(body: Query): boolean {
  let count = 0;
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('kind' in part && part.kind === 'input') count++;
    else if ('kind' in part && part.kind === 'mvapply' && 'input' in part) walk(part.input);
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
