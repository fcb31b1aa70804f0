import type { GraphData, Match } from './graph-data.ts';
import type { GraphMatchOptions } from './graph-options.ts';
import { PatternSearch } from './graph-search.ts';

/** Shortest paths from each source to each target, whichever way fits the pattern. Gives whether the search was cut. */
export function findShortest(graph: GraphData, options: GraphMatchOptions, emit: (match: Match) => boolean): boolean {
  const [edge, ...others] = options.pattern.edges;
  const filters = options.filters.edges[0];
  const isPlain = edge?.range && edge.range.min <= 1 && others.length === 0 && edge.from !== edge.to;
  if (isPlain && filters && filters.any.length === 0 && filters.anyInner.length === 0) {
    breadthFirst(graph, options, emit);
    return false;
  }
  return shortestOfAll(graph, options, emit);
}

/** Any other pattern: every match is found, the shortest of each source and target stay. */
function shortestOfAll(graph: GraphData, options: GraphMatchOptions, emit: (match: Match) => boolean): boolean {
  const best = new Map<string, { length: number; matches: Match[] }>();
  const isAll = options.search === 'all shortest';
  const last = options.pattern.nodes.length - 1;
  const search = new PatternSearch(graph, options, (match) => {
    const length = match.runs.reduce((sum, run) => sum + run.edges.length, 0);
    const key = `${match.nodes[0]} ${match.nodes[last]}`;
    const known = best.get(key);
    if (!known || length < known.length) best.set(key, { length, matches: [match] });
    else if (isAll && length === known.length) known.matches.push(match);
    return true;
  });
  search.run();
  for (const { matches } of best.values()) for (const match of matches) if (!emit(match)) return search.isCut;
  return search.isCut;
}

interface Arrival {
  readonly distance: number;
  /** The steps that lead here from nodes one edge nearer to the source. */
  readonly from: { readonly node: number; readonly edge: number }[];
}

function breadthFirst(graph: GraphData, options: GraphMatchOptions, emit: (match: Match) => boolean): void {
  const [edge] = options.pattern.edges;
  if (!edge?.range) return;
  const { from, to, range } = edge;
  const [sources, targets] = [options.filters.nodes[from] ?? [], options.filters.nodes[to] ?? []];
  for (let source = 0; source < graph.nodes.length; source++) {
    if (!graph.nodeMeets(source, sources)) continue;
    const arrivals = reach(graph, options, source, range.max);
    for (const [target, { distance }] of arrivals) {
      if (distance < range.min || !graph.nodeMeets(target, targets)) continue;
      for (const path of pathsTo(target, arrivals, options.search === 'all shortest')) {
        const nodes = options.pattern.nodes.map((_, at) => (at === from ? source : target));
        if (!emit({ nodes, runs: [path] })) return;
      }
    }
  }
}

/** How far each node is, up to a distance. */
function reach(graph: GraphData, options: GraphMatchOptions, source: number, max: number): Map<number, Arrival> {
  const direction = options.pattern.edges[0]?.direction ?? 'right';
  const { all = [], allInner = [] } = options.filters.edges[0] ?? {};
  const arrivals = new Map<number, Arrival>([[source, { distance: 0, from: [] }]]);
  let front = [source];
  for (let distance = 1; distance <= max && front.length > 0; distance++) {
    const next: number[] = [];
    for (const node of front) {
      if (node !== source && !graph.nodeMeets(node, allInner)) continue;
      for (const step of graph.steps(node, direction)) {
        if (!graph.edgeMeets(step.edge, all)) continue;
        const known = arrivals.get(step.node);
        if (known) {
          if (known.distance === distance) known.from.push({ node, edge: step.edge });
          continue;
        }
        arrivals.set(step.node, { distance, from: [{ node, edge: step.edge }] });
        next.push(step.node);
      }
    }
    front = next;
  }
  return arrivals;
}

function* pathsTo(
  target: number,
  arrivals: ReadonlyMap<number, Arrival>,
  isAll: boolean,
): Generator<{ readonly edges: readonly number[]; readonly inner: readonly number[] }> {
  const from = arrivals.get(target)?.from ?? [];
  if (from.length === 0) {
    yield { edges: [], inner: [] };
    return;
  }
  for (const step of isAll ? from : from.slice(0, 1)) {
    const isFirst = (arrivals.get(step.node)?.from.length ?? 0) === 0;
    for (const path of pathsTo(step.node, arrivals, isAll))
      yield { edges: [...path.edges, step.edge], inner: isFirst ? path.inner : [...path.inner, step.node] };
  }
}
