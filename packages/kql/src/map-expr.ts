import type { Argument, Expr } from './ast.ts';
import { assertNever } from './invariant.ts';

/**
 * Rebuilds an expression from the top: `replace` gives what stands for a node, or null to go into its parts. Queries
 * inside an expression are left alone.
 */
export function mapExpr(expr: Expr, replace: (expr: Expr) => Expr | null): Expr {
  const replaced = replace(expr);
  if (replaced) return replaced;
  const map = (part: Expr): Expr => mapExpr(part, replace);
  switch (expr.kind) {
    case 'literal':
    case 'column':
    case 'toscalar':
      return expr;
    case 'path':
      return { ...expr, base: map(expr.base), key: map(expr.key) };
    case 'call':
      return { ...expr, args: expr.args.map((arg) => (isExpr(arg) ? map(arg) : arg)) };
    case 'binary':
      return { ...expr, left: map(expr.left), right: map(expr.right) };
    case 'membership':
      return { ...expr, left: map(expr.left), items: expr.items.map(map) };
    case 'between':
      return { ...expr, value: map(expr.value), low: map(expr.low), high: map(expr.high) };
    case 'anycolumn':
      return { ...expr, right: map(expr.right) };
    default:
      return assertNever(expr);
  }
}

export const isExpr = (arg: Argument): arg is Expr => arg.kind !== 'star' && arg.kind !== 'type';

/** Whether any part of an expression meets a test. */
export function someExpr(expr: Expr, test: (part: Expr) => boolean): boolean {
  let isFound = false;
  mapExpr(expr, (part) => {
    isFound ||= test(part);
    return isFound ? part : null;
  });
  return isFound;
}
