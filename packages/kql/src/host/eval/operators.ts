import { decimalUnits } from '../../decimals.ts';
import type { KustoType } from '../../types.ts';
import type { HostValue } from '../host.ts';
import { convert, toBool, toLong, toReal, toText } from './convert.ts';
import { textTests } from './texts.ts';

/** What an evaluator is built from: the types of a call and of its arguments. */
export interface Signature {
  readonly type: KustoType;
  readonly types: readonly KustoType[];
}
export type Compute = (args: readonly HostValue[]) => HostValue;
export type Build = (signature: Signature) => Compute;

const isWhole = (type: KustoType): boolean => type === 'long' || type === 'int';
const isNumber = (type: KustoType): boolean => isWhole(type) || type === 'real' || type === 'decimal';

/** Sums wrap at the width of their type. */
const wrap = (type: KustoType, value: bigint): bigint => BigInt.asIntN(type === 'int' ? 32 : 64, value);

type Read = (value: HostValue) => HostValue;

/** Arithmetic of two operands that are not null. */
function arithmetic(whole: (a: bigint, b: bigint) => bigint | null, real: (a: number, b: number) => number): Build {
  return ({ type, types }) => {
    const [left = type, right = type] = types;
    const isReal = type === 'real' || left === 'real' || right === 'real';
    const read = (of: KustoType): Read =>
      isReal
        ? (value) => toReal(of, value)
        : of === 'dynamic' || of === 'string'
          ? (value) => (type === 'datetime' ? convert('datetime', of, value) : toLong(of, value))
          : (value) => value;
    const [readLeft, readRight] = [read(left), read(right)];
    return ([a = null, b = null]) => {
      const [x, y] = [readLeft(a), readRight(b)];
      if (x === null || y === null) return null;
      if (!isReal) {
        const result = whole(x as bigint, y as bigint);
        return result === null ? null : wrap(type, result);
      }
      const result = real(x as number, y as number);
      return type === 'real' ? result : toLong('real', result);
    };
  };
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const positiveModulo = (a: bigint, b: bigint): bigint => ((a % abs(b)) + abs(b)) % abs(b);

/** Two timespans divide to a real. */
const divide: Build = (signature) =>
  signature.type === 'real'
    ? ([a = null, b = null]) => {
        const [x, y] = [toReal(signature.types[0] ?? 'real', a), toReal(signature.types[1] ?? 'real', b)];
        return x === null || y === null ? null : x / y;
      }
    : arithmetic(
        (a, b) => (b === 0n ? null : a / b),
        (a, b) => a / b,
      )(signature);

/** Texts compare by code points, as the engine compares their bytes. */
export function compareTexts(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [x, y] = [left[index]?.codePointAt(0) ?? 0, right[index]?.codePointAt(0) ?? 0];
    if (x !== y) return x - y;
  }
  return left.length - right.length;
}

/** A decimal, a whole number or a truth value as so many of the smallest decimal. */
const toUnits =
  (type: KustoType): Read =>
  (value) =>
    value === null ? null : decimalUnits(String(type === 'bool' ? toLong(type, value) : value));

/** Both sides as values of one kind; a dynamic side is read as the type of the other. */
function sides(left: KustoType, right: KustoType): readonly [Read, Read] {
  const same: Read = (value) => value;
  const text =
    (type: KustoType): Read =>
    (value) =>
      toText(type, value);
  const readAs = (to: KustoType): Read =>
    to === 'string'
      ? text('dynamic')
      : (value) => (isWhole(to) ? toReal('dynamic', value) : convert(to, 'dynamic', value));
  if (left === 'dynamic' && right === 'dynamic') return [text(left), text(right)];
  if (left === 'dynamic') return [readAs(right), right === 'string' ? text(right) : same];
  if (right === 'dynamic') return [left === 'string' ? text(left) : same, readAs(left)];
  if (left === right && left !== 'decimal') return [same, same];
  if (left === 'decimal' || right === 'decimal') {
    if (left === 'real' || right === 'real') return [(value) => toReal(left, value), (value) => toReal(right, value)];
    if (left !== 'string' && right !== 'string') return [toUnits(left), toUnits(right)];
  }
  if (left === 'bool' && isNumber(right)) return [(value) => toLong(left, value), same];
  if (right === 'bool' && isNumber(left)) return [same, (value) => toLong(right, value)];
  if (left === 'string' || right === 'string') return [text(left), text(right)];
  return [same, same];
}

type Order = (a: HostValue, b: HostValue) => number;
/** Below zero, zero or above; `NaN` where a side is not a number. */
const order: Order = (a, b) => {
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : compareTexts(a, b);
  const [x, y] = [a as number, b as number];
  return x < y ? -1 : x > y ? 1 : x <= y && x >= y ? 0 : Number.NaN;
};

/** `==` of null and a value is false and `!=` true, of two nulls null. */
const equality =
  (isNegated: boolean): Build =>
  ({ types }) => {
    const [left, right] = sides(types[0] ?? 'dynamic', types[1] ?? 'dynamic');
    return ([a = null, b = null]) => {
      const [x, y] = [left(a), right(b)];
      if (x === null && y === null) return null;
      if (x === null || y === null) return isNegated;
      return (order(x, y) === 0) !== isNegated;
    };
  };

const ordering =
  (test: (difference: number) => boolean): Build =>
  ({ types }) => {
    const [left, right] = sides(types[0] ?? 'dynamic', types[1] ?? 'dynamic');
    return ([a = null, b = null]) => {
      const [x, y] = [left(a), right(b)];
      return x === null || y === null ? null : test(order(x, y));
    };
  };

/** Logic of three values: what one side decides is decided. */
const logic =
  (decisive: boolean): Build =>
  ({ types }) =>
  ([a = null, b = null]) => {
    const [x, y] = [toBool(types[0] ?? 'bool', a), toBool(types[1] ?? 'bool', b)];
    if (x === decisive || y === decisive) return decisive;
    return x === null || y === null ? null : !decisive;
  };

const tests = Object.fromEntries(
  Object.entries(textTests).map(([name, test]): [string, Build] => [
    name,
    ({ types }) =>
      ([a = null, b = null]) =>
        test(toText(types[0] ?? 'string', a), toText(types[1] ?? 'string', b)),
  ]),
);

/** The scalar operators, on values outside the engine; each means what its entry in `functions/operators.ts` does. */
export const operatorEvaluators: Readonly<Record<string, Build>> = Object.freeze({
  '+': arithmetic(
    (a, b) => a + b,
    (a, b) => a + b,
  ),
  '-': arithmetic(
    (a, b) => a - b,
    (a, b) => a - b,
  ),
  '*': arithmetic(
    (a, b) => a * b,
    (a, b) => a * b,
  ),
  '/': divide,
  '%': arithmetic(
    (a, b) => (b === 0n ? null : positiveModulo(a, b)),
    (a, b) => a - Math.abs(b) * Math.floor(a / Math.abs(b)),
  ),
  '==': equality(false),
  '!=': equality(true),
  '<': ordering((difference) => difference < 0),
  '<=': ordering((difference) => difference <= 0),
  '>': ordering((difference) => difference > 0),
  '>=': ordering((difference) => difference >= 0),
  and: logic(false),
  or: logic(true),
  ...tests,
});
