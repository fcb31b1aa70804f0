import type { Expr } from '../../ast.ts';
import type { Pattern } from '../../ast-graph.ts';
import { memberName, splitMemberName } from '../../ast-scan.ts';
import { asBool, asJson } from '../../functions/convert.ts';
import type { GraphOutput, PatternFilters } from '../../host/operators/graph-options.ts';
import { isExpr, mapExpr, someExpr } from '../../map-expr.ts';
import { refuse } from '../../problems.ts';
import { type SqlNode, sql } from '../../sql/node.ts';
import type { KustoType } from '../../types.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';
import { value } from '../value.ts';
import { DEGREE_IN, DEGREE_OUT, type LoweredGraph, NODE_ID, propertiesOf } from './graph-source.ts';
import { scopeOf } from './sources.ts';
import { type TravelColumn, travelColumn } from './travel.ts';

type Side = 'nodes' | 'edges';
type Call = Extract<Expr, { kind: 'call' }>;

/** What a leaf of `where` or `project` reads of a match: a column that the host stage gives. */
interface Leaf {
  readonly name: string;
  readonly type: KustoType;
  readonly output: GraphOutput;
}

/** Functions of a node, and the column that answers each. */
const OF_NODES: Readonly<Record<string, Pick<Leaf, 'name' | 'type'>>> = Object.freeze({
  node_degree_in: { name: DEGREE_IN, type: 'long' },
  node_degree_out: { name: DEGREE_OUT, type: 'long' },
  node_id: { name: NODE_ID, type: 'string' },
});
const COLLECT: Readonly<Record<string, 'all' | 'any' | 'map'>> = Object.freeze({ all: 'all', any: 'any', map: 'map' });

/** Functions that only a graph pattern knows. */
export const graphFunctionNames: readonly string[] = Object.freeze([
  ...Object.keys(OF_NODES),
  ...Object.keys(COLLECT),
  'inner_nodes',
  'labels',
]);

/**
 * Takes the expressions of a pattern apart: what reads one node or one edge is a column that the engine computes before
 * the search; what reads several is computed by the engine of the matches.
 */
export class PatternExpressions {
  readonly sent: { readonly nodes: TravelColumn[]; readonly edges: TravelColumn[] } = { nodes: [], edges: [] };
  readonly leaves: Leaf[] = [];
  readonly filters: PatternFilters;
  private readonly pattern: Pattern;
  private readonly graph: LoweredGraph;
  private readonly lowering: Lowering;

  constructor(pattern: Pattern, graph: LoweredGraph, lowering: Lowering) {
    this.pattern = pattern;
    this.graph = graph;
    this.lowering = lowering;
    this.filters = {
      nodes: pattern.nodes.map(() => []),
      edges: pattern.edges.map(() => ({ all: [], allInner: [], any: [], anyInner: [] })),
    };
  }

  /** Makes a condition part of the search; gives what only a whole match can decide. */
  filter(condition: Expr): Expr[] {
    if (condition.kind === 'binary' && condition.operator === 'and')
      return [...this.filter(condition.left), ...this.filter(condition.right)];
    return this.filterByCollect(condition) || this.filterByElement(condition) ? [] : [this.rewrite(condition)];
  }

  private filterByCollect(condition: Expr): boolean {
    const call = condition.kind === 'call' ? this.collectOf(condition) : null;
    if (!call || call.kind === 'map') return false;
    const into = this.filters.edges[call.edge];
    const at = this.send(call.side, call.of, 'bool');
    into?.[call.side === 'edges' ? call.kind : call.kind === 'all' ? 'allInner' : 'anyInner'].push(at);
    return true;
  }

  /** A condition over one element: every edge that a variable one stands for has to meet it. */
  private filterByElement(condition: Expr): boolean {
    const owners = new Set<string>();
    const isWhole = someExpr(condition, (part) => {
      const owner = this.ownerOf(part);
      if (owner !== null) owners.add(owner);
      return part.kind === 'call' && Object.hasOwn(COLLECT, part.name) && this.collectOf(part) !== null;
    });
    const [owner = ''] = owners;
    if (isWhole || owners.size !== 1) return false;
    const [node, edge] = [this.pattern.nodes.indexOf(owner), this.edgeAt(owner)];
    const at = this.send(node >= 0 ? 'nodes' : 'edges', this.strip(condition), 'bool');
    if (node >= 0) this.filters.nodes[node]?.push(at);
    else this.filters.edges[edge]?.all.push(at);
    return true;
  }

  /** The expression over the columns that the host stage gives. */
  rewrite(expr: Expr): Expr {
    return mapExpr(expr, (part) => {
      if (part.kind === 'call') return this.rewriteCall(part);
      if (part.kind !== 'column') return null;
      const member = splitMemberName(part.name);
      if (member) return this.property(member.owner, { ...part, name: member.name });
      return this.isElement(part.name) ? this.property(part.name, this.bagOf(part.name, part)) : null;
    });
  }

  private rewriteCall(call: Call): Expr | null {
    const literal = labelsOf(call);
    if (literal) return literal;
    const [first] = call.args.filter(isExpr);
    const answer = answerOf(call);
    if (answer && first?.kind === 'column') return this.property(first.name, { ...first, ...answer });
    const collect = this.collectOf(call);
    if (!collect) return null;
    const { kind, edge, side, of } = collect;
    const at = this.send(side, of, kind === 'map' ? 'json' : 'bool');
    return this.leaf(kind === 'map' ? 'dynamic' : 'bool', { kind, edge, side, at }, call);
  }

