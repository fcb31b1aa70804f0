import type { Problem, Span } from '@vedette/model';
import type { Expr, Query } from '../ast.ts';
import { type ProblemCode, problem, Refusal } from '../problems.ts';
import type { KustoNode } from './kusto.ts';
import { spanAt } from './normalise.ts';

/** What a name stands for besides tables and columns. */
export type Binding =
  | { readonly kind: 'scalar'; readonly expr: Expr }
  | { readonly kind: 'tabular'; readonly query: Query }
  | { readonly kind: 'function'; readonly declaration: KustoNode; readonly scope: ParseScope };

/** State of one conversion: names in reach, the text for spans, what to report. */
export class ParseScope {
  readonly source: ParseSource;
  readonly callSite: Span | null;
  private readonly parent: ParseScope | null;
  private readonly names = new Map<string, Binding>();

  constructor(source: ParseSource, parent: ParseScope | null = null, callSite: Span | null = null) {
    this.source = source;
    this.parent = parent;
    this.callSite = callSite ?? parent?.callSite ?? null;
  }

  find(name: string): Binding | undefined {
    return this.names.get(name) ?? this.parent?.find(name);
  }

  bind(name: string, binding: Binding): void {
    this.names.set(name, binding);
  }

  /** The place of a node; inside the body of a called function, the place of the call. */
  spanOf(node: KustoNode): Span {
    return this.callSite ?? spanAt(this.source.text, node.TextStart, node.End);
  }

  warning(code: ProblemCode, node: KustoNode, ...details: readonly string[]): Problem {
    return problem(code, this.spanOf(node), ...details);
  }

  refuse(code: ProblemCode, node: KustoNode, ...details: readonly string[]): never {
    throw new Refusal(problem(code, this.spanOf(node), ...details));
  }
}

export interface ParseSource {
  readonly text: string;
  readonly warnings: Problem[];
  /** Tables that exist, with their columns' own order. */
  readonly tableNames: ReadonlySet<string>;
  resolveTable(name: string, span: Span): Query;
}
