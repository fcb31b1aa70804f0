import type { HostOperator, HostValue } from '../host.ts';
import { GraphData, type Match } from './graph-data.ts';
import type { GraphMatchOptions, GraphOutput } from './graph-options.ts';
import { findShortest } from './graph-paths.ts';
import { MAX_STEPS, PatternSearch } from './graph-search.ts';

/** Matches that one search gives; each is a row, and a row of ten short columns is about 1 KB here. */
const MAX_MATCHES = 500_000;
const count = (of: number): string => of.toLocaleString('en-US');

/** `graph-match` and `graph-shortest-paths`. Shape: the columns of `outputs`, and the number of the match. */
export const graphMatchOperator: HostOperator = {
  source: 'https://learn.microsoft.com/kusto/query/graph-match-operator',
  run: ([nodes, edges], given, notice) => {
    const options = given as unknown as GraphMatchOptions;
    const graph = new GraphData(nodes, edges);
    const rows: HostValue[][] = [];
    const emit = (match: Match): boolean => {
      if (rows.length >= MAX_MATCHES) {
        notice(
          `The graph has more than ${count(MAX_MATCHES)} matches, the rest is left out; narrow the pattern with \`where\`.`,
        );
        return false;
      }
      rows.push([...options.outputs.map((output) => outputOf(output, match, graph)), BigInt(rows.length)]);
      return true;
    };
    if (search(graph, options, emit))
      notice(
        `The search ended after ${count(MAX_STEPS)} edges, later matches are left out; narrow the pattern with \`where\`.`,
      );
    return rows;
  },
};

/** Gives whether the search was cut. */
function search(graph: GraphData, options: GraphMatchOptions, emit: (match: Match) => boolean): boolean {
  if (options.search !== 'matches') return findShortest(graph, options, emit);
  const found = new PatternSearch(graph, options, emit);
  found.run();
  return found.isCut;
}

/** Mapped values are JSON texts already. */
function outputOf(output: GraphOutput, match: Match, graph: GraphData): HostValue {
  if (output.kind === 'node') return graph.nodeValue(match.nodes[output.node] ?? -1, output.at);
  const run = match.runs[output.edge] ?? { edges: [], inner: [] };
  if (output.kind === 'edge') return graph.edgeValue(run.edges[0] ?? -1, output.at);
  const values =
    output.side === 'edges'
      ? run.edges.map((edge) => graph.edgeValue(edge, output.at))
      : run.inner.map((node) => graph.nodeValue(node, output.at));
  if (output.kind === 'map') return `[${values.map(String).join(',')}]`;
  return output.kind === 'all' ? values.every((each) => each === true) : values.some((each) => each === true);
}
