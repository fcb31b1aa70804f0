import type { Pattern } from '../../ast-graph.ts';

/** Positions of bool columns that an element has to meet; of a variable edge its edges, or the nodes between them. */
export interface PatternFilters {
  readonly nodes: readonly number[][];
  readonly edges: readonly {
    readonly all: number[];
    readonly allInner: number[];
    readonly any: number[];
    readonly anyInner: number[];
  }[];
}

/** One column of the result, from a match. `at` is a position among the computed columns of the nodes or edges. */
export type GraphOutput =
  | { readonly kind: 'node'; readonly node: number; readonly at: number }
  | { readonly kind: 'edge'; readonly edge: number; readonly at: number }
  | {
      readonly kind: 'all' | 'any' | 'map';
      readonly edge: number;
      readonly side: 'nodes' | 'edges';
      readonly at: number;
    };

/**
 * What the stage is told. Its inputs are the nodes, with their key first, and the edges, with the keys of their source
 * and target first; the rest are computed columns.
 */
export interface GraphMatchOptions {
  readonly pattern: Pattern;
  readonly cycles: 'all' | 'none' | 'unique_edges';
  readonly search: 'matches' | 'any shortest' | 'all shortest';
  readonly filters: PatternFilters;
  readonly outputs: readonly GraphOutput[];
}
