import type { GraphMatchFields, GraphTableFields } from './ast-graph.ts';
import type { KeyValueForm } from './ast-parse-kv.ts';
import type { ScanFields } from './ast-scan.ts';
import type { ExternalFormat } from './host/external/records.ts';
import type { ExternalMapping } from './host/operators/externaldata.ts';
import type { ColumnSchema, KustoType, Span } from './types.ts';

/** A scalar value of a literal. Datetime and timespan are ticks of 100 ns, dynamic is JSON text. */
export type LiteralValue = bigint | number | string | boolean | null;

/** A scalar expression, bound: names are resolved and every node has its Kusto type. */
export type Expr =
  | { readonly kind: 'literal'; readonly type: KustoType; readonly value: LiteralValue; readonly span: Span }
  | {
      readonly kind: 'column';
      readonly type: KustoType;
      readonly name: string;
      readonly side: 'left' | 'right' | null;
      readonly span: Span;
    }
  | { readonly kind: 'path'; readonly type: KustoType; readonly base: Expr; readonly key: Expr; readonly span: Span }
  | {
      readonly kind: 'call';
      readonly type: KustoType;
      readonly name: string;
      readonly args: readonly Argument[];
      readonly span: Span;
    }
  | {
      readonly kind: 'binary';
      readonly type: KustoType;
      readonly operator: string;
      readonly left: Expr;
      readonly right: Expr;
      readonly span: Span;
    }
  | {
      readonly kind: 'membership';
      readonly type: KustoType;
      readonly operator: string;
      readonly left: Expr;
      readonly items: readonly Expr[];
      readonly query: Query | null;
      readonly span: Span;
    }
  | {
      readonly kind: 'between';
      readonly type: KustoType;
      readonly negated: boolean;
      readonly value: Expr;
      readonly low: Expr;
      readonly high: Expr;
      readonly span: Span;
    }
  /** Any column whose value can be searched: `search "x"`, `where * has "x"`. */
  | {
      readonly kind: 'anycolumn';
      readonly type: KustoType;
      readonly operator: string;
      readonly right: Expr;
      readonly span: Span;
    }
  | { readonly kind: 'toscalar'; readonly type: KustoType; readonly query: Query; readonly span: Span };

/** An argument of a call: an expression, or one of the forms that only some functions take. */
export type Argument =
  | Expr
  | { readonly kind: 'star'; readonly names: readonly string[]; readonly span: Span }
  | { readonly kind: 'type'; readonly type: KustoType; readonly span: Span };

/** `name = expr`; several names take the elements of one call apart: `(a, b) = f()`. */
export interface NamedExpr {
  /** Names as the binder resolved them, in the order of the expression's results; null for one that gives no column. */
  readonly names: readonly (string | null)[];
  readonly expr: Expr;
}

export interface SortKey {
  readonly expr: Expr;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export type JoinKind =
  | 'innerunique'
  | 'inner'
  | 'leftouter'
  | 'rightouter'
  | 'fullouter'
  | 'leftanti'
  | 'rightanti'
  | 'leftsemi'
  | 'rightsemi';

export interface MvColumn {
  readonly name: string;
  readonly expr: Expr;
  readonly type: KustoType;
  readonly isNew: boolean;
}

/** One level of `top-nested`: the best values of `key` among the rows of each value of the level before. */
export interface TopLevel {
  readonly key: NamedExpr;
  readonly aggregate: NamedExpr;
  /** How many stay; null for all. */
  readonly count: Expr | null;
  /** The value that stands for the rest; null where the rest is left out. */
  readonly others: Expr | null;
  readonly descending: boolean;
}

export type ParsePart =
  | { readonly kind: 'skip' }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'capture'; readonly name: string; readonly type: KustoType };

interface Tabular {
  /** Result columns as the binder computed them. */
  readonly columns: readonly ColumnSchema[];
  readonly span: Span;
}
interface Piped extends Tabular {
  readonly input: Query;
}

