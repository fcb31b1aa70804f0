import type { Expr, Query } from '../ast.ts';
import type { ColumnSchema } from '../types.ts';
import { childrenOf, type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { parameterOf, place } from './node-access.ts';
import { convertQuery } from './query.ts';
import type { ParseScope } from './scope.ts';
import { filterMember, searchPredicate } from './search-nodes.ts';
import { allMembers, type UnionMember, wildcardMembers, wildcardOf } from './wildcard.ts';

/** The tables of `in (...)`, or every table that may be read. */
function chosenMembers(node: KustoNode, scope: ParseScope): ReturnType<typeof allMembers> {
  const clause = childrenOf(node).find((child) => kindOf(child) === 'FindInClause');
  return clause ? listOf(clause, 'Expressions').flatMap((each) => unionMembers(each, scope)) : allMembers(node, scope);
}

/** `search` that stands first looks through every table that may be read, or through those of `in (...)`. */
export function searchTables(node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  const chosen = chosenMembers(node, scope);
  const predicate = searchPredicate(node, scope);
  const inputs = chosen.flatMap(({ label, query }) => {
    const filtered = filterMember(query, predicate);
    return filtered ? [{ label, query: filtered }] : [];
  });
  return { kind: 'union', ...at, inputs, sourceColumn: '$table', isInner: false };
}

/** `find` looks through tables for rows that meet a condition; what is not a column of the result goes into `pack_`. */
export function find(node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  const chosen = chosenMembers(node, scope);
  const predicate = searchPredicate(node, scope);
  if (chosen.some(({ label }) => label === ''))
    return scope.refuse('KQL2006', node, 'find', 'a table in it has no name; give it one with `| as Name`.');
  const { columns } = at;
  const shape = (query: Query): Query => {
    const whole = columns.some(isPack) ? packed(query, columns) : query;
    return pickFrom(castTo(whole, columns), columns);
  };
  const inputs = chosen.flatMap(({ label, query }) => {
    const filtered = filterMember(query, predicate);
    return filtered ? [{ label, query: shape(filtered) }] : [];
  });
  if (columns.some(isPack))
    scope.source.warnings.push(scope.warning('KQL3003', node, 'find', '`pack_` also lists columns without a value.'));
  const sourceColumn = columns[0]?.name ?? 'source_';
  const allColumns = chosen.map(({ query }) => shape(query).columns);
  return { kind: 'union', ...at, inputs, sourceColumn, isInner: false, allColumns };
}

/** Whether the result has a column, under its name or under the one that tells its type. */
const isKept = ({ name, type }: ColumnSchema, result: readonly ColumnSchema[]): boolean =>
  result.some((column) => column.name === name || (column.name === `${name}_${type}` && column.type === type));

/** The columns of a member that the result has. */
function pickFrom(input: Query, result: readonly ColumnSchema[]): Query {
  const columns = input.columns.filter((own) => isKept(own, result));
  return columns.length === input.columns.length ? input : { kind: 'pick', input, columns, span: input.span };
}

/** `project name: type` gives a column this type in the result, whatever it is in a table. */
function castTo(input: Query, result: readonly ColumnSchema[]): Query {
  const { span } = input;
  const values = input.columns.flatMap((own) => {
    const wanted = result.find((column) => column.name === own.name);
    if (!wanted || wanted.type === own.type) return [];
    const of: Expr = { kind: 'column', type: own.type, name: own.name, side: null, span };
    const expr: Expr = { kind: 'call', type: wanted.type, name: `to${wanted.type}`, args: [of], span };
    return [{ names: [own.name], expr }];
  });
  const columns = input.columns.map((own) => result.find((column) => column.name === own.name) ?? own);
  return values.length === 0 ? input : { kind: 'extend', input, columns, span, values };
}

const PACK = 'pack_';
const isPack = (column: ColumnSchema): boolean => column.name === PACK && column.type === 'dynamic';

/** Adds a bag of the columns that the result does not have. */
function packed(input: Query, result: readonly ColumnSchema[]): Query {
  const { span } = input;
  const rest = input.columns.filter((own) => !isKept(own, result));
  const args = rest.flatMap(({ name, type }): Expr[] => [
    { kind: 'literal', type: 'string', value: name, span },
    { kind: 'column', type, name, side: null, span },
  ]);
  const bag: Expr =
    args.length === 0
      ? { kind: 'literal', type: 'dynamic', value: '{}', span }
      : { kind: 'call', type: 'dynamic', name: 'bag_pack', args, span };
  const columns: ColumnSchema[] = [...input.columns, { name: PACK, type: 'dynamic' }];
  return { kind: 'extend', input, columns, span, values: [{ names: [PACK], expr: bag }] };
}

export function union(node: KustoNode, scope: ParseScope, input: Query | null): Query {
  const members = listOf(node, 'Expressions').flatMap((each) => unionMembers(each, scope));
  const inputs = input ? [{ query: input, label: asName(node) }, ...members] : members;
  const labelled = inputs.map((each, index) => ({
    query: each.query,
    label: each.label === '' ? `union_arg${index}` : each.label,
  }));
  const at = place(node, scope);
  const sourceColumn = parameterOf(node, 'withsource', 'with_source');
  const isInner = parameterOf(node, 'kind') === 'inner';
  return { kind: 'union', inputs: labelled, sourceColumn, isInner, ...at };
}

/** The name that `| as Name` gives to the table that is piped into a union. */
function asName(union: KustoNode): string {
  const pipe = union.Parent;
  return pipe && kindOf(pipe) === 'PipeExpression' ? nameFromAs(requireChild(pipe, 'Expression')) : '';
}

export function unionMembers(node: KustoNode, scope: ParseScope): UnionMember[] {
  if (wildcardOf(node) !== null) return wildcardMembers(node, scope);
  const isName = kindOf(node) === 'NameReference';
  const name = node.ReferencedSymbol?.Name ?? textOf(node);
  // What `let` names has no name of its own in `withsource`. Source: recorded answers.
  const isOwn = isName && scope.find(name)?.kind !== 'tabular';
  return [{ query: convertQuery(node, scope), label: isOwn ? name : isName ? '' : labelOf(node) }];
}

const labelOf = (node: KustoNode): string => {
  const selector = kindOf(node) === 'PathExpression' ? requireChild(node, 'Selector') : null;
  return selector && kindOf(selector) === 'NameReference' ? textOf(selector) : nameFromAs(node);
};

/** The name that a trailing `| as Name` gives to a member of a union. */
function nameFromAs(node: KustoNode): string {
  if (kindOf(node) === 'ParenthesizedExpression') return nameFromAs(requireChild(node, 'Expression'));
  const operator = kindOf(node) === 'PipeExpression' ? requireChild(node, 'Operator') : null;
  return operator && kindOf(operator) === 'AsOperator' ? nameOf(requireChild(operator, 'Name')) : '';
}

/** `search` puts the name of the table in front, in a column `$table`. */
export function labelled(input: Query, node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  const name = '$table';
  if (!at.columns.some((column) => column.name === name)) return { ...input, columns: at.columns } as Query;
  // Rows that a search found keep the name of their own table.
  if (input.columns.some((column) => column.name === name && column.type === 'string'))
    return { kind: 'pick', input, ...at };
  const label: Expr = { kind: 'literal', type: 'string', value: sourceName(input), span: at.span };
  return { kind: 'extend', input, ...at, values: [{ names: [name], expr: label }] };
}

function sourceName(query: Query): string {
  if (query.kind === 'table') return query.name;
  return 'input' in query ? sourceName(query.input) : 'search_arg0';
}
