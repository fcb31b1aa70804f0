import type { Query } from '../ast.ts';
import type { Graph, Pattern, PatternEdge } from '../ast-graph.ts';
import { childOf, childrenOf, itemsOf, type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { constantOf, expression, parameterOf, place } from './node-access.ts';
import { convertQuery } from './query.ts';
import { ParseScope } from './scope.ts';
import { schemaOfSymbol } from './types.ts';

type GraphOperator = (node: KustoNode, scope: ParseScope, graph: Graph) => Query;
type ReadInput = (node: KustoNode) => Query;

const GRAPH_OPERATORS: Readonly<Record<string, GraphOperator>> = Object.freeze({
  GraphMatchOperator: match,
  GraphShortestPathsOperator: match,
  GraphToTableOperator: (node, scope, graph) => graphTables(node, scope, graph)[0]?.query ?? noTable(node, scope),
});

/** Kinds of nodes that this file converts. */
export const graphOperatorKinds: ReadonlySet<string> = new Set([
  ...Object.keys(GRAPH_OPERATORS),
  'MakeGraphOperator',
  'GraphMarkComponentsOperator',
]);

const noTable = (node: KustoNode, scope: ParseScope): never =>
  scope.refuse('KQL1006', node, 'a graph; make rows of it with `graph-match` or `graph-to-table`');

/** `graph | operator`. `readInput` converts what stands before `make-graph`. */
export function convertGraphPipe(pipe: KustoNode, scope: ParseScope, readInput: ReadInput): Query {
  const operator = requireChild(pipe, 'Operator');
  const [first, kind] = [requireChild(pipe, 'Expression'), kindOf(operator)];
  const build = GRAPH_OPERATORS[kind];
  if (build) return build(operator, scope, convertGraph(first, scope, readInput));
  const clause = kind === 'MakeGraphOperator' ? childOf(operator, 'PartitionedByClause') : null;
  if (!clause) return noTable(operator, scope);
  const inner = requireChild(clause, 'Subquery');
  const buildInner = GRAPH_OPERATORS[kindOf(inner)];
  const graph = makeGraph(operator, scope, readInput(first), nameOf(requireChild(clause, 'Entity')));
  return buildInner ? buildInner(inner, scope, graph) : noTable(inner, scope);
}

export const isGraphNode = (node: KustoNode): boolean => node.ResultType !== null && 'EdgeShape' in node.ResultType;

export function convertGraph(
  node: KustoNode,
  scope: ParseScope,
  readInput: ReadInput = (each) => convertQuery(each, scope),
): Graph {
  const kind = kindOf(node);
  if (kind === 'ParenthesizedExpression') return convertGraph(requireChild(node, 'Expression'), scope, readInput);
  if (kind === 'NameReference') {
    const bound = scope.find(node.ReferencedSymbol?.Name ?? textOf(node));
    if (bound?.kind === 'graph') return bound.graph;
  }
  const operator = kind === 'PipeExpression' ? requireChild(node, 'Operator') : null;
  const first = operator ? requireChild(node, 'Expression') : null;
  if (operator && first && kindOf(operator) === 'MakeGraphOperator')
    return makeGraph(operator, scope, readInput(first), null);
  if (operator && first && kindOf(operator) === 'GraphMarkComponentsOperator')
    return {
      kind: 'components',
      graph: convertGraph(first, scope, readInput),
      isStrong: parameterOf(operator, 'kind')?.toLowerCase() === 'strong',
      column: parameterOf(operator, 'with_component_id') ?? 'ComponentId',
      span: scope.spanOf(operator),
    };
  if (kind === 'FunctionCallExpression')
    return scope.refuse('KQL2006', node, 'graph()', 'no graphs are stored here; make one with `make-graph`.');
  return scope.refuse('KQL1006', node, 'a table where a graph is expected; make one with `make-graph`');
}

function makeGraph(node: KustoNode, scope: ParseScope, edges: Query, partitionColumn: string | null): Graph {
  const clause = childOf(node, 'WithClause');
  const tables = clause ? listOf(clause, 'TablesAndKeys') : [];
  const implicit = clause && kindOf(clause) === 'MakeGraphWithImplicitIdClause' ? requireChild(clause, 'Name') : null;
  return {
    kind: 'makegraph',
    edges,
    source: expression(requireChild(node, 'SourceColumn'), scope),
    target: expression(requireChild(node, 'TargetColumn'), scope),
    nodes: tables.map((each) => ({
      query: convertQuery(requireChild(each, 'Table'), scope),
      key: nameOf(requireChild(each, 'Column')),
    })),
    nodeIdColumn: implicit ? nameOf(implicit) : null,
    partitionColumn,
    span: scope.spanOf(node),
  };
}

function match(node: KustoNode, outer: ParseScope, graph: Graph): Query {
  const at = place(node, outer);
  const pattern = patternOf(listOf(node, 'Patterns'), outer);
  const scope = new ParseScope(outer.source, outer);
  for (const name of [...pattern.nodes, ...pattern.edges.map((edge) => edge.name)])
    scope.bind(name, { kind: 'element' });
  const cycles = parameterOf(node, 'cycles')?.toLowerCase();
  const isAll = parameterOf(node, 'output')?.toLowerCase() === 'all';
  const where = childOf(node, 'WhereClause');
  const project = childOf(node, 'ProjectClause');
  if (!project) return scope.refuse('KQL2007', node, 'graph-match', 'a `project`', 'none');
  return {
    kind: 'graphmatch',
    ...at,
    graph,
    search: kindOf(node) === 'GraphMatchOperator' ? 'matches' : isAll ? 'all shortest' : 'any shortest',
    pattern,
    cycles: cycles === 'all' || cycles === 'none' ? cycles : 'unique_edges',
    where: where ? expression(requireChild(where, 'Condition'), scope) : null,
    // One column each: an element of the pattern alone is a bag, which the binder takes for several columns.
    values: listOf(project, 'Expressions').map((each, index) => ({
      names: [at.columns[index]?.name ?? `Column${index + 1}`],
      expr: expression(each, scope),
    })),
  };
}

function patternOf(paths: readonly KustoNode[], scope: ParseScope): Pattern {
  const nodes: string[] = [];
  const edges: PatternEdge[] = [];
  const nodeAt = (element: KustoNode): number => {
    const name = childOf(element, 'Name');
    const known = name ? nodes.indexOf(nameOf(name)) : -1;
    return known >= 0 ? known : nodes.push(name ? nameOf(name) : `\0node${nodes.length}`) - 1;
  };
  for (const path of paths) {
    const elements = listOf(path, 'PatternElements');
    let before = nodeAt(elements[0] as KustoNode);
    for (let index = 1; index + 1 < elements.length; index += 2) {
      const to = nodeAt(elements[index + 1] as KustoNode);
      edges.push(edgeOf(elements[index] as KustoNode, before, to, edges.length, scope));
      before = to;
    }
  }
  return { nodes, edges };
}

function edgeOf(node: KustoNode, from: number, to: number, position: number, scope: ParseScope): PatternEdge {
  const [name, range] = [childOf(node, 'Name'), childOf(node, 'Range')];
  const tokens = childrenOf(node).map(textOf);
  const direction = tokens.at(-1)?.endsWith('>') ? 'right' : tokens[0]?.startsWith('<') ? 'left' : 'any';
  const bound = (role: string): number => Number(range ? constantOf(requireChild(range, role), scope) : 1);
  return {
    name: name ? nameOf(name) : `\0edge${position}`,
    from,
    to,
    direction,
    range: range ? { min: bound('RangeStart'), max: bound('RangeEnd') } : null,
  };
}

/** The tables of `graph-to-table`, by their names where `as` gives them one. */
function graphTables(node: KustoNode, scope: ParseScope, graph: Graph): { name: string | null; query: Query }[] {
  const clauses = listOf(node, 'OutputClause');
  // Of two tables, the binder gives the one of the nodes first.
  const both = clauses.length > 1 ? itemsOf(node.ResultType?.Members) : [];
  return clauses.map((clause) => {
    const as = childOf(clause, 'AsClause');
    const part = /^\s*nodes\b/i.test(textOf(clause)) ? 'nodes' : 'edges';
    const idColumns = {
      node: parameterOf(clause, 'with_node_id'),
      source: parameterOf(clause, 'with_source_id'),
      target: parameterOf(clause, 'with_target_id'),
    };
    const columns = schemaOfSymbol(both[part === 'nodes' ? 0 : 1] ?? node.ResultType);
    const query: Query = { kind: 'graphtable', columns, span: scope.spanOf(node), graph, part, idColumns };
    return { name: as ? nameOf(requireChild(as, 'Name')) : null, query };
  });
}

/** A statement that only names tables: `graph-to-table nodes as N, edges as E`. True where it was one. */
export function bindGraphTables(node: KustoNode, scope: ParseScope): boolean {
  const operator = kindOf(node) === 'PipeExpression' ? requireChild(node, 'Operator') : null;
  if (!operator || kindOf(operator) !== 'GraphToTableOperator') return false;
  const tables = graphTables(operator, scope, convertGraph(requireChild(node, 'Expression'), scope));
  for (const { name, query } of tables) if (name !== null) scope.bind(name, { kind: 'tabular', query });
  return tables.length > 1;
}
