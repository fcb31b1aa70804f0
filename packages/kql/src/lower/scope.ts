import type { Query } from '../ast.ts';
import type { HostTable } from '../host/host.ts';
import type { CompileOptions } from '../kql.ts';
import type { Settings } from '../parse/scope.ts';
import { IdSource } from '../plan/names.ts';
import type { Order, Plan } from '../plan/plan.ts';
import { problem, refuse } from '../problems.ts';
import { column } from '../sql/node.ts';
import type { ColumnSchema, KustoType, Problem } from '../types.ts';
import type { SharedRelation } from './shared.ts';
import type { MaterialisedPath, Value } from './value.ts';

/** A column that a query can name. */
export interface ScopeColumn {
  readonly name: string;
  readonly type: KustoType;
  readonly id: string;
  readonly materialised?: ReadonlyMap<string, MaterialisedPath>;
  /** Id of the column that keeps its terms beyond ASCII. */
  readonly termsId?: string;
  /** Of a column of arrays that were made here: the column that holds how many elements each has. */
  readonly lengthId?: string;
}

/** A plan with the names that reach its columns. */
export interface Relation {
  readonly plan: Plan;
  readonly columns: readonly ScopeColumn[];
  /** Ids of columns that no name reaches but `ingestion_time()`. */
  readonly ingestedAtId: string | null;
  /** The order that the rows have, as `sort` left it; null where they have none. */
  readonly order: readonly Order[] | null;
  /** Rows of one value of this column stand alone: window functions do not look beyond them. */
  readonly groupId?: string;
}

/** What a short text may grow to, about a second of compiling each. Literal tables and lists are expressions as well. */
const MAX_OPERATORS = 10_000;
const MAX_EXPRESSIONS = 200_000;

/** State of one compilation. */
export class LowerContext {
  readonly options: CompileOptions;
  /** What the query sets for itself. */
  readonly settings: Readonly<Settings>;
  readonly ids = new IdSource();
  readonly tables = new Set<string>();
  readonly watchlists = new Set<string>();
  readonly warnings: Problem[];
  readonly nowTicks: bigint;
  visualization: Readonly<Record<string, unknown>> | null = null;
  /** Types of the columns that a name has reached, by id: what may pass a host stage. */
  readonly types = new Map<string, KustoType>();
  /** Ids of columns of texts that the engine keeps in a dictionary. */
  readonly dictionaryIds = new Set<string>();
  /** Queries that several places read, and their rows once they are lowered. */
  readonly shared: ReadonlySet<Query>;
  readonly sharedRows = new Map<Query, SharedRelation>();
  /** A column that is not there is null: compiled only to find what is still to be asked. */
  readonly isOpen: boolean;
  /** Whether something runs outside the engine. */
  usesHost = false;
  /** How often each question was asked: the body of a `partition` asks for each value of its key. */
  private readonly asked = new Map<string, number>();
  private operators = 0;
  private expressions = 0;

  constructor(
    options: CompileOptions,
    warnings: readonly Problem[],
    settings: Readonly<Settings> = {},
    shared: ReadonlySet<Query> = new Set(),
    isOpen = false,
  ) {
    this.shared = shared;
    this.isOpen = isOpen;
    this.options = options;
    this.settings = settings;
    this.warnings = [...warnings];
    this.nowTicks = settings.nowTicks ?? BigInt(options.now.getTime()) * 10_000n;
  }

  /** Counts what is lowered: a short text, in which each `let` stands twice for the one before, means a plan that no memory holds. */
  countOperator(span: Problem['span']): void {
    this.operators += 1;
    if (this.operators > MAX_OPERATORS) refuse('KQL2020', span, String(MAX_OPERATORS));
  }

  countExpression(span: Problem['span']): void {
    this.expressions += 1;
    if (this.expressions > MAX_EXPRESSIONS) refuse('KQL2020', span, String(MAX_EXPRESSIONS));
  }

  /** The rows of a relation, for an operator whose columns depend on them. Ends this compilation where they are not known yet. */
  ask(key: string, relation: Relation): HostTable {
    const nth = this.asked.get(key) ?? 0;
    this.asked.set(key, nth + 1);
    const answer = (this.options.answers ?? []).filter((each) => each.key === key)[nth]?.table;
    if (!answer) throw new Question(key, relation);
    return answer;
  }

  /** Notes the types of columns and of what is kept of them, for those that pass a host stage. */
  noteTypes(columns: readonly ScopeColumn[]): void {
    for (const { id, type, materialised, termsId, lengthId } of columns) {
      this.types.set(id, type);
      if (termsId) this.types.set(termsId, 'string');
      if (lengthId) this.types.set(lengthId, 'long');
      for (const { rawId, textId, numberId } of materialised?.values() ?? []) {
        this.types.set(rawId, 'dynamic');
        this.types.set(textId, 'string');
        this.types.set(numberId, 'real');
      }
    }
  }

  warn(name: string, difference: string, span: Problem['span']): void {
    const added = problem('KQL3003', span, name, difference);
    if (!this.warnings.some((known) => known.message === added.message)) this.warnings.push(added);
  }
}

/** Ends a compilation that has to know rows; `compileKql` turns it into `asks`. It never leaves the package. */
export class Question extends Error {
  readonly key: string;
  readonly relation: Relation;
  constructor(key: string, relation: Relation) {
    super('The columns of this query depend on rows.');
    this.key = key;
    this.relation = relation;
  }
}

/** Ids of the columns that come along with a column: paths of a dynamic one, terms of a text, lengths of arrays. */
export const hiddenIds = ({ materialised, termsId, lengthId }: ScopeColumn): string[] => [
  ...[...(materialised?.values() ?? [])].flatMap(({ rawId, textId, numberId }) => [rawId, textId, numberId]),
  ...[termsId, lengthId].filter((id) => id !== undefined),
];

/** The column with other values: what was known of the arrays in it no longer is. */
export const otherValues = ({ lengthId: _, ...column }: ScopeColumn, id: string): ScopeColumn => ({ ...column, id });

export const columnValue = (of: ScopeColumn): Value => ({
  node: column(of.id),
  type: of.type,
  ...(of.type === 'dynamic' ? { path: { root: column(of.id), keys: [] } } : {}),
  ...(of.materialised ? { materialised: of.materialised } : {}),
  ...(of.termsId ? { terms: column(of.termsId) } : {}),
  ...(of.lengthId === undefined ? {} : { lengthId: of.lengthId }),
});

export const schemaOf = (columns: readonly ColumnSchema[]): ColumnSchema[] =>
  columns.map(({ name, type }) => ({ name, type }));

/** Columns under the names that the binder gave to those of an operator, place by place. */
export const namedAs = (bound: readonly ColumnSchema[], columns: readonly ScopeColumn[]): ScopeColumn[] =>
  columns.map((each, index) => ({ ...each, name: bound[index]?.name ?? each.name }));
