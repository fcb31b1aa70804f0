import type { Graph } from '../../ast-graph.ts';
import { memberName } from '../../ast-scan.ts';
import { asText, convertTo } from '../../functions/convert.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { column, nullOf, type SqlNode, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import { hostRelation } from '../host.ts';
import type { Lowering } from '../query.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';
import type { Value } from '../value.ts';
import { scopeOf } from './sources.ts';
import { receiveColumns, sendColumns, travelColumn } from './travel.ts';

/** A graph as two tables. Nodes are told apart by a text made of their id. */
export interface LoweredGraph {
  /** Every row is an edge; `sourceId` and `targetId` hold the keys of its nodes. */
  readonly edges: Relation;
  readonly sourceId: string;
  readonly targetId: string;
  /** Every row is a node. What the graph itself knows of it are the columns `NODE_COLUMNS`, last; see `propertiesOf`. */
  readonly nodes: Relation;
  readonly keyId: string;
}

export const DEGREE_IN = memberName('', 'in');
export const DEGREE_OUT = memberName('', 'out');
export const NODE_ID = memberName('', 'id');

const NODE_COLUMNS: readonly Pick<ScopeColumn, 'name' | 'type'>[] = Object.freeze([
  { name: DEGREE_IN, type: 'long' },
  { name: DEGREE_OUT, type: 'long' },
  { name: NODE_ID, type: 'string' },
]);

/** The columns of nodes that their tables have. */
export const propertiesOf = (nodes: Relation): readonly ScopeColumn[] => nodes.columns.slice(0, -NODE_COLUMNS.length);

type MadeGraph = Extract<Graph, { kind: 'makegraph' }>;

/** The tables of a graph. Source: https://learn.microsoft.com/kusto/query/make-graph-operator (read 2026-11-21). */
export function lowerGraph(graph: Graph, lowering: Lowering): LoweredGraph {
  return graph.kind === 'components' ? markComponents(graph, lowering) : madeGraph(graph, lowering);
}

interface KeyedEdges {
  readonly relation: Relation;
  readonly sourceId: string;
  readonly targetId: string;
  readonly source: Value;
  readonly target: Value;
}

function keyedEdges(graph: MadeGraph, lowering: Lowering): KeyedEdges {
  const relation = lowering.lower(graph.edges);
  const scope = scopeOf(relation, lowering);
  const [source, target] = [lowerExpr(graph.source, scope), lowerExpr(graph.target, scope)];
  const [sourceId, targetId] = [lowering.context.ids.next('source_key'), lowering.context.ids.next('target_key')];
  const columns: Computed[] = [
    { id: sourceId, expr: keyOf(source, relation, graph) },
    { id: targetId, expr: keyOf(target, relation, graph) },
  ];
  return {
    relation: { ...relation, plan: { kind: 'compute', input: relation.plan, columns } },
    sourceId,
    targetId,
    source,
    target,
  };
}

/** Nodes of different partitions are different nodes, so that no edge leads out of a partition. */
function keyOf(id: Value, relation: Relation, graph: MadeGraph): SqlNode {
  if (graph.partitionColumn === null) return asText(id);
  const partition = relation.columns.find((each) => each.name === graph.partitionColumn);
  if (!partition)
    return refuse('KQL1002', graph.span, `A table of this graph has no column \`${graph.partitionColumn}\`.`);
  return sql`concat(${asText(columnValue(partition))}, '\\0', ${asText(id)})`;
}

/** Nodes come from their tables and from the ends of edges; what is known of one id is one node. */
function madeGraph(graph: MadeGraph, lowering: Lowering): LoweredGraph {
  const { context } = lowering;
  const { relation: edges, sourceId, targetId, source } = keyedEdges(graph, lowering);
  const tables = graph.nodes.map(({ query, key }) => ({ relation: lowering.lower(query), key }));
  const idNames = graph.nodeIdColumn === null ? new Set(tables.map(({ key }) => key)) : new Set([graph.nodeIdColumn]);
  const properties = new Map<string, Pick<ScopeColumn, 'name' | 'type'>>();
  if (graph.nodeIdColumn !== null) properties.set(graph.nodeIdColumn, { name: graph.nodeIdColumn, type: source.type });
  for (const { relation } of tables)
    for (const { name, type } of relation.columns) if (!properties.has(name)) properties.set(name, { name, type });
  const names = [...properties.values()];
  const members = [
    ...tables.map(({ relation, key }) => tableMember(relation, key, names, graph, lowering)),
    ...(['source', 'target'] as const).map((end) => endMember(end, names, idNames, graph, lowering)),
  ];
  return { edges, sourceId, targetId, ...mergeNodes(members, names, context) };
}

interface Member {
  readonly plan: Plan;
  readonly ids: readonly string[];
}

function member(
  relation: Relation,
  values: readonly { readonly name: string; readonly expr: SqlNode }[],
  { context }: Lowering,
): Member {
  const columns = values.map(({ name, expr }) => ({ id: context.ids.next(name), expr }));
  return { plan: { kind: 'compute', input: relation.plan, columns }, ids: columns.map(({ id }) => id) };
}

