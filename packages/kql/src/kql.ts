import type { ColumnSchema, KustoType, Problem, TableSchema } from '@vedette/model';
import { lowerQuery } from './lower/query.ts';
import { LowerContext, type Relation, schemaOf } from './lower/scope.ts';
import { parseQuery } from './parse/parse.ts';
import type { ResultTable } from './parse/result-tables.ts';
import { prunePlan } from './passes/prune.ts';
import type { Plan } from './plan/plan.ts';
import { explainPlan } from './print/explain.ts';
import { printPlan } from './print/select.ts';
import { problem, Refusal } from './problems.ts';
import { integer } from './sql/build.ts';
import { column, sql } from './sql/node.ts';

/** What a query can name. Watchlists and in-memory tables come with their rows, as literals. */
export interface Catalogue {
  readonly tables: readonly TableSchema[];
  /** Column names per alias; the rows are bound by the caller, see `watchlistParameters` of the compiled query. */
  readonly watchlists: readonly { readonly alias: string; readonly columns: readonly string[] }[];
}

export interface CompileOptions {
  readonly catalogue: Catalogue;
  /** `now()` for the whole query. */
  readonly now: Date;
  /** Restricts `TimeGenerated` of every table, half-open. */
  readonly timespan?: { readonly start: Date; readonly end: Date };
  /** Restricts `ingestion_time()` of every table, half-open. */
  readonly ingestedBetween?: { readonly start: Date; readonly end: Date };
  /** Tables that the asking principal may read; absent: all of the catalogue. Another name is "unknown" to the query. */
  readonly readableTables?: ReadonlySet<string>;
  /** At most this many rows leave the query; one more is asked for, so that the caller sees that there were more. */
  readonly maxRows?: number;
  readonly currentUser?: string;
  /** Also describe the plan, for people; see `plan` of the compiled query. */
  readonly explain?: boolean;
}

/** Rendering hints of `render`, as Log Analytics names them: `visualization`, `title`, `xColumn`, `yColumns`, `series`, `kind`, ... */
export type Visualization = Readonly<Record<string, unknown>>;

/** One result table: its statement, and the form of its rows. */
export interface CompiledTable {
  /** What `as`, `fork` or `facet` calls it; null for a table without a name. */
  readonly name: string | null;
  readonly sql: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly value: string | number | bigint | boolean | null | readonly string[];
  }[];
  readonly columns: readonly ColumnSchema[];
  readonly visualization: Visualization | null;
  /** The parameter that carries a watchlist's rows: a JSON array of objects with the watchlist's columns, all texts. */
  readonly watchlistParameters: readonly { readonly alias: string; readonly parameter: string }[];
  /** The plan as an indented tree, where `explain` was asked for. */
  readonly plan?: string;
}

/** The first result table of a query, and whatever else it gives. */
export interface CompiledQuery extends CompiledTable {
  readonly kind: 'compiled';
  /** The second result table and those after it, of `fork`, `facet` and statements that follow; in order. */
  readonly furtherTables: readonly CompiledTable[];
  readonly warnings: readonly Problem[];
  /** Log tables that the query reads. */
  readonly tables: readonly string[];
  /** Watchlist aliases it reads: the caller loads them and binds their rows. */
  readonly watchlists: readonly string[];
}

export type CompileResult = CompiledQuery | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** Columns that `datatable` and literals may have. */
export type LiteralType = KustoType;

/**
 * Compiles KQL to one ClickHouse statement. Pure: the same text and options give the same result.
 * Errors: `rejected` with problems of the table in `problems.ts`, each with its place.
 */
export function compileKql(text: string, options: CompileOptions): CompileResult {
  try {
    const parsed = parseQuery(text, options);
    if (parsed.kind === 'rejected') return parsed;
    const context = new LowerContext(options, parsed.warnings);
    const [first, ...further] = parsed.tables.map((each) => compileTable(each, context));
    if (!first) return { kind: 'rejected', problems: [problem('KQL1004', undefined)] };
    const { warnings, tables, watchlists } = context;
    return {
      kind: 'compiled',
      ...first,
      furtherTables: further,
      warnings,
      tables: [...tables],
      watchlists: [...watchlists],
    };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { kind: 'rejected', problems: [thrown.problem] };
    throw thrown;
  }
}

function compileTable({ name, query }: ResultTable, context: LowerContext): CompiledTable {
  context.visualization = null;
  return finish(name, lowerQuery(query, context), context);
}

/** The row count that leaves the query, its physical types, and the statement's text. */
function finish(name: string | null, relation: Relation, context: LowerContext): CompiledTable {
  const { columns, plan } = castResult({ ...relation, plan: keepOrder(relation) }, context);
  const { maxRows } = context.options;
  const limited: Plan = maxRows === undefined ? plan : { kind: 'take', input: plan, count: integer(maxRows + 1) };
  const output = columns.map((each) => each.id);
  const pruned = prunePlan(limited, new Set(output));
  const printed = printPlan(pruned, output);
  const watchlistParameters = [...context.watchlists].flatMap((alias) => {
    const bound = printed.parameters.find((each) => each.value === `watchlist:${alias}` && each.isWatchlist);
    return bound ? [{ alias, parameter: bound.name }] : [];
  });
  return {
    name,
    sql: printed.sql,
    parameters: printed.parameters
      .filter((each) => !each.isWatchlist)
      .map(({ name, type, value }) => ({ name, type, value })),
    columns: schemaOf(columns),
    visualization: context.visualization,
    watchlistParameters,
    ...(context.options.explain ? { plan: explainPlan(pruned) } : {}),
  };
}

/** ClickHouse's comparisons give `UInt8`: a bool leaves the query as a bool. The same column may leave it twice. */
function castResult(relation: Relation, context: LowerContext): Pick<Relation, 'columns' | 'plan'> {
  const seen = new Set<string>();
  const computed: { id: string; expr: ReturnType<typeof sql> }[] = [];
  const columns = relation.columns.map((each) => {
    const isAgain = seen.has(each.id);
    seen.add(each.id);
    if (each.type !== 'bool' && !isAgain) return each;
    const id = context.ids.next(each.name);
    computed.push({
      id,
      expr: each.type === 'bool' ? sql`CAST(${column(each.id)} AS Nullable(Bool))` : column(each.id),
    });
    return { ...each, id };
  });
  return {
    columns,
    plan: computed.length === 0 ? relation.plan : { kind: 'compute', input: relation.plan, columns: computed },
  };
}

/** Sorts again where an operator after the last `sort` stands in a SELECT of its own, which promises no order. */
function keepOrder({ plan, order }: Relation): Plan {
  if (!order) return plan;
  let at = plan;
  while (at.kind === 'compute' || at.kind === 'project' || at.kind === 'take' || at.kind === 'filter') at = at.input;
  return at.kind === 'sort' ? plan : { kind: 'sort', input: plan, keys: order };
}
