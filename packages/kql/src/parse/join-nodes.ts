import type { Expr, JoinKind } from '../ast.ts';
import { childrenOf, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { expression, type Operator, parameterOf, place } from './node-access.ts';
import { convertQuery } from './query.ts';
import type { ParseScope } from './scope.ts';

const JOIN_KINDS: Readonly<Record<string, JoinKind>> = Object.freeze({
  innerunique: 'innerunique',
  inner: 'inner',
  leftouter: 'leftouter',
  rightouter: 'rightouter',
  fullouter: 'fullouter',
  leftanti: 'leftanti',
  anti: 'leftanti',
  leftantisemi: 'leftanti',
  rightanti: 'rightanti',
  rightantisemi: 'rightanti',
  leftsemi: 'leftsemi',
  rightsemi: 'rightsemi',
});

export const join: Operator = (node, scope, input) => {
  const isLookup = kindOf(node) === 'LookupOperator';
  const wanted = parameterOf(node, 'kind') ?? (isLookup ? 'leftouter' : 'innerunique');
  const kind = JOIN_KINDS[wanted.toLowerCase()];
  if (!kind) return scope.refuse('KQL2001', node, `join kind=${wanted}`);
  const clause = childrenOf(node).find((child) => kindOf(child) === 'JoinOnClause');
  if (!clause) return scope.refuse('KQL2001', node, 'join without `on`');
  const conditions = listOf(clause, 'Expressions').flatMap((each) => joinConditions(each, scope));
  const right = convertQuery(requireChild(node, 'Expression'), scope);
  return { kind: 'join', input, right, join: kind, conditions, isLookup, ...place(node, scope) };
};

function joinConditions(node: KustoNode, scope: ParseScope): { left: Expr; right: Expr }[] {
  if (kindOf(node) === 'AndExpression')
    return [
      ...joinConditions(requireChild(node, 'Left'), scope),
      ...joinConditions(requireChild(node, 'Right'), scope),
    ];
  if (kindOf(node) === 'ParenthesizedExpression') return joinConditions(requireChild(node, 'Expression'), scope);
  const condition = expression(node, scope);
  if (condition.kind === 'column') return [{ left: condition, right: condition }];
  if (condition.kind === 'binary' && condition.operator === '==') {
    const [left, right] = [condition.left, condition.right];
    return [sideOf(left) === 'right' || sideOf(right) === 'left' ? { left: right, right: left } : { left, right }];
  }
  return scope.refuse('KQL2001', node, 'join on another condition than `==`');
}

function sideOf(expr: Expr): 'left' | 'right' | null {
  if (expr.kind === 'column') return expr.side;
  if (expr.kind === 'path') return sideOf(expr.base);
  if (expr.kind === 'call')
    return expr.args.map((arg) => ('type' in arg && arg.kind !== 'type' ? sideOf(arg) : null)).find(Boolean) ?? null;
  return null;
}
