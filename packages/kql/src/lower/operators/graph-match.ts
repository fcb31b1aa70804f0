import type { Query, QueryOf } from '../../ast.ts';
import { memberName } from '../../ast-scan.ts';
import type { Json } from '../../host/host.ts';
import type { GraphMatchOptions } from '../../host/operators/graph-options.ts';
import { refuse } from '../../problems.ts';
import { column } from '../../sql/node.ts';
import { lowerCondition } from '../expression.ts';
import { hostRelation } from '../host.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';
import { PatternExpressions } from './graph-pattern.ts';
import { lowerGraph } from './graph-source.ts';
import { scopeOf } from './sources.ts';
import { receiveColumns, sendColumns, travelColumn, travelType } from './travel.ts';

/** The longest run of edges that one variable edge may stand for. */
const MAX_EDGES = 100;

/**
 * `graph-match` and `graph-shortest-paths`: the host stage searches, over nodes and edges that carry what the conditions
 * and results read. Source: https://learn.microsoft.com/kusto/query/graph-match-operator (read 2026-11-21).
 */
export function lowerGraphMatch(query: QueryOf<'graphmatch'>, lowering: Lowering): Relation {
  checkPattern(query);
  const { context } = lowering;
  const graph = lowerGraph(query.graph, lowering);
  const expressions = new PatternExpressions(query.pattern, graph, lowering);
  const conditions = query.where ? expressions.filter(query.where) : [];
  const [first] = conditions;
  if (first && query.search !== 'matches')
    refuse(
      'KQL2006',
      first.span,
      'graph-shortest-paths',
      'a condition of it reads one element, or is `all()` or `any()`.',
    );
  const values = query.values.map(({ names, expr }) => ({ names, expr: expressions.rewrite(expr) }));
  const key = (id: string) => travelColumn(context, 'key', 'string', column(id));
  const nodes = sendColumns(graph.nodes, [key(graph.keyId), ...expressions.sent.nodes]);
  const edges = sendColumns(graph.edges, [key(graph.sourceId), key(graph.targetId), ...expressions.sent.edges]);
  const { pattern, cycles, search } = query;
  const outputs = expressions.leaves.map(({ output }) => output);
  const options: GraphMatchOptions = { pattern, cycles, search, filters: expressions.filters, outputs };
  const given = expressions.leaves.map(({ name, type }) => ({ name, type: travelType(type) }));
  const matchColumn = { name: 'match', type: 'long' as const };
  const result = hostRelation(context, 'graph-match', [nodes, edges], options as unknown as Json, [
    ...given,
    matchColumn,
  ]);
  const wanted = expressions.leaves.map(({ name, type }) => ({ name: memberName('', name), type }));
  let relation: Relation = receiveColumns(result, wanted, context);
  for (const condition of conditions) {
    const predicate = lowerCondition(condition, scopeOf(relation, lowering));
    relation = { ...relation, plan: { kind: 'filter', input: relation.plan, predicate } };
  }
  const at = { columns: query.columns, span: query.span };
  const project: Query = { kind: 'project', input: { kind: 'input', ...at }, ...at, values };
  return lowering.lower(project, relation);
}

function checkPattern({ pattern, search, span }: QueryOf<'graphmatch'>): void {
  for (const { range } of pattern.edges)
    if (range && (range.min < 0 || range.max < range.min || range.max > MAX_EDGES))
      refuse('KQL2007', span, 'a variable edge', `a range up to ${MAX_EDGES}`, `${range.min}..${range.max}`);
  const reached = new Set([0]);
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const { from, to } of pattern.edges) if (reached.has(from) || reached.has(to)) reached.add(from).add(to);
  }
  if (reached.size < pattern.nodes.length)
    refuse('KQL2007', span, 'graph-match', 'a connected pattern', 'parts that share no node');
  if (search !== 'matches' && !pattern.edges.some(({ range }) => range))
    refuse('KQL2007', span, 'graph-shortest-paths', 'a variable edge', 'none');
}