function tableMember(
  relation: Relation,
  key: string,
  names: readonly Pick<ScopeColumn, 'name' | 'type'>[],
  graph: MadeGraph,
  lowering: Lowering,
): Member {
  const found = (name: string) => relation.columns.find((each) => each.name === name);
  const keyColumn = found(key);
  if (!keyColumn) return refuse('KQL1002', graph.span, `A table of nodes has no column \`${key}\`.`);
  const values = names.map(({ name, type }) => {
    const own = found(name);
    return { name, expr: own?.type === type ? column(own.id) : nullOf(type) };
  });
  const none = { name: 'degree', expr: sql`0` };
  return member(
    relation,
    [{ name: 'key', expr: keyOf(columnValue(keyColumn), relation, graph) }, ...values, none, none],
    lowering,
  );
}

/** An end of an edge is a node of which only the id is known. */
function endMember(
  end: 'source' | 'target',
  names: readonly Pick<ScopeColumn, 'name' | 'type'>[],
  idNames: ReadonlySet<string>,
  graph: MadeGraph,
  lowering: Lowering,
): Member {
  const { relation, sourceId, targetId, source, target } = keyedEdges(graph, lowering);
  const id = end === 'source' ? source : target;
  const values = names.map(({ name, type }) => ({
    name,
    expr: idNames.has(name) ? convertTo(type, id).node : nullOf(type),
  }));
  const degrees = [end === 'target' ? sql`1` : sql`0`, end === 'source' ? sql`1` : sql`0`];
  return member(
    relation,
    [
      { name: 'key', expr: column(end === 'source' ? sourceId : targetId) },
      ...values,
      ...degrees.map((expr) => ({ name: 'degree', expr })),
    ],
    lowering,
  );
}

function mergeNodes(
  members: readonly Member[],
  names: readonly Pick<ScopeColumn, 'name' | 'type'>[],
  context: Lowering['context'],
): Pick<LoweredGraph, 'nodes' | 'keyId'> {
  const all = ['key', ...names.map(({ name }) => name), 'degree', 'degree'].map((name) => context.ids.next(name));
  const keyId = context.ids.next('node_key');
  const columns: ScopeColumn[] = [...names, ...NODE_COLUMNS].map(({ name, type }) => ({
    name,
    type,
    id: context.ids.next(name.replaceAll('\0', 'node_')),
  }));
  const aggregates = columns.map(({ id, name, type }, index): Computed => {
    const of = column(all[index + 1] ?? '');
    if (name === DEGREE_IN || name === DEGREE_OUT) return { id, expr: sql`toInt64(sum(${of}))` };
    // The partition of a key ends at the null character.
    if (name === NODE_ID) return { id, expr: sql`any(splitByChar('\\0', ${column(all[0] ?? '')})[-1])` };
    return { id, expr: type === 'string' ? sql`anyIf(${of}, notEmpty(${of}))` : sql`any(${of})` };
  });
  const plan: Plan = {
    kind: 'aggregate',
    input: { kind: 'union', inputs: members, columns: all.map((id) => ({ id, missing: sql`NULL` })) },
    keys: [{ id: keyId, expr: column(all[0] ?? '') }],
    aggregates,
  };
  return { nodes: { plan, columns, ingestedAtId: null, order: null }, keyId };
}

/** `graph-mark-components`: the nodes pass a host stage that numbers their components. */
function markComponents(graph: Extract<Graph, { kind: 'components' }>, lowering: Lowering): LoweredGraph {
  const { context } = lowering;
  const inner = lowerGraph(graph.graph, lowering);
  const sent = [
    travelColumn(context, 'key', 'string', column(inner.keyId)),
    ...inner.nodes.columns.map((each) => travelColumn(context, 'property', each.type, column(each.id))),
  ];
  const ends = [inner.sourceId, inner.targetId].map((id) => travelColumn(context, 'key', 'string', column(id)));
  const component = { name: 'component', type: 'long' as const };
  const result = hostRelation(
    context,
    'graph-mark-components',
    [sendColumns(inner.nodes, sent), sendColumns(inner.edges, ends)],
    { isStrong: graph.isStrong },
    [...sent.map(({ name, type }) => ({ name, type })), component],
  );
  const key = { name: '', type: 'string' as const };
  const wanted = [key, ...inner.nodes.columns, { name: graph.column, type: 'long' as const }];
  const nodes = receiveColumns(result, wanted, context);
  const [keyColumn, ...rest] = nodes.columns as [ScopeColumn, ...ScopeColumn[]];
  // What the graph knows of a node stays last; a property of the same name is replaced.
  const marked = rest.at(-1) as ScopeColumn;
  const known = rest.slice(0, -1);
  const properties = propertiesOf({ ...nodes, columns: known }).filter((each) => each.name !== graph.column);
  return {
    ...inner,
    nodes: { ...nodes, columns: [...properties, marked, ...known.slice(-NODE_COLUMNS.length)] },
    keyId: keyColumn.id,
  };
}
