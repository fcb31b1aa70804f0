/** Operators that say which columns a table has. */
import type { NamedExpr } from '../ast.ts';
import { childOf, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { convertProjected, isShown, nameOf } from './names.ts';
import { type Operator, place, queries } from './node-access.ts';
import type { ParseScope } from './scope.ts';

const shownValues = (node: KustoNode, scope: ParseScope): NamedExpr[] =>
  convertProjected(listOf(node, 'Expressions'), node, scope, queries).filter(isShown);

const computing =
  (kind: 'extend' | 'serialize'): Operator =>
  (node, scope, input) => ({
    kind,
    input,
    ...place(node, scope),
    values: shownValues(node, scope),
  });
export const extend = computing('extend');
export const serialize = computing('serialize');

export const project: Operator = (node, scope, input) => ({
  kind: 'project',
  input,
  ...place(node, scope),
  values: shownValues(node, scope),
});

/** `project-away`, `project-keep`, `project-reorder`: the binder says which columns are left, and in which order. */
export const pick: Operator = (node, scope, input) => ({ kind: 'pick', input, ...place(node, scope) });

export const rename: Operator = (node, scope, input) => {
  const renames = listOf(node, 'Expressions').map((each) => ({
    to: nameOf(requireChild(each, 'Name')),
    from: nameOf(requireChild(each, 'Expression')),
  }));
  return { kind: 'rename', input, ...place(node, scope), renames };
};

/** Rows are grouped by every key, by one that gives no column too. */
export const summarize: Operator = (node, scope, input) => {
  const by = childOf(node, 'ByClause');
  const keys = convertProjected(by ? listOf(by, 'Expressions') : [], node, scope, queries);
  const aggregates = convertProjected(listOf(node, 'Aggregates'), node, scope, queries).filter(isShown);
  return { kind: 'summarize', input, ...place(node, scope), keys, aggregates };
};

export const distinct: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const nodes = listOf(node, 'Expressions');
  if (nodes.some((each) => kindOf(each) === 'StarExpression')) {
    const keys = input.columns.map((column) => ({
      names: [column.name],
      expr: { kind: 'column' as const, name: column.name, type: column.type, side: null, span: at.span },
    }));
    return { kind: 'distinct', input, ...at, keys };
  }
  return { kind: 'distinct', input, ...at, keys: shownValues(node, scope) };
};
