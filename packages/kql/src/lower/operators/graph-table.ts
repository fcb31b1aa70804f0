import type { QueryOf } from '../../ast.ts';
import type { Computed } from '../../plan/plan.ts';
import { column, sql } from '../../sql/node.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { lowerGraph, propertiesOf } from './graph-source.ts';

/** `graph-to-table`: the nodes or the edges as rows. Source: https://learn.microsoft.com/kusto/query/graph-to-table-operator */
export function lowerGraphTable(query: QueryOf<'graphtable'>, lowering: Lowering): Relation {
  const { nodes, edges, keyId, sourceId, targetId } = lowerGraph(query.graph, lowering);
  const relation = query.part === 'nodes' ? { ...nodes, columns: propertiesOf(nodes) } : edges;
  const { node, source, target } = query.idColumns;
  const asked =
    query.part === 'nodes'
      ? [{ name: node, key: keyId }]
      : [
          { name: source, key: sourceId },
          { name: target, key: targetId },
        ];
  const computed: Computed[] = [];
  const ids = asked.flatMap(({ name, key }): ScopeColumn[] => {
    if (name === null) return [];
    const id = lowering.context.ids.next(name);
    computed.push({ id, expr: sql`reinterpretAsInt64(sipHash64(${column(key)}))` });
    return [{ name, type: 'long', id }];
  });
  if (ids.length > 0)
    lowering.context.warn('graph-to-table', 'the hash that stands for the id of a node is another number.', query.span);
  return {
    plan: { kind: 'compute', input: relation.plan, columns: computed },
    columns: [...ids, ...relation.columns],
    ingestedAtId: null,
    order: null,
  };
}
