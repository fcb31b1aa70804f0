import type { Argument } from '../ast.ts';
import type { Value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import type { SqlNode } from '../sql/node.ts';
import type { KustoType, Span } from '../types.ts';

/** One call, as a function's entry sees it: arguments are lowered, types come from the binder. */
export interface Call {
  readonly name: string;
  readonly args: readonly Value[];
  /** What the binder says the call gives. */
  readonly type: KustoType;
  readonly raw: readonly Argument[];
  readonly span: Span;
  readonly environment: Environment;
}

/** What a query knows besides its rows. */
export interface Environment {
  /** `now()` in ticks. */
  readonly nowTicks: bigint;
  readonly currentUser: string;
  readonly currentDatabase: string;
  /** The host that `cluster()` knows this server by; null where it was given none. */
  readonly currentCluster: string | null;
  /** Names and values of the columns in reach, for `pack_all()` and `column_ifexists()`. */
  readonly columns: () => readonly { readonly name: string; readonly value: Value }[];
  /** The physical column behind `ingestion_time()`, where the row comes straight from a table. */
  readonly ingestionTime: () => Value | null;
  readonly warn: (name: string, difference: string, span: Span) => void;
}

export interface FunctionEntry {
  readonly sql: (call: Call) => SqlNode | Value;
  /** Calls that the host function of the same name answers instead. */
  readonly isOutside?: (call: Call) => boolean;
  readonly fidelity: 'exact' | { readonly differs: string };
  /** The page that says what it means. */
  readonly source: string;
}

/** A known function that is refused on purpose. */
export interface RefusedEntry {
  readonly refused: string;
  readonly source: string;
}

export type FunctionTable = Readonly<Record<string, FunctionEntry | RefusedEntry>>;

/** Page of the Kusto reference. */
export const kusto = (page: string): string => `https://learn.microsoft.com/kusto/query/${page}`;

/** Freezes a table and gives entries that say nothing else the page named after the function. */
export function defineFunctions(
  table: Readonly<Record<string, FunctionEntry['sql'] | FunctionEntry | RefusedEntry>>,
): FunctionTable {
  const entries = Object.entries(table).map(([name, entry]) => {
    const full = typeof entry === 'function' ? { sql: entry, fidelity: 'exact' as const, source: pageOf(name) } : entry;
    return [name, Object.freeze(full)] as const;
  });
  return Object.freeze(Object.fromEntries(entries));
}

const pageOf = (name: string): string => kusto(`${name.replaceAll('_', '-')}-function`);

/** The same meaning under several names. */
export function withNames(names: readonly string[], entry: FunctionEntry['sql']): Record<string, FunctionEntry['sql']> {
  return Object.fromEntries(names.map((name) => [name, entry]));
}

export function arg(call: Call, index: number): Value {
  return (
    call.args[index] ??
    refuse('KQL2007', call.span, call.name, `at least ${index + 1} arguments`, String(call.args.length))
  );
}

/** A constant whole number that an argument must be. */
export function constantInteger(call: Call, index: number): bigint {
  const { literal } = arg(call, index);
  return typeof literal === 'bigint'
    ? literal
    : refuse('KQL2007', call.span, call.name, `a constant number as argument ${index + 1}`, 'an expression');
}

export function constantText(call: Call, index: number): string {
  const { literal } = arg(call, index);
  return typeof literal === 'string'
    ? literal
    : refuse('KQL2007', call.span, call.name, `a constant text as argument ${index + 1}`, 'an expression');
}
