import { asDynamic, convertTo } from '../functions/convert.ts';
import type { Call } from '../functions/define.ts';
import { parseDynamic, writeCell } from '../host/cells.ts';
import { hostFunctions } from '../host/functions.ts';
import { type HostFunction, HostProblem, type HostValue, type Json } from '../host/host.ts';
import type { TypedColumn } from '../plan/plan.ts';
import { refuse } from '../problems.ts';
import { integer } from '../sql/build.ts';
import { sql } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import type { LowerContext, Relation } from './scope.ts';
import { literal, partsValue, type Value, value } from './value.ts';

/** A call that runs outside the engine: computed now where its arguments are known, else left for the pass `hoist`. */
export function lowerHostCall(call: Call, context: LowerContext): Value {
  const entry = Object.hasOwn(hostFunctions, call.name) ? hostFunctions[call.name] : undefined;
  if (!entry) return refuse('KQL2002', call.span, call.name);
  const args = call.args.map((each, index) => taking(each, entry.takes?.[index] ?? entry.takes?.at(-1)));
  const known = args.map(literalOf);
  if (entry.fidelity !== 'exact' && !entry.isExact?.(known))
    context.warn(`${call.name}()`, entry.fidelity.differs, call.span);
  const isKnown = !entry.readsResources && known.every((each) => each !== undefined);
  const result = isKnown ? computeNow(call, known, entry.compute) : lowerLater({ ...call, args }, context);
  return entry.columns ? takeApart(result, entry.columns) : result;
}

function lowerLater(call: Call, context: LowerContext): Value {
  context.usesHost = true;
  const args = call.args.map(({ node, type }) => ({ node, type }));
  return value({ kind: 'host', name: call.name, args, type: call.type, span: call.span }, call.type);
}

/** An argument as the type that a function reads; one that does not say so reads numbers, for which a decimal is a real. */
function taking(of: Value, wanted: KustoType | 'json' | undefined): Value {
  const type = wanted ?? (of.type === 'decimal' ? 'real' : undefined);
  if (type === undefined || of.type === type) return of;
  if (type !== 'json') return convertTo(type, of);
  if (of.literal === null || typeof of.literal === 'string') return literal('string', of.literal ?? '');
  return value(sql`ifNull(${asDynamic(of)}, '')`, 'string');
}

/** The columns of a call that gives several: an array of their JSON texts. */
function takeApart({ node }: Value, types: readonly KustoType[]): Value {
  const parts = types.map((type, index) => {
    const text = sql`nullIf(nullIf(JSONExtractString(${node}, ${integer(index + 1)}), ''), 'null')`;
    return convertTo(type, value(text, 'dynamic'));
  });
  const [first, ...rest] = parts;
  return first ? partsValue(first, ...rest) : value(node, 'dynamic');
}

/** The value of an argument that is known, as a host function takes it; undefined where it is not known. */
function literalOf({ literal: of, type }: Value): HostValue | undefined {
  if (of === undefined) return undefined;
  if (of === null) return type === 'string' ? '' : null;
  if (type === 'dynamic') return parseDynamic(String(of));
  if (type === 'long' || type === 'int' || type === 'datetime' || type === 'timespan') return BigInt(of);
  return type === 'real' ? Number(of) : typeof of === 'bigint' ? String(of) : of;
}

function computeNow(call: Call, args: readonly HostValue[], compute: HostFunction['compute']): Value {
  try {
    return constant(call.type, compute(args, {}));
  } catch (thrown) {
    if (thrown instanceof HostProblem) return refuse('KQL2005', call.span, thrown.message);
    throw thrown;
  }
}

function constant(type: Value['type'], of: HostValue): Value {
  if (of === null) return literal(type, null);
  const text = writeCell(type, of);
  if (type === 'real') return literal(type, Number(of));
  if (type === 'bool') return literal(type, of === true);
  if (type === 'string' || type === 'dynamic' || type === 'guid' || type === 'decimal') return literal(type, text);
  return text === '' ? literal(type, null) : literal(type, BigInt(text));
}

/** Whole tables through a host operator: a relation of the columns that it gives. */
export function hostRelation(
  context: LowerContext,
  name: string,
  inputs: readonly Relation[],
  options: Json,
  columns: readonly Pick<TypedColumn, 'name' | 'type'>[],
): Relation {
  context.usesHost = true;
  const given = columns.map(
    (each): TypedColumn => ({
      name: each.name,
      type: each.type,
      id: context.ids.next(each.name),
    }),
  );
  const read = inputs.map(({ plan, columns: of }) => ({
    plan,
    columns: of.map(({ id, name: named, type }): TypedColumn => ({ id, name: named, type })),
  }));
  const plan = { kind: 'hosttable' as const, name, inputs: read, options, columns: given };
  return { plan, columns: given, ingestedAtId: null, order: null };
}
