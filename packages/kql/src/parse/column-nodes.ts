/** Operators that say which columns a table has. */
import { childOf, kindOf, listOf, requireChild } from './kusto.ts';
import { convertByPosition, convertProjected, nameOf } from './names.ts';
import { type Operator, place, queries } from './node-access.ts';

const computing =
  (kind: 'extend' | 'serialize'): Operator =>
  (node, scope, input) => ({
    kind,
    input,
    ...place(node, scope),
    values: convertProjected(node, scope, queries),
  });
export const extend = computing('extend');
export const serialize = computing('serialize');

export const project: Operator = (node, scope, input) => ({
  kind: 'project',
  input,
  ...place(node, scope),
  values: convertProjected(node, scope, queries),
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

export const summarize: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const by = childOf(node, 'ByClause');
  const keys = convertByPosition(by ? listOf(by, 'Expressions') : [], at.columns, scope, queries);
  const width = keys.reduce((sum, key) => sum + key.names.length, 0);
  const aggregates = convertByPosition(listOf(node, 'Aggregates'), at.columns.slice(width), scope, queries);
  return { kind: 'summarize', input, ...at, keys, aggregates };
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
  return { kind: 'distinct', input, ...at, keys: convertByPosition(nodes, at.columns, scope, queries) };
};
