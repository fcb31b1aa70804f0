import type { PatternEdge } from '../../ast-graph.ts';
import type { GraphData, Match, Run } from './graph-data.ts';
import type { GraphMatchOptions } from './graph-options.ts';

/** Edges that one search may try: beyond it a query would keep its thread for minutes. */
export const MAX_STEPS = 50_000_000;

const FLIPPED = { right: 'left', left: 'right', any: 'any' } as const;

/** Finds every match of a pattern, one edge of it after the other. */
export class PatternSearch {
  /** Whether `MAX_STEPS` ended the search. */
  isCut = false;
  private stepCount = 0;
  private readonly graph: GraphData;
  private readonly options: GraphMatchOptions;
  private readonly emit: (match: Match) => boolean;
  private readonly bound: number[];
  private readonly runs: Run[];
  private readonly usedNodes = new Set<number>();
  private readonly usedEdges = new Set<number>();

  /** `emit` takes a match; false ends the search. */
  constructor(graph: GraphData, options: GraphMatchOptions, emit: (match: Match) => boolean) {
    this.graph = graph;
    this.options = options;
    this.emit = emit;
    this.bound = options.pattern.nodes.map(() => -1);
    this.runs = options.pattern.edges.map(() => ({ edges: [], inner: [] }));
  }

  /** Starts at the pattern's node that the fewest nodes can be. */
  run(): void {
    const { pattern, filters } = this.options;
    const candidates = pattern.nodes.map((_, at) =>
      this.graph.nodes.flatMap((_row, node) => (this.graph.nodeMeets(node, filters.nodes[at] ?? []) ? [node] : [])),
    );
    const start = candidates.reduce((best, each, at) => (each.length < (candidates[best]?.length ?? 0) ? at : best), 0);
    const order = edgeOrder(pattern.edges, start);
    for (const node of candidates[start] ?? []) if (!this.bind(start, node, () => this.next(order, 0))) return;
  }

  /** Binds a node of the pattern while `then` runs. False ends the search. */
  private bind(at: number, node: number, then: () => boolean): boolean {
    const isFree = !this.usedNodes.has(node);
    this.bound[at] = node;
    this.usedNodes.add(node);
    const goesOn = then();
    this.bound[at] = -1;
    if (isFree) this.usedNodes.delete(node);
    return goesOn;
  }

  private next(order: readonly number[], depth: number): boolean {
    const at = order[depth];
    if (at === undefined) return this.emit({ nodes: [...this.bound], runs: [...this.runs] });
    const edge = this.options.pattern.edges[at] as PatternEdge;
    const isForward = (this.bound[edge.from] ?? -1) >= 0;
    const from = isForward ? edge.from : edge.to;
    const walk: Walk = {
      at,
      end: isForward ? edge.to : edge.from,
      direction: isForward ? edge.direction : FLIPPED[edge.direction],
      isForward,
      range: edge.range ?? { min: 1, max: 1 },
      onward: () => this.next(order, depth + 1),
    };
    return this.walk(walk, this.bound[from] ?? -1, [], []);
  }

  /** Ends the walk at this node where it may, and goes one edge further where it can. */
  private walk(walk: Walk, node: number, edges: readonly number[], inner: readonly number[]): boolean {
    if (edges.length >= walk.range.min && !this.arrive(walk, node, edges, inner)) return false;
    if (edges.length >= walk.range.max) return true;
    const { all, allInner } = this.filtersOf(walk.at);
    const passes = edges.length > 0 ? [...inner, node] : inner;
    if (edges.length > 0 && !this.graph.nodeMeets(node, allInner)) return true;
    for (const step of this.graph.steps(node, walk.direction)) {
      if (++this.stepCount > MAX_STEPS) {
        this.isCut = true;
        return false;
      }
      if (!this.graph.edgeMeets(step.edge, all)) continue;
      const goesOn = this.take(step.edge, step.node, walk, () =>
        this.walk(walk, step.node, [...edges, step.edge], passes),
      );
      if (!goesOn) return false;
    }
    return true;
  }

  /** Goes along one edge while `then` runs, unless it would close a cycle that is not allowed. */
  private take(edge: number, node: number, walk: Walk, then: () => boolean): boolean {
    const { cycles } = this.options;
    if (cycles === 'all') return then();
    if (this.usedEdges.has(edge)) return true;
    if (cycles === 'none' && this.usedNodes.has(node)) return true;
    this.usedEdges.add(edge);
    const isNew = cycles === 'none' && walk.range.max > 1;
    if (isNew) this.usedNodes.add(node);
    const goesOn = then();
    if (isNew) this.usedNodes.delete(node);
    this.usedEdges.delete(edge);
    return goesOn;
  }

  private arrive(walk: Walk, node: number, edges: readonly number[], inner: readonly number[]): boolean {
    const { filters } = this.options;
    const known = this.bound[walk.end] ?? -1;
    if (known >= 0 ? known !== node : !this.graph.nodeMeets(node, filters.nodes[walk.end] ?? [])) return true;
    const run = walk.isForward ? { edges, inner } : { edges: edges.toReversed(), inner: inner.toReversed() };
    if (!this.meetsAny(walk.at, run)) return true;
    this.runs[walk.at] = run;
    return known >= 0 ? walk.onward() : this.bind(walk.end, node, walk.onward);
  }

  private meetsAny(at: number, run: Run): boolean {
    const { any, anyInner } = this.filtersOf(at);
    return (
      any.every((each) => run.edges.some((edge) => this.graph.edgeValue(edge, each) === true)) &&
      anyInner.every((each) => run.inner.some((node) => this.graph.nodeValue(node, each) === true))
    );
  }

  private filtersOf(at: number) {
    return this.options.filters.edges[at] ?? { all: [], allInner: [], any: [], anyInner: [] };
  }
}

/** One edge of the pattern on its way from a node that is bound. */
interface Walk {
  readonly at: number;
  readonly end: number;
  readonly direction: 'right' | 'left' | 'any';
  readonly isForward: boolean;
  readonly range: { readonly min: number; readonly max: number };
  readonly onward: () => boolean;
}

/** Every edge has a bound end when its turn comes; one with two bound ends comes first. */
function edgeOrder(edges: readonly PatternEdge[], start: number): number[] {
  const bound = new Set([start]);
  const order: number[] = [];
  const rest = new Set(edges.keys());
  const ends = (at: number): number => {
    const edge = edges[at] as PatternEdge;
    return Number(bound.has(edge.from)) + Number(bound.has(edge.to));
  };
  while (rest.size > 0) {
    const at = [...rest].reduce((best, each) => (ends(each) > ends(best) ? each : best));
    const edge = edges[at] as PatternEdge;
    bound.add(edge.from).add(edge.to);
    order.push(at);
    rest.delete(at);
  }
  return order;
}
