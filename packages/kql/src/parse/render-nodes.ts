import { childOf, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import type { Operator } from './node-access.ts';

/** `render`: the rows as they are, and how they are to be drawn. */
export const render: Operator = (node, scope, input) => {
  const clause = childOf(node, 'WithClause');
  const properties = clause ? listOf(clause, 'Properties') : listOf(node, 'Parameters');
  const given = properties.map((property) => {
    const value = textOf(requireChild(property, 'Expression')).replace(/^["']|["']$/g, '');
    return [nameOf(requireChild(property, 'Name')), value] as const;
  });
  const kind = /render\s+(\w+)/i.exec(textOf(node))?.[1] ?? 'table';
  return {
    kind: 'render',
    input,
    columns: input.columns,
    span: scope.spanOf(node),
    visualization: { visualization: kind, ...Object.fromEntries(given) },
  };
};
