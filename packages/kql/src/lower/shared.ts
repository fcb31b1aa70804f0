import { arrangeJoins } from '../passes/arrange.ts';
import { hoistHostCalls } from '../passes/hoist.ts';
import { idsIn, type Plan, type SharedRows } from '../plan/plan.ts';
import { column, type SqlNode, withParts } from '../sql/node.ts';
import { hiddenIds, type LowerContext, type Relation } from './scope.ts';
import type { MaterialisedPath } from './value.ts';

/**
 * Rows that several places read, with the names that reach them. They are a materialised CTE: the engine keeps them, pushes nothing
 * out and has no bound on them. It runs them again where a scalar subquery reads them (chDB 26.7), and other statements, such as the
 * input of a host stage or a second result table, have their own; so what draws at random is `lowerOnce` instead.
 */
export interface SharedRelation {
  readonly rows: SharedRows;
  readonly relation: Relation;
}

/** Every id by which a relation's columns, its order or its hidden columns are read. */
function idsOf({ columns, ingestedAtId, groupId, order }: Relation): string[] {
  const ids = new Set(columns.flatMap((each) => [each.id, ...hiddenIds(each)]));
  if (ingestedAtId) ids.add(ingestedAtId);
  if (groupId) ids.add(groupId);
  for (const { expr } of order ?? []) idsIn(expr, ids);
  return [...ids];
}

export function shareRows(relation: Relation, context: LowerContext): SharedRelation {
  const plan = hoistHostCalls(arrangeJoins(relation.plan, context.ids), context.ids);
  return { rows: { index: context.sharedRows.size, plan, ids: idsOf(relation) }, relation };
}

/** One reading of shared rows, under ids of its own: two of them may stand on both sides of a join. */
export function readShared({ rows, relation }: SharedRelation, context: LowerContext): Relation {
  const fresh = new Map(rows.ids.map((id) => [id, context.ids.next(id)]));
  for (const [from, id] of fresh) if (context.dictionaryIds.has(from)) context.dictionaryIds.add(id);
  const renamed = (id: string): string => fresh.get(id) ?? id;
  const renamedPath = ({ rawId, textId, numberId }: MaterialisedPath) => ({
    rawId: renamed(rawId),
    textId: renamed(textId),
    numberId: renamed(numberId),
  });
  const known = new Map<SqlNode, SqlNode>();
  const renameIn = (node: SqlNode): SqlNode => {
    const of = known.get(node) ?? (node.kind === 'column' ? column(renamed(node.id)) : withParts(node, renameIn));
    known.set(node, of);
    return of;
  };
  const columns = relation.columns.map((each) => ({
    ...each,
    id: renamed(each.id),
    ...(each.termsId && { termsId: renamed(each.termsId) }),
    ...(each.materialised && {
      materialised: new Map([...each.materialised].map(([path, of]) => [path, renamedPath(of)])),
    }),
    ...(each.lengthId !== undefined && { lengthId: renamed(each.lengthId) }),
  }));
  context.noteTypes(columns);
  const order = relation.order?.map((key) => ({ ...key, expr: renameIn(key.expr) })) ?? null;
  const plan: Plan = { kind: 'shared', of: rows, columns: [...fresh].map(([from, id]) => ({ id, from })) };
  return {
    ...relation,
    // Kept rows are read in any order.
    plan: order ? { kind: 'sort', input: plan, keys: order } : plan,
    columns,
    ingestedAtId: relation.ingestedAtId && renamed(relation.ingestedAtId),
    ...(relation.groupId && { groupId: renamed(relation.groupId) }),
    order,
  };
}
