import type { Expr, NamedExpr, Query } from './ast.ts';
import type { Span } from './types.ts';

/** A graph: what stands between `make-graph` and the operator that makes rows of it. */
export type Graph =
  | {
      readonly kind: 'makegraph';
      readonly edges: Query;
      readonly source: Expr;
      readonly target: Expr;
      /** Tables of nodes and the column of each that holds the id. */
      readonly nodes: readonly { readonly query: Query; readonly key: string }[];
      /** Without tables of nodes: the property of a node that is its id. */
      readonly nodeIdColumn: string | null;
      /** A column of all tables; each of its values has a graph of its own. */
      readonly partitionColumn: string | null;
      readonly span: Span;
    }
  | {
      readonly kind: 'components';
      readonly graph: Graph;
      readonly isStrong: boolean;
      readonly column: string;
      readonly span: Span;
    };

export interface PatternEdge {
  readonly name: string;
  /** Positions in `nodes`, as the pattern is read from left to right. */
  readonly from: number;
  readonly to: number;
  readonly direction: 'right' | 'left' | 'any';
  /** How many edges of the graph it stands for; null for exactly one. */
  readonly range: { readonly min: number; readonly max: number } | null;
}

/** A connected pattern; a node that is named twice is one node. Elements without a name have one that no query can have. */
export interface Pattern {
  readonly nodes: readonly string[];
  readonly edges: readonly PatternEdge[];
}

/** What `graph-match` and `graph-shortest-paths` have. Properties are columns named by `memberName`. */
export interface GraphMatchFields {
  readonly kind: 'graphmatch';
  readonly graph: Graph;
  readonly search: 'matches' | 'any shortest' | 'all shortest';
  readonly pattern: Pattern;
  readonly cycles: 'all' | 'none' | 'unique_edges';
  readonly where: Expr | null;
  readonly values: readonly NamedExpr[];
}

export interface GraphTableFields {
  readonly kind: 'graphtable';
  readonly graph: Graph;
  readonly part: 'nodes' | 'edges';
  /** Columns for the ids of nodes, where they are asked for. */
  readonly idColumns: { readonly node: string | null; readonly source: string | null; readonly target: string | null };
}
