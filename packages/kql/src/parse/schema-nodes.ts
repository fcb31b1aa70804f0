import type { Query } from '../ast.ts';
import type { ColumnSchema } from '../types.ts';
import { childrenOf, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { nameOf } from './names.ts';
import { expression, type Operator } from './node-access.ts';
import { convertQuery } from './query.ts';
import type { ParseScope } from './scope.ts';
import { typeOf } from './types.ts';

/** `assert-schema`: the columns have these names and types, in any order. The rows pass as they are. */
export const assertSchema: Operator = (node, scope, input) => {
  const schema = childrenOf(node).find((child) => kindOf(child) === 'RowSchema');
  for (const each of schema ? listOf(schema, 'Columns') : []) {
    const nameNode = requireChild(each, 'Name');
    const [name, type] = [nameOf(nameNode), typeOf(nameNode)];
    const found = input.columns.find((column) => column.name === name);
    if (found?.type !== type)
      scope.refuse('KQL2007', each, 'assert-schema', `a column ${name} of type ${type}`, found ? found.type : 'none');
  }
  return input;
};

/** `project-by-names`: columns by name, array of names or pattern, in the order in which they are given; unknown names are left out. */
export const projectByNames: Operator = (node, scope, input) => {
  const chosen = new Map<string, ColumnSchema>();
  for (const pattern of listOf(node, 'Expressions').flatMap((each) => namesIn(each, scope, input))) {
    const test = wildcard(pattern);
    for (const column of input.columns) if (test(column.name)) chosen.set(column.name, column);
  }
  return { kind: 'pick', input, columns: [...chosen.values()], span: scope.spanOf(node) };
};

function namesIn(node: KustoNode, scope: ParseScope, input: Query): string[] {
  if (
    kindOf(node) === 'FunctionCallExpression' &&
    requireChild(node, 'Name').ReferencedSymbol?.Name === 'column_names_of'
  ) {
    const [table] = listOf(requireChild(node, 'ArgumentList'), 'Expressions');
    if (table) return convertQuery(table, scope).columns.map((column) => column.name);
  }
  const given = expression(node, scope);
  if (given.kind === 'column' && input.columns.some((column) => column.name === given.name)) return [given.name];
  if (given.kind !== 'literal' || typeof given.value !== 'string')
    return scope.refuse('KQL2007', node, 'project-by-names', 'names of columns', 'an expression');
  if (given.type === 'string') return [given.value];
  const items: unknown = JSON.parse(given.value);
  return Array.isArray(items) ? items.filter((each) => typeof each === 'string') : [];
}

/** `*` stands for any characters. */
function wildcard(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'));
  const regex = new RegExp(`^${parts.join('.*')}$`, 's');
  return (name) => regex.test(name);
}
