import { comparePath, literal, type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { type SqlNode, shared, sql } from '../sql/node.ts';
import type { KustoType, Span } from '../types.ts';
import { asBool, asDatetime, asDecimal, asDynamic, asLong, asReal, asText, convertTo } from './convert.ts';
import { decimalRemainder, divideDecimals, multiplyDecimals, withinDecimals } from './decimals.ts';
import { inDatetimeRange, isDatetime, remainder, wholeOf } from './ranges.ts';
import { textOperators } from './text-operators.ts';

export interface OperatorCall {
  readonly operator: string;
  readonly left: Value;
  readonly right: Value;
  readonly type: KustoType;
  readonly span: Span;
}
type OperatorEntry = (call: OperatorCall) => SqlNode | Value;

const isNumber = (type: KustoType): boolean =>
  type === 'long' || type === 'int' || type === 'real' || type === 'decimal';
const isTicks = (type: KustoType): boolean => type === 'datetime' || type === 'timespan';
const isWhole = (type: KustoType): boolean => type === 'long' || type === 'int';

/** Brings a result to the physical width of its type; sums wrap as 64-bit integers do. */
const fit = (type: KustoType, node: SqlNode): SqlNode => {
  if (type === 'int') return sql`toInt32(${node})`;
  if (type === 'decimal') return withinDecimals(node);
  return type === 'datetime' ? inDatetimeRange(node) : node;
};

function fold(call: OperatorCall, compute: (left: bigint, right: bigint) => bigint): Value | null {
  const [left, right] = [call.left.literal, call.right.literal];
  if (typeof left !== 'bigint' || typeof right !== 'bigint') return null;
  if (!isWhole(call.type) && !isTicks(call.type)) return null;
  if (isWhole(call.type) && (isTicks(call.left.type) || isTicks(call.right.type))) return null;
  const result = BigInt.asIntN(call.type === 'int' ? 32 : 64, compute(left, right));
  return literal(call.type, call.type === 'datetime' && !isDatetime(result) ? null : result);
}

/** A dynamic operand takes part in arithmetic as a number. */
function operands(call: OperatorCall): [SqlNode, SqlNode] {
  const read = (of: Value): SqlNode => {
    if (call.type === 'decimal') return asDecimal(of);
    if (of.type === 'dynamic' || of.type === 'string')
      return call.type === 'real' ? asReal(of) : call.type === 'datetime' ? asDatetime(of) : asLong(of);
    if (of.type === 'decimal') return asReal(of);
    if (call.operator !== '/') return of.node;
    if (call.type === 'long' && of.type === 'int') return sql`toInt64(${of.node})`;
    return call.type === 'real' && isWhole(of.type) ? asReal(of) : of.node;
  };
  return [read(call.left), read(call.right)];
}

/** Whether a part of a time is a number with digits after the point. */
const isFraction = ({ left, right }: OperatorCall): boolean =>
  [left.type, right.type].some((type) => type === 'real' || type === 'decimal');

function add(call: OperatorCall): SqlNode | Value {
  const folded = fold(call, (left, right) => left + right);
  if (folded) return folded;
  const [left, right] = operands(call);
  return fit(call.type, sql`(${left} + ${right})`);
}

function subtract(call: OperatorCall): SqlNode | Value {
  const folded = fold(call, (left, right) => left - right);
  if (folded) return folded;
  const [left, right] = operands(call);
  return fit(call.type, sql`(${left} - ${right})`);
}

function multiply(call: OperatorCall): SqlNode | Value {
  const folded = fold(call, (left, right) => left * right);
  if (folded) return folded;
  const [left, right] = operands(call);
  if (call.type === 'decimal') return multiplyDecimals(left, right);
  if (isTicks(call.type) && isFraction(call)) return wholeOf(sql`(${left} * ${right})`);
  return fit(call.type, sql`(${left} * ${right})`);
}

/** Whole numbers divide toward zero; a division by zero is null, of doubles infinity. Source: recorded answers. */
function divide(call: OperatorCall): SqlNode {
  const [left, right] = operands(call);
  if (call.type === 'decimal') return divideDecimals(left, right);
  if (call.type === 'real') return sql`(toFloat64(${left}) / toFloat64(${right}))`;
  if (isTicks(call.type) && isFraction(call)) return wholeOf(sql`(${left} / ${right})`);
  const divisor = shared(right);
  return fit(call.type, sql`intDivOrNull(${left}, ${divisor})`);
}

/** A remainder is never negative. Source: recorded answers of the engine. */
function modulo(call: OperatorCall): SqlNode {
  const [left, right] = operands(call);
  if (call.type === 'real') {
    const divisor = shared(sql`abs(toFloat64(${right}))`);
    const of = shared(sql`toFloat64(${left})`);
    return sql`(${of} - ${divisor} * floor(${of} / ${divisor}))`;
  }
  if (call.type === 'decimal') return decimalRemainder(left, sql`abs(${right})`);
  return fit(call.type, wholeRemainder(left, right, call.right.literal));
}

/** The size of the least long is no long: by it, all bits but the sign are left. */
function wholeRemainder(left: SqlNode, right: SqlNode, known: Value['literal']): SqlNode {
  const of = shared(left);
  const beyond = sql`bitAnd(${of}, 9223372036854775807)`;
  if (known === -(2n ** 63n)) return beyond;
  const size = shared(sql`toInt64(abs(${right}))`);
  const rest = remainder(of, size);
  return typeof known === 'bigint' ? rest : sql`if(${size} < 0, ${beyond}, ${rest})`;
}

const isGuidBesideOther = (type: KustoType, other: KustoType): boolean =>
  type === 'guid' && other !== 'guid' && other !== 'string' && other !== 'dynamic';

/** Brings both sides of a comparison to one type; a dynamic value is read as the type of the other side. */
function comparable(call: OperatorCall): [SqlNode, SqlNode] {
  const { left, right } = call;
  if (isGuidBesideOther(left.type, right.type) || isGuidBesideOther(right.type, left.type))
    refuse('KQL2007', call.span, call.operator, 'two values of types that compare', `${left.type} and ${right.type}`);
  if (left.type === right.type)
    return left.type === 'dynamic' ? [asText(left), asText(right)] : [left.node, right.node];
  if (left.type === 'dynamic') return [readBeside(right, left), right.node];
  if (right.type === 'dynamic') return [left.node, readBeside(left, right)];
  if (left.type === 'bool' && isNumber(right.type)) return [asLong(left), right.node];
  if (right.type === 'bool' && isNumber(left.type)) return [left.node, asLong(right)];
  if (isNumber(left.type) && isNumber(right.type)) {
    if (left.type === 'real' && right.type === 'decimal') return [left.node, asReal(right)];
    if (left.type === 'decimal' && right.type === 'real') return [asReal(left), right.node];
    return [left.node, right.node];
  }
  if (left.type === 'string') return [left.node, asText(right)];
  if (right.type === 'string') return [asText(left), right.node];
  return [left.node, right.node];
}

/** A dynamic value as the type of the other side. Beside a constant the kept number stands bare, so that its dictionary is looked at. */
function readBeside(other: Value, of: Value): SqlNode {
  const { type } = other;
  if (type === 'string') return asText(of);
  if (!isWhole(type) && type !== 'real') return convertTo(type, of).node;
  return (isKnown(other) && of.path?.kept?.number) || asReal(of);
}

const COMPARISONS: Readonly<Record<string, (left: SqlNode, right: SqlNode) => SqlNode>> = Object.freeze({
  '==': (left, right) => sql`${left} = ${right}`,
  '!=': (left, right) => sql`${left} != ${right}`,
  '<': (left, right) => sql`${left} < ${right}`,
  '<=': (left, right) => sql`${left} <= ${right}`,
  '>': (left, right) => sql`${left} > ${right}`,
  '>=': (left, right) => sql`${left} >= ${right}`,
});

const isKnown = (of: Value): boolean => of.type === 'string' || (of.literal !== undefined && of.literal !== null);

/**
 * A comparison with null: `==` of null and a value is false and `!=` true, of two nulls null; the ordering ones are
 * null. Source: https://learn.microsoft.com/kusto/query/scalar-data-types/null-values (read 2026-11-21).
 */
function compare(call: OperatorCall): SqlNode {
  const found = equalWord(call);
  if (found) return call.operator === '==' ? found : sql`(NOT ${found})`;
  const [left, right] = comparable(call);
  const plain = (COMPARISONS[call.operator] as (typeof COMPARISONS)[string])(left, right);
  if (call.operator !== '!=' && call.operator !== '==') return sql`(${plain})`;
  if (call.left.type === 'string' && call.right.type === 'string') return sql`(${plain})`;
  const otherwise = call.operator === '==' ? sql`0` : sql`1`;
  if (isKnown(call.left) || isKnown(call.right)) return sql`ifNull(${plain}, ${otherwise})`;
  const [once, twice] = [shared(left), shared(right)];
  const again = (COMPARISONS[call.operator] as (typeof COMPARISONS)[string])(once, twice);
  return sql`if(isNull(${once}) AND isNull(${twice}), NULL, ifNull(${again}, ${otherwise}))`;
}

/** A comparison where only true matters, as in `where`: null and false are the same, so the column stands bare and indexes work. */
export function lowerTest(call: OperatorCall): SqlNode | null {
  if (call.operator !== '==') return null;
  return equalWord(call) ?? sql`(${COMPARISONS['==']?.(...comparable(call)) ?? sql``})`;
}

/** Whether a path of JSON is a constant text, which is looked for in the JSON before that is read; null for other comparisons. */
function equalWord({ operator, left, right }: OperatorCall): SqlNode | null {
  if (operator !== '==' && operator !== '!=') return null;
  const [path, word] = left.type === 'dynamic' ? [left, right] : [right, left];
  if (path.type !== 'dynamic' || word.type !== 'string' || typeof word.literal !== 'string') return null;
  const found = comparePath(path, [word.literal]);
  return found && sql`(${found.mayBe} AND ${found.text} = ${word.node})`;
}

export const operators: Readonly<Record<string, OperatorEntry>> = Object.freeze({
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': modulo,
  '==': compare,
  '!=': compare,
  '<': compare,
  '<=': compare,
  '>': compare,
  '>=': compare,
  and: ({ left, right }) => sql`(${asBool(left)} AND ${asBool(right)})`,
  or: ({ left, right }) => sql`(${asBool(left)} OR ${asBool(right)})`,
  ...textOperators,
});

/** Two dynamic numbers: whole where both are, else a real. */
function lowerDynamic(call: OperatorCall): Value {
  const of = (type: 'long' | 'real'): SqlNode => asDynamic(lowerOperator({ ...call, type }));
  const isReal = [call.left, call.right].map((each) => sql`match(ifNull(${each.node}, ''), '^-?[0-9]+[.eE]')`);
  return value(sql`if(${isReal[0] ?? sql`0`} OR ${isReal[1] ?? sql`0`}, ${of('real')}, ${of('long')})`, 'dynamic');
}

export function lowerOperator(call: OperatorCall): Value {
  if (call.type === 'dynamic') return lowerDynamic(call);
  const entry = operators[call.operator];
  if (!entry) return refuse('KQL2001', call.span, call.operator);
  const built = entry(call);
  return 'type' in built && 'node' in built ? built : value(built as SqlNode, call.type);
}
