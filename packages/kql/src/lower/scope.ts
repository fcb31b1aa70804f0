import type { ColumnSchema, KustoType, Problem } from '@vedette/model';
import type { CompileOptions } from '../kql.ts';
import { IdSource } from '../plan/names.ts';
import type { Order, Plan } from '../plan/plan.ts';
import { problem } from '../problems.ts';
import { column } from '../sql/node.ts';
import type { Value } from './value.ts';

/** A column that a query can name. */
export interface ScopeColumn {
  readonly name: string;
  readonly type: KustoType;
  readonly id: string;
  readonly materialised?: ReadonlyMap<string, string>;
}

/** A plan with the names that reach its columns. */
export interface Relation {
  readonly plan: Plan;
  readonly columns: readonly ScopeColumn[];
  /** Ids of columns that no name reaches but `ingestion_time()`. */
  readonly ingestedAtId: string | null;
  /** The order that the rows have, as `sort` left it; null where they have none. */
  readonly order: readonly Order[] | null;
}

/** State of one compilation. */
export class LowerContext {
  readonly options: CompileOptions;
  readonly ids = new IdSource();
  readonly tables = new Set<string>();
  readonly watchlists = new Set<string>();
  readonly warnings: Problem[];
  readonly nowTicks: bigint;
  visualization: Readonly<Record<string, unknown>> | null = null;

  constructor(options: CompileOptions, warnings: readonly Problem[]) {
    this.options = options;
    this.warnings = [...warnings];
    this.nowTicks = BigInt(options.now.getTime()) * 10_000n;
  }

  warn(name: string, difference: string, span: Problem['span']): void {
    const added = problem('KQL3003', span, name, difference);
    if (!this.warnings.some((known) => known.message === added.message)) this.warnings.push(added);
  }
}

export const columnValue = (of: ScopeColumn): Value => ({
  node: column(of.id),
  type: of.type,
  ...(of.type === 'dynamic' ? { path: { root: column(of.id), keys: [] } } : {}),
  ...(of.materialised ? { materialised: of.materialised } : {}),
});

export const schemaOf = (columns: readonly ScopeColumn[]): ColumnSchema[] =>
  columns.map(({ name, type }) => ({ name, type }));
