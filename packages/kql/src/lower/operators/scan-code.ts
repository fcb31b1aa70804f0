import type { Expr } from '../../ast.ts';
import { splitMemberName } from '../../ast-scan.ts';
import type { Code } from '../../host/eval/code.ts';
import { isEvaluable } from '../../host/eval/functions.ts';
import type { Json } from '../../host/host.ts';
import { isExpr, someExpr } from '../../map-expr.ts';
import type { Computed } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import type { KustoType } from '../../types.ts';
import { type ExpressionScope, lowerExpr } from '../expression.ts';
import { travelNode, travelType } from './travel.ts';

/** A column that an expression of a step needs, computed by the engine. */
export interface HiddenColumn extends Computed {
  readonly name: string;
  readonly type: KustoType;
}

const isMember = (expr: Expr): boolean => expr.kind === 'column' && splitMemberName(expr.name) !== null;
const readsState = (expr: Expr): boolean => someExpr(expr, isMember);

const NUMERIC = new Set(['+', '-', '*', '/', '%', 'bin', 'floor', 'abs', 'max_of', 'min_of', 'unary_minus', 'sign']);

/**
 * Takes the expressions of steps apart: what reads only the row is a column that the engine computes, as it would anywhere
 * else; the rest, over the state, is code.
 */
export class CodeBuilder {
  readonly hidden: HiddenColumn[] = [];
  private readonly scope: ExpressionScope;
  private readonly firstHidden: number;
  private readonly stateOf: (expr: Expr & { kind: 'column' }) => Code;

  constructor(scope: ExpressionScope, firstHidden: number, stateOf: (expr: Expr & { kind: 'column' }) => Code) {
    this.scope = scope;
    this.firstHidden = firstHidden;
    this.stateOf = stateOf;
  }

  build(expr: Expr): Code {
    if (expr.kind === 'literal') return { kind: 'constant', type: expr.type, value: expr.value as Json };
    if (!readsState(expr)) return this.hide(expr);
    switch (expr.kind) {
      case 'column':
        return this.stateOf(expr);
      case 'path':
        return this.call('path', expr, [expr.base, expr.key]);
      case 'binary':
        return this.call(expr.operator, expr, [expr.left, expr.right]);
      case 'call':
        return this.call(expr.name, expr, expr.args.filter(isExpr));
      case 'between':
        return this.between(expr);
      case 'membership':
        if (expr.query) return refuse('KQL2005', expr.span, STATE_IN_TABLE);
        return this.call(expr.operator, expr, [expr.left, ...expr.items]);
      default:
        return refuse('KQL2005', expr.span, STATE_IN_TABLE);
    }
  }

  private call(name: string, expr: Expr, parts: readonly Expr[]): Code {
    if (!isEvaluable(name))
      return refuse(
        'KQL2006',
        expr.span,
        name,
        'it cannot be computed over the state of a step of `scan`; apply it before.',
      );
    const args = parts.map((each) => this.build(each));
    if (NUMERIC.has(name) && [expr, ...args].some(({ type }) => type === 'decimal'))
      return refuse(
        'KQL2006',
        expr.span,
        name,
        'decimals cannot be computed over the state of a step; use `toreal()`.',
      );
    return { kind: 'call', type: expr.type, name, args };
  }

  private between(expr: Extract<Expr, { kind: 'between' }>): Code {
    const [of, low, given] = [expr.value, expr.low, expr.high].map((each) => this.build(each)) as [Code, Code, Code];
    const isLength = of.type === 'datetime' && given.type === 'timespan';
    const high: Code = isLength ? { kind: 'call', type: 'datetime', name: '+', args: [low, given] } : given;
    const within: Code = {
      kind: 'call',
      type: 'bool',
      name: 'and',
      args: [
        { kind: 'call', type: 'bool', name: '>=', args: [of, low] },
        { kind: 'call', type: 'bool', name: '<=', args: [of, high] },
      ],
    };
    return expr.negated ? { kind: 'call', type: 'bool', name: 'not', args: [within] } : within;
  }

  private hide(expr: Expr): Code {
    const lowered = lowerExpr(expr, this.scope);
    const name = `step_${this.hidden.length}`;
    const id = this.scope.context.ids.next(name);
    this.hidden.push({ id, name, type: travelType(lowered.type), expr: travelNode(lowered.type, lowered.node) });
    return { kind: 'row', type: lowered.type, index: this.firstHidden + this.hidden.length - 1 };
  }
}

const STATE_IN_TABLE = 'A query inside a step of `scan` cannot read the state of a step.';
