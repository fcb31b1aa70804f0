import type { Value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { type SqlNode, sql } from '../sql/node.ts';
import type { KustoType, Span } from '../types.ts';
import { asBool } from './convert.ts';

export interface AggregateCall {
  readonly name: string;
  readonly args: readonly Value[];
  readonly type: KustoType;
  readonly span: Span;
}

export const arg = (call: AggregateCall, index: number): Value =>
  call.args[index] ??
  refuse('KQL2007', call.span, call.name, `at least ${index + 1} arguments`, String(call.args.length));

/** A condition that a row must meet, as the last argument of the `...if` forms. */
export const condition = (call: AggregateCall, index: number): SqlNode => sql`ifNull(${asBool(arg(call, index))}, 0)`;
