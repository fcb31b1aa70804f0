import type { Expr } from '../ast.ts';
import { TICKS } from '../time-units.ts';
import { type ExpressionScope, lowerExpr } from './expression.ts';

/**
 * Days between the ends that a condition sets for a datetime column, now where it sets no upper end; undefined where it sets no lower
 * one. An estimate, by which sides of a join are compared.
 */
export function daysOf(condition: Expr, scope: ExpressionScope): number | undefined {
  const ends = endsOf(condition, scope);
  const from = ends.flatMap((end) => (end.isLower ? [end.at] : []));
  if (from.length === 0) return undefined;
  const to = ends.flatMap((end) => (end.isLower ? [] : [end.at]));
  return Math.max(0, Math.min(...to, Number(scope.context.nowTicks)) - Math.max(...from)) / Number(TICKS.day);
}

/** One end of a window, in ticks. */
interface End {
  readonly isLower: boolean;
  readonly at: number;
}

function endsOf(condition: Expr, scope: ExpressionScope): readonly End[] {
  const end = (isLower: boolean, of: Expr): End[] => {
    const at = momentOf(of, scope);
    return at === null ? [] : [{ isLower, at }];
  };
  if (condition.kind === 'between')
    return isTime(condition.value) && !condition.negated
      ? [...end(true, condition.low), ...end(false, condition.high)]
      : [];
  if (condition.kind !== 'binary') return [];
  const { operator, left, right } = condition;
  if (operator === 'and') return [...endsOf(left, scope), ...endsOf(right, scope)];
  const isMore = MORE[operator];
  if (isMore === undefined) return [];
  return isTime(left) ? end(isMore, right) : isTime(right) ? end(!isMore, left) : [];
}

const MORE: Readonly<Record<string, boolean>> = Object.freeze({ '>': true, '>=': true, '<': false, '<=': false });

const isTime = (expr: Expr): boolean => expr.kind === 'column' && expr.type === 'datetime';

/** A constant moment; of `startofday()` and its like, which the engine computes, the one that they are given. */
function momentOf(expr: Expr, scope: ExpressionScope): number | null {
  if (!isConstant(expr)) return null;
  const { literal, type } = lowerExpr(expr, scope);
  if (type !== 'datetime') return null;
  if (typeof literal === 'bigint') return Number(literal);
  if (expr.kind !== 'call') return null;
  const given = expr.args.find(
    (arg): arg is Expr => arg.kind !== 'star' && arg.kind !== 'type' && arg.type === 'datetime',
  );
  return given ? momentOf(given, scope) : null;
}

function isConstant(expr: Expr): boolean {
  if (expr.kind === 'literal') return true;
  if (expr.kind === 'binary') return isConstant(expr.left) && isConstant(expr.right);
  return (
    expr.kind === 'call' && expr.args.every((arg) => arg.kind !== 'star' && arg.kind !== 'type' && isConstant(arg))
  );
}