/** A tabular expression: a source, or an operator over its input. */
export type Query =
  | (Tabular & { readonly kind: 'table'; readonly name: string })
  | (Tabular & { readonly kind: 'watchlist'; readonly alias: string })
  | (Tabular & {
      readonly kind: 'externaldata';
      readonly urls: readonly string[];
      readonly format: ExternalFormat;
      readonly ignoreFirstRecord: boolean;
      readonly mapping: readonly ExternalMapping[];
    })
  | (Tabular & { readonly kind: 'datatable'; readonly rows: readonly (readonly LiteralValue[])[] })
  | (Tabular & { readonly kind: 'print'; readonly values: readonly NamedExpr[] })
  | (Tabular & {
      readonly kind: 'range';
      readonly name: string;
      readonly from: Expr;
      readonly to: Expr;
      readonly step: Expr;
    })
  | (Tabular & {
      readonly kind: 'union';
      readonly inputs: readonly { readonly query: Query; readonly label: string }[];
      readonly sourceColumn: string | null;
      readonly isInner: boolean;
      /** Columns of every table that it names, where some have no row in it and are not among the inputs. */
      readonly allColumns?: readonly (readonly ColumnSchema[])[];
    })
  | (Tabular & { readonly kind: 'input' })
  | (Piped & { readonly kind: 'filter'; readonly predicate: Expr })
  | (Piped & { readonly kind: 'extend'; readonly values: readonly NamedExpr[] })
  | (Piped & { readonly kind: 'project'; readonly values: readonly NamedExpr[] })
  | (Piped & { readonly kind: 'pick' })
  | (Piped & { readonly kind: 'rename'; readonly renames: readonly { readonly from: string; readonly to: string }[] })
  | (Piped & {
      readonly kind: 'summarize';
      readonly keys: readonly NamedExpr[];
      readonly aggregates: readonly NamedExpr[];
    })
  | (Piped & { readonly kind: 'distinct'; readonly keys: readonly NamedExpr[] })
  | (Piped & { readonly kind: 'count' })
  /** Its rows are the same wherever they are read. */
  | (Piped & { readonly kind: 'once' })
  | (Piped & { readonly kind: 'sort'; readonly keys: readonly SortKey[] })
  | (Piped & { readonly kind: 'take'; readonly count: Expr })
  | (Piped & { readonly kind: 'serialize'; readonly values: readonly NamedExpr[] })
  | (Piped & {
      readonly kind: 'parsekv';
      readonly expr: Expr;
      readonly keys: readonly ColumnSchema[];
      readonly form: KeyValueForm;
    })
  | (Piped & { readonly kind: 'getschema' })
  | (Piped & {
      readonly kind: 'join';
      readonly right: Query;
      readonly join: JoinKind;
      readonly conditions: readonly { readonly left: Expr; readonly right: Expr }[];
      readonly isLookup: boolean;
    })
  | (Piped & {
      readonly kind: 'mvexpand';
      readonly values: readonly MvColumn[];
      readonly indexColumn: string | null;
      readonly limit: Expr | null;
      readonly isArray: boolean;
    })
  | (Piped & {
      readonly kind: 'mvapply';
      readonly values: readonly MvColumn[];
      readonly indexColumn: string | null;
      readonly limit: Expr | null;
      readonly body: Query;
    })
  /** `body` runs on the rows of each value of `key`; it begins at an `input`, or at a source of its own. */
  | (Piped & { readonly kind: 'partition'; readonly key: Expr; readonly body: Query; readonly hasOwnSource: boolean })
  | (Piped & ScanFields)
  | (Tabular & (GraphMatchFields | GraphTableFields))
  | (Piped & { readonly kind: 'topnested'; readonly levels: readonly TopLevel[] })
  | (Piped & {
      readonly kind: 'parse';
      readonly expr: Expr;
      readonly mode: 'simple' | 'relaxed' | 'regex';
      readonly flags: string;
      readonly parts: readonly ParsePart[];
      readonly isFilter: boolean;
    })
  | (Piped & {
      readonly kind: 'makeseries';
      /** Bins lie as `bin()` lays them, and the end is part of the series: `in range(start, stop, step)`. */
      readonly isAligned: boolean;
      readonly isNonEmpty: boolean;
      readonly aggregates: readonly { readonly value: NamedExpr; readonly fill: Expr | null }[];
      readonly axis: NamedExpr;
      readonly from: Expr | null;
      readonly to: Expr | null;
      readonly step: Expr;
      readonly keys: readonly NamedExpr[];
    })
  | (Piped & { readonly kind: 'render'; readonly visualization: Readonly<Record<string, unknown>> })
  | (Piped & {
      readonly kind: 'evaluate';
      readonly plugin: string;
      readonly args: readonly Argument[];
      /** The table that a lookup plugin takes as an argument; it is not among `args`. */
      readonly table: Query | null;
      /** Arguments given by name. */
      readonly named: ReadonlyMap<string, Argument>;
      /** All arguments but the table, in order. */
      readonly ordered: readonly PluginArgument[];
      /** What the rows that say its columns are asked for by; null where the columns are known without. */
      readonly question: string | null;
      /** Names in the schema that is written out after the call. */
      readonly declared: ReadonlySet<string>;
    })
  | (Piped & {
      readonly kind: 'reduce';
      readonly expr: Expr;
      /** Share of the rows that a term needs to stand in a pattern. */
      readonly threshold: number;
      /** Characters that separate terms; null for all but letters and digits. */
      readonly separators: string | null;
      /** The pattern joins the rows of the input instead of standing for them. */
      readonly keepsRows: boolean;
    });

export interface PluginArgument {
  readonly name: string | null;
  readonly value: Argument;
}

export type QueryOf<K extends Query['kind']> = Extract<Query, { kind: K }>;
