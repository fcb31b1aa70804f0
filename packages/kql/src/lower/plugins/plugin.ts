import type { Argument, Expr, QueryOf } from '../../ast.ts';
import type { RefusedEntry } from '../../functions/define.ts';
import { type ProblemCode, refuse } from '../../problems.ts';
import type { SqlNode } from '../../sql/node.ts';
import type { ColumnSchema } from '../../types.ts';
import { type ExpressionScope, lowerExpr } from '../expression.ts';
import { scopeOf } from '../operators/sources.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';
import type { Value } from '../value.ts';
import type { PlanSteps } from './steps.ts';

export interface PluginEntry {
  readonly lower: (call: PluginCall) => Relation;
  readonly fidelity: 'exact' | { readonly differs: string };
  /** The page that says what it means. */
  readonly source: string;
}
export type PluginTable = Readonly<Record<string, PluginEntry | RefusedEntry>>;

/** Plugins whose page has another name; those without a page are listed on that of `evaluate`. */
const PAGES: Readonly<Record<string, string>> = Object.freeze({
  cosmosdb_sql_request: 'cosmosdb-plugin',
  ...Object.fromEntries(
    [
      'ai_embed_text',
      'csharp',
      'dax_request',
      'estimate_rows_count',
      'execute_query',
      'execute_show_command',
      'external_datatable',
      'identity',
      'identity_v3',
    ].map((name) => [name, 'evaluate-operator']),
  ),
});

const kusto = (name: string): string =>
  `https://learn.microsoft.com/kusto/query/${PAGES[name] ?? `${name.replaceAll('_', '-')}-plugin`}`;

/** Freezes a table of plugins; an entry that is only a function is exact and has the page of its name. */
export function definePlugins(table: Readonly<Record<string, PluginEntry['lower'] | PluginEntry>>): PluginTable {
  const entries = Object.entries(table).map(([name, entry]) => {
    const full: PluginEntry =
      typeof entry === 'function' ? { lower: entry, fidelity: 'exact', source: kusto(name) } : entry;
    return [name, Object.freeze(full)] as const;
  });
  return Object.freeze(Object.fromEntries(entries));
}

/** A plugin whose answer can differ from the vendor's: each use warns with the difference. */
export const differing = (name: string, lower: PluginEntry['lower'], differs: string): Record<string, PluginEntry> => ({
  [name]: { lower, fidelity: { differs }, source: kusto(name) },
});

/** A plugin that is refused on purpose. */
export const refusing = (name: string, refused: string): Record<string, RefusedEntry> => ({
  [name]: { refused, source: kusto(name) },
});

/** One use of a plugin: its arguments, read over the columns of its input. */
export class PluginCall {
  readonly query: QueryOf<'evaluate'>;
  readonly lowering: Lowering;
  readonly input: Relation;
  readonly scope: ExpressionScope;

  constructor(query: QueryOf<'evaluate'>, lowering: Lowering) {
    this.query = query;
    this.lowering = lowering;
    this.input = lowering.lower(query.input);
    this.scope = scopeOf(this.input, lowering);
  }

  get name(): string {
    return this.query.plugin;
  }
  get count(): number {
    return this.query.args.length;
  }

  refuse(what: string, found: string, code: ProblemCode = 'KQL2007'): never {
    return refuse(code, this.query.span, this.name, what, found);
  }

  exprAt(index: number, what: string): Expr {
    const arg = this.query.args[index];
    return arg && isExpr(arg) ? arg : this.refuse(`${what} as argument ${index + 1}`, arg ? `\`${arg.kind}\`` : 'none');
  }

  valueAt(index: number, what: string): Value {
    return lowerExpr(this.exprAt(index, what), this.scope);
  }

  /** The values of the arguments from an index on: dimensions. */
  valuesFrom(index: number): Value[] {
    return this.query.args.slice(index).map((_, offset) => this.valueAt(index + offset, 'a column'));
  }

  /** An argument given by name, or at its position. */
  option(name: string, index: number): Argument | undefined {
    return this.query.named.get(name) ?? this.query.args[index];
  }

  /** A constant that may be left out, or given as `'~'` for its default. */
  constant<T extends 'bool' | 'number' | 'text'>(name: string, index: number, type: T): ConstantOf[T] | undefined {
    const arg = this.option(name, index);
    if (!arg) return undefined;
    const value = isExpr(arg) ? lowerExpr(arg, this.scope).literal : undefined;
    if (type === 'text' && typeof value === 'string') return value as ConstantOf[T];
    if (value === '~') return undefined;
    if (type === 'bool' && typeof value === 'boolean') return value as ConstantOf[T];
    if (type === 'number' && (typeof value === 'bigint' || typeof value === 'number'))
      return Number(value) as ConstantOf[T];
    return this.refuse(`a constant ${type} as \`${name}\``, 'another value');
  }

  /** The result under the names that the binder gives it, in order, or under others where it cannot know them. */
  result(steps: PlanSteps, nodes: readonly SqlNode[], schema: readonly ColumnSchema[] = this.query.columns): Relation {
    const names = schema.length === this.query.columns.length ? this.query.columns : schema;
    const columns = nodes.map((node, index) => {
      const name = names[index]?.name ?? `Column${index + 1}`;
      return { name, type: schema[index]?.type ?? 'dynamic', id: steps.idOf(node, name) };
    });
    return { plan: steps.plan, columns, ingestedAtId: null, order: null };
  }
}

interface ConstantOf {
  readonly bool: boolean;
  readonly number: number;
  readonly text: string;
}

const isExpr = (arg: Argument): arg is Expr => arg.kind !== 'star' && arg.kind !== 'type';
