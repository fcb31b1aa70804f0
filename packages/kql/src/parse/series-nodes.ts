import type { Expr } from '../ast.ts';
import { childOf, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { convertProjected, isShown } from './names.ts';
import { expression, type Operator, parameterOf, place, queries } from './node-access.ts';
import type { ParseScope } from './scope.ts';

interface SeriesRange {
  readonly from: Expr | null;
  readonly to: Expr | null;
  readonly step: Expr;
  readonly isAligned: boolean;
}

/** `from ... to ... step ...`, or `in range(from, to, step)`. */
function rangeOf(node: KustoNode, scope: ParseScope): SeriesRange {
  const range = childOf(node, 'RangeClause');
  if (range && kindOf(range) === 'MakeSeriesInRangeClause') return alignedRange(range, node, scope);
  const part = (role: string): Expr | null => {
    const clause = range ? childOf(range, role) : null;
    return clause ? expression(requireChild(clause, 'Expression'), scope) : null;
  };
  const step = part('MakeSeriesStepClause');
  if (!step) return scope.refuse('KQL2001', node, 'make-series without `step`');
  return { from: part('MakeSeriesFromClause'), to: part('MakeSeriesToClause'), step, isAligned: false };
}

function alignedRange(range: KustoNode, node: KustoNode, scope: ParseScope): SeriesRange {
  const parts = listOf(requireChild(range, 'Arguments'), 'Expressions');
  const [from, to, step] = parts.map((each) => expression(each, scope));
  if (!from || !to || !step) return scope.refuse('KQL2001', node, 'make-series without `step`');
  return { from, to, step, isAligned: true };
}

export const makeSeries: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const by = childOf(node, 'ByClause');
  const keys = convertProjected(by ? listOf(by, 'Expressions') : [], node, scope, queries);
  const parts = listOf(node, 'Aggregates');
  const inner = parts.map((part) => requireChild(part, 'Expression'));
  const values = convertProjected(inner, node, scope, queries);
  const { from, to, step, isAligned } = rangeOf(node, scope);
  const axisNode = requireChild(requireChild(node, 'OnClause'), 'Expression');
  const axis = convertProjected([axisNode], node, scope, queries)[0];
  const filled = values.map((value, index) => {
    const clause = childOf(parts[index] as KustoNode, 'DefaultExpression');
    return { value, fill: clause ? expression(requireChild(clause, 'Expression'), scope) : null };
  });
  if (!axis) return scope.refuse('KQL2001', node, 'make-series without `on`');
  return {
    kind: 'makeseries',
    isNonEmpty: parameterOf(node, 'kind') === 'nonempty',
    input,
    ...at,
    aggregates: filled.filter(({ value }) => isShown(value)),
    axis,
    from,
    to,
    step,
    isAligned,
    keys,
  };
};
