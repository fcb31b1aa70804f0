import type {
  AskingQuery,
  CompiledStage,
  CompiledStatement,
  CompiledTable,
  CompileResult,
  RowAnswer,
} from './compiled.ts';
import { lowerQuery } from './lower/query.ts';
import { LowerContext, Question, type Relation, schemaOf } from './lower/scope.ts';
import { parseQuery } from './parse/parse.ts';
import type { ResultTable } from './parse/result-tables.ts';
import { arrangeJoins, dropUnread } from './passes/arrange.ts';
import { hoistHostCalls } from './passes/hoist.ts';
import { StageCutter } from './passes/stages.ts';
import type { Plan } from './plan/plan.ts';
import { explainPlan } from './print/explain.ts';
import { printPlan } from './print/select.ts';
import { problem, Refusal } from './problems.ts';
import { integer } from './sql/build.ts';
import { column, sql } from './sql/node.ts';
import type { KustoType, TableSchema } from './types.ts';

/** A function that is kept beside the tables. Source: https://learn.microsoft.com/kusto/query/schema-entities/stored-functions. */
export interface StoredFunction {
  readonly name: string;
  /** As declared, with or without the parentheses: `(T: (v: long), least: long = 0)`. */
  readonly parameters: string;
  /** With or without the braces. */
  readonly body: string;
  readonly docString?: string;
  readonly folder?: string;
  /** A view stands among the tables of `union *` and `search`; it has no parameters. */
  readonly isView?: boolean;
}

/** What a query can name. Watchlists and in-memory tables come with their rows, as literals. */
export interface Catalogue {
  readonly tables: readonly TableSchema[];
  /** Column names per alias; the rows are bound by the caller, see `watchlistParameters` of the compiled query. */
  readonly watchlists: readonly { readonly alias: string; readonly columns: readonly string[] }[];
  readonly functions?: readonly StoredFunction[];
  /** Names and ids of the database of these tables, for `workspace()`, `database()` and their like; the first is its own. */
  readonly databases?: readonly string[];
  /** Names by which `cluster()` reaches these databases, as hosts or addresses; the first is its own. */
  readonly clusters?: readonly string[];
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
  /**
   * A number that who writes rows cannot know: texts whose hashes are equal by it would be one group. Shape: whole, from 2^32 to 2^53.
   * Absent: a known one. `runKql` gives one of its process.
   */
  readonly hashSecret?: number;
  /** Values of `declare query_parameters`, as KQL literals: `datetime(2026-01-02)`, `"a text"`; a text may come without quotes. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Hosts whose files `externaldata` may read: `data.example.org`, `*.example.org`, or `*` for every public one. Absent: none. */
  readonly externalHosts?: readonly string[];
  /** `empty`: every `externaldata` is a table without rows, for checking content that nobody runs. */
  readonly externalData?: 'empty';
  /** Also describe the plan, for people; see `plan` of the compiled query. */
  readonly explain?: boolean;
  /** Rows of the questions that compiling this text has asked so far, in order. See `CompileResult`. */
  readonly answers?: readonly RowAnswer[];
}

/** Columns that `datatable` and literals may have. */
export type LiteralType = KustoType;

/**
 * Compiles KQL to ClickHouse statements: one, and one more for each table that a host stage reads. Pure: the same text and
 * options give the same result.
 * Errors: `rejected` with problems of the table in `problems.ts`, each with its place. A query whose columns depend on rows
 * is rejected as well; `compileAsking` of `host/execute.ts` asks for the rows.
 */
export function compileKql(text: string, options: CompileOptions): CompileResult {
  const result = compileStep(text, options);
  return result.kind === 'asks' ? { kind: 'rejected', problems: [problem('KQL2010', undefined)] } : result;
}

/** Compiles as far as the rows that are known allow. Errors: as `compileKql`. */
export function compileStep(text: string, options: CompileOptions): CompileResult | AskingQuery {
  try {
    const parsed = parseQuery(text, options);
    if (parsed.kind === 'rejected') return askFurther(text, options) ?? parsed;
    const context = new LowerContext(options, parsed.warnings, parsed.settings, parsed.shared);
    return compileTables(parsed.tables, context);
  } catch (thrown) {
    if (thrown instanceof Refusal) return { kind: 'rejected', problems: [thrown.problem] };
    throw thrown;
  }
}

/**
 * The next question of a query that is wrong as far as rows are known: several partitions, or calls of a function, ask the same
 * of rows of their own. Null where all has been asked.
 */
