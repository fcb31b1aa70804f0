import type { HostTable, HostValue } from '../host.ts';

type Row = readonly HostValue[];

/** A step from a node: an edge and the node at its other end. */
export interface Step {
  readonly edge: number;
  readonly node: number;
}

/** A graph by position: nodes and edges are rows of the inputs. */
export class GraphData {
  readonly nodes: readonly Row[];
  readonly edges: readonly Row[];
  private readonly outgoing: Step[][];
  private readonly incoming: Step[][];

  constructor(nodes: HostTable | undefined, edges: HostTable | undefined) {
    this.nodes = nodes?.rows ?? [];
    this.edges = edges?.rows ?? [];
    this.outgoing = this.nodes.map(() => []);
    this.incoming = this.nodes.map(() => []);
    const positions = new Map(this.nodes.map((row, index) => [row[0], index]));
    for (const [edge, row] of this.edges.entries()) {
      const [source, target] = [positions.get(row[0] ?? ''), positions.get(row[1] ?? '')];
      if (source === undefined || target === undefined) continue;
      this.outgoing[source]?.push({ edge, node: target });
      this.incoming[target]?.push({ edge, node: source });
    }
  }

  /** The steps from a node along an edge of a pattern; a loop is one step in any direction. */
  steps(node: number, direction: 'right' | 'left' | 'any'): readonly Step[] {
    const [out, into] = [this.outgoing[node] ?? [], this.incoming[node] ?? []];
    if (direction === 'right') return out;
    return direction === 'left' ? into : [...out, ...into.filter((step) => step.node !== node)];
  }

  /** A computed column of a node; its key stands before. */
  readonly nodeValue = (node: number, at: number): HostValue => this.nodes[node]?.[at + 1] ?? null;
  readonly edgeValue = (edge: number, at: number): HostValue => this.edges[edge]?.[at + 2] ?? null;
  readonly nodeMeets = (node: number, filters: readonly number[]): boolean =>
    filters.every((at) => this.nodeValue(node, at) === true);
  readonly edgeMeets = (edge: number, filters: readonly number[]): boolean =>
    filters.every((at) => this.edgeValue(edge, at) === true);
}

/** The edges that one edge of a pattern stands for, and the nodes between them, from left to right. */
export interface Run {
  readonly edges: readonly number[];
  readonly inner: readonly number[];
}

export interface Match {
  readonly nodes: readonly number[];
  readonly runs: readonly Run[];
}
