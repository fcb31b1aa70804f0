import type { Computed } from '../../plan/plan.ts';
import { column, type SqlNode, sql } from '../../sql/node.ts';
import type { KustoType } from '../../types.ts';
import type { LowerContext, Relation, ScopeColumn } from '../scope.ts';

/** A column on its way into a host stage. */
export interface TravelColumn extends Computed {
  readonly name: string;
  readonly type: KustoType;
}

/** Dynamic values pass a host stage as their text, so that they leave it as they came. */
export const travelType = (type: KustoType): KustoType => (type === 'dynamic' ? 'string' : type);

export function travelNode(type: KustoType, node: SqlNode): SqlNode {
  if (type === 'dynamic') return sql`ifNull(${node}, '')`;
  return type === 'bool' ? sql`CAST(${node} AS Nullable(Bool))` : node;
}

export const travelColumn = (context: LowerContext, name: string, type: KustoType, node: SqlNode): TravelColumn => ({
  id: context.ids.next(name),
  name,
  type: travelType(type),
  expr: travelNode(type, node),
});

/** A relation of just these columns, computed over the rows of another. */
export function sendColumns(from: Relation, columns: readonly TravelColumn[]): Relation {
  const computed = columns.map(({ id, expr }) => ({ id, expr }));
  return {
    ...from,
    plan: { kind: 'compute', input: from.plan, columns: computed },
    columns: columns.map(({ id, name, type }) => ({ id, name, type })),
  };
}

/** The columns that a host stage gave, under their own types. */
export function receiveColumns(
  result: Relation,
  wanted: readonly Pick<ScopeColumn, 'name' | 'type'>[],
  context: LowerContext,
): Relation {
  const computed: Computed[] = [];
  const columns = wanted.map(({ name, type }, index): ScopeColumn => {
    const given = column(result.columns[index]?.id ?? '');
    const id = type === 'dynamic' ? context.ids.next(name) : (result.columns[index]?.id ?? '');
    if (type === 'dynamic') computed.push({ id, expr: sql`nullIf(${given}, '')` });
    return { name, type, id };
  });
  const { plan } = result;
  return { ...result, plan: computed.length > 0 ? { kind: 'compute', input: plan, columns: computed } : plan, columns };
}