  /** `all(e, x)`, `any(inner_nodes(e), x)`: over which edge, its edges or inner nodes, and what of each. */
  private collectOf(call: Call) {
    const kind = Object.hasOwn(COLLECT, call.name) ? COLLECT[call.name] : undefined;
    const [over, of] = call.args.filter(isExpr);
    if (!kind || !over || !of) return null;
    const inner = over.kind === 'call' && over.name === 'inner_nodes' ? over.args.filter(isExpr)[0] : undefined;
    const reference = inner ?? over;
    const edge = reference.kind === 'column' ? this.edgeAt(reference.name) : -1;
    if (edge < 0) return null;
    const side: Side = inner ? 'nodes' : 'edges';
    const isOuter = (part: Expr): boolean => {
      const member = part.kind === 'column' ? splitMemberName(part.name) : null;
      return member !== null && member.owner !== '' && member.owner !== this.pattern.edges[edge]?.name;
    };
    if (someExpr(of, isOuter))
      return refuse('KQL2006', of.span, call.name, 'it cannot compare with another element of the pattern.');
    return { kind, edge, side, of: this.strip(of) };
  }

  /** Properties of the one element as plain columns; what a node has by the graph as columns too. */
  private strip(expr: Expr): Expr {
    return mapExpr(expr, (part) => {
      const answer = part.kind === 'call' ? answerOf(part) : null;
      if (answer) return { kind: 'column', ...answer, side: null, span: part.span };
      if (part.kind === 'call') return labelsOf(part);
      if (part.kind !== 'column') return null;
      const member = splitMemberName(part.name);
      if (member && member.owner !== '') return { ...part, name: member.name };
      return !member && this.isElement(part.name) ? this.bagOf(part.name, part) : null;
    });
  }

  private ownerOf(part: Expr): string | null {
    if (part.kind !== 'column') return null;
    const member = splitMemberName(part.name);
    if (member) return member.owner;
    return this.isElement(part.name) ? part.name : null;
  }

  private readonly edgeAt = (name: string): number => this.pattern.edges.findIndex((each) => each.name === name);
  private readonly isElement = (name: string): boolean => this.pattern.nodes.includes(name) || this.edgeAt(name) >= 0;

  /** All properties of an element, as a bag. */
  private bagOf(name: string, at: Expr): Expr {
    const isNode = this.pattern.nodes.includes(name);
    const columns = isNode ? propertiesOf(this.graph.nodes) : this.graph.edges.columns;
    const args = columns.flatMap((each): Expr[] => [
      { kind: 'literal', type: 'string', value: each.name, span: at.span },
      { kind: 'column', type: each.type, name: each.name, side: null, span: at.span },
    ]);
    if (args.length === 0) return { kind: 'literal', type: 'dynamic', value: '{}', span: at.span };
    return { kind: 'call', type: 'dynamic', name: 'bag_pack', args, span: at.span };
  }

  /** A value of one element; of a variable edge an array of the values of its edges. */
  private property(owner: string, of: Expr): Expr {
    const node = this.pattern.nodes.indexOf(owner);
    const edge = this.edgeAt(owner);
    if (node < 0 && edge < 0) return refuse('KQL1002', of.span, `\`${owner}\` is no element of this pattern.`);
    if (node < 0 && this.pattern.edges[edge]?.range)
      return this.leaf('dynamic', { kind: 'map', edge, side: 'edges', at: this.send('edges', of, 'json') }, of);
    const side: Side = node >= 0 ? 'nodes' : 'edges';
    const { type } = lowerExpr(of, this.scope(side));
    const at = this.send(side, of, 'value');
    return this.leaf(type, node >= 0 ? { kind: 'node', node, at } : { kind: 'edge', edge, at }, of);
  }

  private leaf(type: KustoType, output: GraphOutput, at: Expr): Expr {
    const name = `leaf_${this.leaves.length}`;
    this.leaves.push({ name, type, output });
    return { kind: 'column', type, name: memberName('', name), side: null, span: at.span };
  }

  private scope(side: Side) {
    return scopeOf(this.relation(side), this.lowering);
  }

  private relation(side: Side): Relation {
    return side === 'nodes' ? this.graph.nodes : this.graph.edges;
  }

  /** Adds a computed column to a side; gives its position among those of the side. */
  private send(side: Side, expr: Expr, as: 'value' | 'bool' | 'json'): number {
    const lowered = lowerExpr(expr, this.scope(side));
    const node: SqlNode =
      as === 'bool' ? sql`ifNull(${asBool(lowered)}, 0)` : as === 'json' ? asJson(lowered) : lowered.node;
    const type: KustoType = as === 'bool' ? 'bool' : as === 'json' ? 'string' : lowered.type;
    const sent = this.sent[side];
    sent.push(travelColumn(this.lowering.context, `${side}_${sent.length}`, type, value(node, type).node));
    return sent.length - 1;
  }
}

/** A graph that `make-graph` made has no labels. Source: https://learn.microsoft.com/kusto/query/labels-graph-function */
const labelsOf = (call: Call): Expr | null =>
  call.name === 'labels' ? { kind: 'literal', type: 'dynamic', value: '[]', span: call.span } : null;

const answerOf = (call: Call) => (Object.hasOwn(OF_NODES, call.name) ? OF_NODES[call.name] : undefined);
