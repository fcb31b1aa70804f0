import type { Expr, LiteralValue, SortKey } from './ast.ts';
import type { KustoType, Span } from './types.ts';

/** A column that `scan` adds, and what it holds where no step has assigned it. */
export interface ScanDeclaration {
  readonly name: string;
  readonly type: KustoType;
  readonly value: LiteralValue;
}

export interface ScanStep {
  readonly name: string;
  readonly output: 'all' | 'last' | 'none';
  readonly condition: Expr;
  readonly assignments: readonly { readonly name: string; readonly expr: Expr }[];
  readonly span: Span;
}

/** What `scan` has besides its input. A step's state is read as a column named by `memberName`. */
export interface ScanFields {
  readonly kind: 'scan';
  readonly matchIdColumn: string | null;
  readonly declared: readonly ScanDeclaration[];
  readonly orderBy: readonly SortKey[];
  readonly partitionBy: readonly Expr[];
  readonly steps: readonly ScanStep[];
}

/**
 * The name of a property of a step or of an element of a graph pattern, as a column: `s1.Ts`, `person.name`. It has a
 * character that no name of a query can have, so that it is never a column of a table.
 */
export const memberName = (owner: string, name: string): string => `${owner}\0${name}`;

/** The owner and the name that `memberName` joined; null for a plain column. */
export function splitMemberName(of: string): { readonly owner: string; readonly name: string } | null {
  const at = of.indexOf('\0');
  return at < 0 ? null : { owner: of.slice(0, at), name: of.slice(at + 1) };
}