function askFurther(text: string, options: CompileOptions): AskingQuery | null {
  if (!options.answers?.length) return null;
  try {
    const parsed = parseQuery(text, options, true);
    if (parsed.kind === 'rejected') return null;
    const context = new LowerContext(options, [], parsed.settings, parsed.shared, true);
    const result = compileTables(parsed.tables, context);
    return result.kind === 'asks' ? result : null;
  } catch (thrown) {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  }
}

function compileTables(results: readonly ResultTable[], context: LowerContext): CompileResult | AskingQuery {
  try {
    const [first, ...further] = results.map((each) => compileTable(each, context));
    if (!first) return { kind: 'rejected', problems: [problem('KQL1004', undefined)] };
    const { maxRows } = context.settings;
    const own = maxRows === undefined ? {} : { maxRows };
    return { kind: 'compiled', ...first, furtherTables: further, ...own, ...readBy(context) };
  } catch (thrown) {
    if (!(thrown instanceof Question)) throw thrown;
    const question = finish(null, thrown.relation, context);
    const { key } = thrown;
    return { kind: 'asks', key, question: { kind: 'compiled', ...question, furtherTables: [], ...readBy(context) } };
  }
}

const readBy = ({ warnings, tables, watchlists }: LowerContext) => ({
  warnings,
  tables: [...tables],
  watchlists: [...watchlists],
});

function compileTable({ name, query }: ResultTable, context: LowerContext): CompiledTable {
  context.visualization = null;
  return finish(name, lowerQuery(query, context), context);
}

/** The row count that leaves the query, its physical types, its stages, and the statements' texts. */
function finish(name: string | null, relation: Relation, context: LowerContext): CompiledTable {
  const { columns, plan } = castResult({ ...relation, plan: keepOrder(relation) }, context);
  const { takeRows } = context.settings;
  const maxRows = smallest(context.options.maxRows, context.settings.maxRows);
  const taken: Plan = takeRows === undefined ? plan : { kind: 'take', input: plan, count: integer(takeRows) };
  const limited: Plan = maxRows === undefined ? taken : { kind: 'take', input: taken, count: integer(maxRows + 1) };
  const output = columns.map((each) => each.id);
  const joined = arrangeJoins(limited, context.ids);
  const hoisted = context.usesHost ? hoistHostCalls(joined, context.ids) : joined;
  const pruned = dropUnread(hoisted, output);
  const { statement, stages } = printStaged(pruned, output, context);
  return {
    name,
    ...statement,
    stages,
    columns: schemaOf(columns),
    visualization: context.visualization,
    ...(context.options.explain ? { plan: explainPlan(pruned) } : {}),
  };
}

/** Prints a plan, after its host stages are cut out of it. */
function printStaged(
  plan: Plan,
  output: readonly string[],
  context: LowerContext,
): { readonly statement: CompiledStatement; readonly stages: readonly CompiledStage[] } {
  if (!context.usesHost) return { statement: printStatement(plan, output), stages: [] };
  const cutter = new StageCutter(context.ids, context.types);
  const last = cutter.cut(plan);
  const stages = cutter.stages.map(({ call, inputs, columns }) => ({
    call,
    columns: schemaOf(columns),
    inputs: inputs.map((input) => {
      const ids = input.columns.map((each) => each.id);
      return { ...printStatement(input.plan, ids), columns: schemaOf(input.columns) };
    }),
  }));
  return { statement: printStatement(last, output), stages };
}

/** The statement, its parameters sorted by who binds them. */
function printStatement(plan: Plan, output: readonly string[]): CompiledStatement {
  const { sql: text, parameters, keepsRows, readsTimesAlone } = printPlan(plan, output);
  return {
    sql: text,
    keepsRows,
    readsTimesAlone,
    parameters: parameters.flatMap(({ name, type, value, source }) =>
      source.kind === 'query' ? [{ name, type, value }] : [],
    ),
    watchlistParameters: parameters.flatMap(({ name, source }) =>
      source.kind === 'watchlist' ? [{ alias: source.alias, parameter: name }] : [],
    ),
    stageParameters: parameters.flatMap(({ name, source }) =>
      source.kind === 'stage' ? [{ stage: source.stage, column: source.column, parameter: name }] : [],
    ),
  };
}

const smallest = (...limits: readonly (number | undefined)[]): number | undefined =>
  limits.reduce(
    (least, each) => (least === undefined || (each !== undefined && each < least) ? each : least),
    undefined,
  );

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
