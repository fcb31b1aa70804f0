import type { Argument, Expr, PluginArgument, Query, SortKey } from '../ast.ts';
import type { ColumnSchema } from '../types.ts';
import { convertArgument } from './expression.ts';
import { childOf, isTable, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { nameOf } from './names.ts';
import { constantOf, expression, type Operator, parameterOf, place, queries } from './node-access.ts';
import { convertQuery } from './query.ts';
import { questionKey, rowSchemaPlugins } from './row-schemas.ts';
import type { ParseScope } from './scope.ts';
import { columnsOf } from './types.ts';

const isNamed = (node: KustoNode): boolean => kindOf(node) === 'SimpleNamedExpression';

/** `evaluate plugin(...)`: a table among the arguments is a query of its own. */
export const evaluate: Operator = (node, scope, input) => {
  const call = requireChild(node, 'FunctionCall');
  const plugin = nameOf(requireChild(call, 'Name'));
  let table: Query | null = null;
  const ordered: PluginArgument[] = [];
  for (const arg of listOf(requireChild(call, 'ArgumentList'), 'Expressions')) {
    const inner = isNamed(arg) ? requireChild(arg, 'Expression') : arg;
    if (kindOf(inner) !== 'StarExpression' && isTable(inner)) table = convertQuery(inner, scope);
    else
      ordered.push({
        name: isNamed(arg) ? nameOf(requireChild(arg, 'Name')) : null,
        value: convertArgument(arg, scope, queries),
      });
  }
  const args = ordered.filter((each) => each.name === null).map((each) => each.value);
  const named = new Map<string, Argument>(ordered.flatMap(({ name, value }) => (name === null ? [] : [[name, value]])));
  const schema = childOf(node, 'Schema');
  const declared = new Set(schema ? declaredNames(schema) : []);
  const question =
    rowSchemaPlugins.has(plugin) && !schema
      ? questionKey(
          requireChild(call, 'Name').TextStart,
          input.columns.map((each) => each.name),
        )
      : null;
  if (question !== null) warnOfUnseen(question, plugin, node, scope);
  const at = place(node, scope);
  const own = schema && !rowSchemaPlugins.has(plugin) ? columnsOf(call) : at.columns;
  const { span } = at;
  const called: Query = {
    kind: 'evaluate',
    input,
    span,
    columns: own,
    plugin,
    args,
    table,
    named,
    ordered,
    question,
    declared,
  };
  if (own === at.columns || own.length === 0) return called;
  for (const { name, type } of at.columns)
    if (!own.some((each) => each.name === name && each.type === type))
      return scope.refuse('KQL2007', node, plugin, `a schema out of ${printColumns(own)}`, `\`${name}: ${type}\``);
  return { kind: 'pick', input: called, columns: at.columns, span };
};

const printColumns = (columns: readonly ColumnSchema[]): string =>
  columns.map(({ name, type }) => `\`${name}: ${type}\``).join(', ');

function declaredNames(schema: KustoNode): string[] {
  const row = kindOf(schema) === 'RowSchema' ? schema : requireChild(schema, 'Schema');
  return listOf(row, 'Columns').map((each) => nameOf(requireChild(each, 'Name')));
}

function warnOfUnseen(question: string, plugin: string, node: KustoNode, scope: ParseScope): void {
  const names = [...(scope.source.unseen.get(question)?.keys() ?? [])].map((each) => `\`${each}\``);
  if (names.length > 0) scope.source.warnings.push(scope.warning('KQL3007', node, plugin, names.join(', ')));
}

/** `top-hitters n of x by y`: the best groups, counted exactly where Kusto estimates. */
export const topHitters: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const { span } = at;
  const by = childOf(node, 'ByClause');
  const [key, best] = at.columns;
  const args = by ? [expression(requireChild(by, 'Expression'), scope)] : [];
  const aggregate: Expr = {
    kind: 'call',
    type: by ? (args[0]?.type ?? 'long') : 'long',
    name: by ? 'sum' : 'count',
    args,
    span,
  };
  const name = best?.name ?? 'approximate_count';
  const grouped: Query = {
    kind: 'summarize',
    input,
    ...at,
    keys: [{ names: [key?.name ?? 'Column1'], expr: expression(requireChild(node, 'OfExpression'), scope) }],
    aggregates: [{ names: [name], expr: aggregate }],
  };
  const order: SortKey = {
    expr: { kind: 'column', name, type: aggregate.type, side: null, span },
    descending: true,
    nullsFirst: false,
  };
  const sorted: Query = { kind: 'sort', input: grouped, ...at, keys: [order] };
  return { kind: 'take', input: sorted, ...at, count: expression(requireChild(node, 'Expression'), scope) };
};

/** `reduce kind=source by x with threshold=0.1, characters="-"`. */
export const reduce: Operator = (node, scope, input) => {
  const clause = childOf(node, 'With');
  const given = new Map(
    (clause ? listOf(clause, 'Parameters') : []).map((each) => [
      nameOf(requireChild(each, 'Name')).toLowerCase(),
      each,
    ]),
  );
  const separators = constantParameter(given.get('characters'), scope);
  return {
    kind: 'reduce',
    input,
    ...place(node, scope),
    expr: expression(requireChild(node, 'Expression'), scope),
    threshold: thresholdOf(given.get('threshold'), scope),
    separators: typeof separators === 'string' ? separators : null,
    keepsRows: parameterOf(node, 'kind') === 'source',
  };
};

const constantParameter = (parameter: KustoNode | undefined, scope: ParseScope): unknown =>
  parameter ? constantOf(requireChild(parameter, 'Expression'), scope) : null;

function thresholdOf(parameter: KustoNode | undefined, scope: ParseScope): number {
  if (!parameter) return 0.1;
  const threshold = Number(constantParameter(parameter, scope));
  if (threshold >= 0 && threshold <= 1) return threshold;
  return scope.refuse('KQL2007', parameter, 'reduce', 'a threshold from 0 to 1', String(threshold));
}
