import type { Expr, Query } from '../ast.ts';
import type { Graph } from '../ast-graph.ts';
import type { Catalogue, CompileOptions, StoredFunction } from '../kql.ts';
import { type ProblemCode, problem, Refusal } from '../problems.ts';
import type { Problem, Span } from '../types.ts';
import type { EditedText } from './edits.ts';
import type { GlobalState, KustoNode, KustoSymbol } from './kusto.ts';
import type { UnseenColumns } from './row-schemas.ts';

/** What a name stands for besides tables and columns. */
export type Binding =
  | { readonly kind: 'scalar'; readonly expr: Expr }
  | { readonly kind: 'tabular'; readonly query: Query }
  | { readonly kind: 'graph'; readonly graph: Graph }
  /** A node or an edge of the pattern of a graph operator. */
  | { readonly kind: 'element' }
  /** The key of a `partition`, where the name stands for this column of its input. */
  | { readonly kind: 'key'; readonly symbol: KustoSymbol; readonly expr: Expr }
  | {
      readonly kind: 'function';
      readonly declaration: KustoNode;
      readonly scope: ParseScope;
      readonly restriction: Restriction | null;
    }
  | { readonly kind: 'pattern'; readonly declaration: KustoNode | null; readonly scope: ParseScope };

/** Names of tables, views and patterns that a `restrict access` leaves in reach. What is declared after it joins them. */
export type Restriction = Set<string>;

/** The name under which a scope keeps an option of a `set` statement; no name of a query begins so. */
export const optionName = (name: string): string => `set ${name}`;

/** State of one conversion: names in reach, the text for spans, what to report. */
export class ParseScope {
  readonly source: ParseSource;
  readonly callSite: Span | null;
  /** Stored functions that are being entered, outermost first. */
  readonly callers: readonly string[];
  private readonly parent: ParseScope | null;
  private readonly names = new Map<string, Binding>();
  /** Undefined: as in the scope around. */
  private restricted: Restriction | null | undefined;

  constructor(
    source: ParseSource,
    parent: ParseScope | null = null,
    callSite: Span | null = null,
    callers: readonly string[] = parent?.callers ?? [],
  ) {
    this.source = source;
    this.parent = parent;
    this.callSite = callSite ?? parent?.callSite ?? null;
    this.callers = callers;
  }

  find(name: string): Binding | undefined {
    return this.names.get(name) ?? this.parent?.find(name);
  }

  bind(name: string, binding: Binding): void {
    this.names.set(name, binding);
    this.restriction?.add(name);
  }

  /** Names that `let` and `as` have bound to tables and views, here and around. */
  get tabularNames(): readonly string[] {
    const own = [...this.names].filter(([, binding]) => binding.kind !== 'scalar').map(([name]) => name);
    return [...own, ...(this.parent?.tabularNames ?? [])];
  }

  get restriction(): Restriction | null {
    return this.restricted === undefined ? (this.parent?.restriction ?? null) : this.restricted;
  }

  restrict(to: Restriction | null): void {
    this.restricted = to;
  }

  /** Refuses a name that a `restrict access` has put out of reach. */
  assertInReach(name: string, node: KustoNode): void {
    const { restriction } = this;
    if (restriction && !restriction.has(name)) this.refuse('KQL1011', node, name);
  }

  /** The scope of a stored function's body, or of a qualified name: the catalogue, and no `let` of the query. */
  ofCatalogue(callSite: Span | null, caller?: string): ParseScope {
    return new ParseScope(
      this.source,
      null,
      callSite ?? this.callSite,
      caller ? [...this.callers, caller] : this.callers,
    );
  }

  /** The place of a node; inside the body of a called function, the place of the call. */
  spanOf(node: KustoNode): Span {
    return this.callSite ?? this.source.text.spanAt(node.TextStart, node.End);
  }

  warning(code: ProblemCode, node: KustoNode, ...details: readonly string[]): Problem {
    return problem(code, this.spanOf(node), ...details);
  }

  refuse(code: ProblemCode, node: KustoNode, ...details: readonly string[]): never {
    throw new Refusal(problem(code, this.spanOf(node), ...details));
  }
}

export interface ParseSource {
  /** Columns that the query reads of plugins of which no row says one. */
  readonly unseen: UnseenColumns;
  /** What `materialize()` holds. */
  readonly materialised: Set<Query>;
  readonly text: EditedText;
  readonly warnings: Problem[];
  /** Tables that exist, with their columns' own order. */
  readonly tableNames: ReadonlySet<string>;
  resolveTable(name: string, span: Span): Query;
  readonly options: CompileOptions;
  readonly catalogue: Catalogue;
  readonly globals: GlobalState;
  readonly functions: ReadonlyMap<string, StoredFunction>;
  /** What `set` statements say; written by them. */
  readonly settings: Settings;
  /** Calls of functions that were entered so far. */
  readonly counts: { entered: number };
}

/** Options that a query sets for itself. Source: https://learn.microsoft.com/kusto/api/rest/request-properties. */
export interface Settings {
  /** `query_now`, in ticks. */
  nowTicks?: bigint;
  /** `query_take_max_records`: the first so many rows are the answer. */
  takeRows?: number;
  /** `truncationmaxrecords`: an answer with more rows than this is cut, and says so. */
  maxRows?: number;
  /** `request_external_data_disabled`. */
  isExternalDataOff?: boolean;
}
