import type { Argument, Expr, LiteralValue } from '../ast.ts';
import { literal, type Value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { type Call, constantText, defineFunctions } from './define.ts';

/** A known value; undefined where an expression depends on rows, or on more than this file can compute. */
type Known = LiteralValue | undefined;

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = Object.freeze({
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
});

/** Less than zero, zero, or more: how two known values of comparable types are ordered. */
function order(left: Known, right: Known): number | undefined {
  if (left === undefined || right === undefined || left === null || right === null) return undefined;
  if ((typeof left === 'string') !== (typeof right === 'string')) return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

function knownBinary({ operator, left, right }: Extract<Expr, { kind: 'binary' }>): Known {
  const [a, b] = [knownValue(left), knownValue(right)];
  if (operator === 'and') return a === false || b === false ? false : a === true && b === true ? true : undefined;
  if (operator === 'or') return a === true || b === true ? true : a === false && b === false ? false : undefined;
  const compare = COMPARISONS[operator];
  const ordered = order(a, b);
  if (compare) return ordered === undefined ? undefined : compare(ordered, 0);
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return undefined;
  const arithmetic: Readonly<Record<string, bigint>> = { '+': a + b, '-': a - b, '*': a * b };
  return arithmetic[operator];
}

const OF_TEXT: Readonly<Record<string, (text: string) => LiteralValue>> = Object.freeze({
  strlen: (text) => BigInt([...text].length),
  isempty: (text) => text === '',
  isnotempty: (text) => text !== '',
});

function knownCall({ name, args }: Extract<Expr, { kind: 'call' }>): Known {
  const [given] = args;
  const of = given ? knownValue(given) : undefined;
  if (of === undefined) return undefined;
  if (name === 'not') return typeof of === 'boolean' ? !of : undefined;
  if (name === 'isnull') return of === null;
  if (name === 'isnotnull') return of !== null;
  const compute = Object.hasOwn(OF_TEXT, name) ? OF_TEXT[name] : undefined;
  return compute && typeof of === 'string' ? compute(of) : undefined;
}

/** What an expression is before any row is read. */
function knownValue(expr: Argument): Known {
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'binary':
      return knownBinary(expr);
    case 'call':
      return knownCall(expr);
    default:
      return undefined;
  }
}

/** Decided as the query is compiled, so it fails even where no row would reach it. */
function assertion(call: Call): Value {
  const [condition] = call.raw;
  const known = condition ? knownValue(condition) : undefined;
  const message = constantText(call, 1);
  if (known === true) return literal('bool', true);
  if (known === undefined)
    return refuse(
      'KQL2007',
      call.span,
      call.name,
      'a condition of constants',
      'one that is known only as rows are read',
    );
  return refuse('KQL2005', call.span, `assert() has failed with message: '${message}'.`);
}

export const assertionFunctions = defineFunctions({ assert: assertion });
