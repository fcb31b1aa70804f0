import type { Expr, Query } from '../ast.ts';
import type { ColumnSchema } from '../types.ts';
import { evaluate, reduce, topHitters } from './evaluate-nodes.ts';
import { externaldata } from './external-nodes.ts';
import { calleeOf, enterFunction, findDeclaration, isFunctionBody, isStoredFunction } from './functions.ts';
import { convertGraphPipe, graphOperatorKinds } from './graph-nodes.ts';
import { join } from './join-nodes.ts';
import { childOf, childrenOf, isTable, type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { literalAs } from './literal-values.ts';
import { materialized } from './materialize-nodes.ts';
import { convertByPosition, convertForExtend, convertForPrint, nameOf } from './names.ts';
import { constantOf, expression, keywordOf, type Operator, parameterOf, place, queries } from './node-access.ts';
import { parseKv } from './parse-kv-nodes.ts';
import { parse } from './parse-nodes.ts';
import { partition } from './partition-nodes.ts';
import { convertPattern } from './patterns.ts';
import { convertQualified } from './qualified.ts';
import { refusedOperators } from './refused-operators.ts';
import { refusedSources } from './refused-sources.ts';
import { scan } from './scan-nodes.ts';
import { assertSchema, projectByNames } from './schema-nodes.ts';
import type { ParseScope } from './scope.ts';
import { searchPredicate } from './search-nodes.ts';
import { legacyLimit, makeSeries, mvColumns, rowLimit } from './series-nodes.ts';
import { sortKeys } from './sort-nodes.ts';
import { topNested } from './top-nodes.ts';
import { columnsOf } from './types.ts';
import { find, labelled, searchTables, union } from './union-nodes.ts';

type Source = (node: KustoNode, scope: ParseScope) => Query;

const SOURCES: Readonly<Record<string, Source>> = Object.freeze({
  NameReference: reference,
  PathExpression: (node, scope) => convertPattern(node, scope, queries) ?? convertQualified(node, scope),
  ElementExpression: (node, scope) => convertPattern(node, scope, queries) ?? convertQualified(node, scope),
  PipeExpression: (node, scope) => pipe(node, scope, null),
  ParenthesizedExpression: (node, scope) => convertQuery(requireChild(node, 'Expression'), scope),
  MaterializeExpression: (node, scope) => materialize(node, requireChild(node, 'Expression'), scope),
  FunctionCallExpression: tableCall,
  DataTableExpression: datatable,
  ExternalDataExpression: externaldata,
  PrintOperator: (node, scope) => {
    const at = place(node, scope);
    return { kind: 'print', ...at, values: convertForPrint(listOf(node, 'Expressions'), at.columns, scope, queries) };
  },
  RangeOperator: (node, scope) => ({
    kind: 'range',
    ...place(node, scope),
    name: nameOf(requireChild(node, 'Name')),
    from: expression(requireChild(node, 'From'), scope),
    to: expression(requireChild(node, 'To'), scope),
    step: expression(requireChild(node, 'Step'), scope),
  }),
  UnionOperator: (node, scope) => union(node, scope, null),
  EvaluateOperator: (node, scope) =>
    evaluate(node, scope, { kind: 'print', values: [], columns: [], span: scope.spanOf(node) }),
  SearchOperator: searchTables,
  FindOperator: find,
});

function reference(node: KustoNode, scope: ParseScope): Query {
  const name = node.ReferencedSymbol?.Name ?? textOf(node);
  const bound = scope.find(name);
  if (bound?.kind === 'tabular' || bound?.kind === 'function') scope.assertInReach(name, node);
  if (bound?.kind === 'tabular') return bound.query;
  if (bound?.kind === 'scalar')
    return scope.refuse(
      'KQL1006',
      node,
      `\`${name}\`, which is a single value; write \`print ${name}\` for a table of it`,
    );
  if (bound?.kind === 'function' || isStoredFunction(node.ReferencedSymbol, scope)) return callFunction(node, scope);
  scope.assertInReach(name, node);
  if (!scope.source.tableNames.has(name)) scope.refuse('KQL1002', node, `The table \`${name}\` does not exist.`);
  return { kind: 'table', name, ...place(node, scope) };
}

function callFunction(node: KustoNode, scope: ParseScope): Query {
  const entered = enterFunction(node, scope, queries);
  if (!entered) return scope.refuse('KQL2002', node, textOf(node));
  const nameNode = calleeOf(node);
  scope.assertInReach(nameNode.ReferencedSymbol?.Name ?? textOf(nameNode), node);
  return convertQuery(entered.body, entered.scope);
}

function tableCall(node: KustoNode, scope: ParseScope): Query {
  const name = requireChild(node, 'Name').ReferencedSymbol?.Name ?? '';
  const args = listOf(requireChild(node, 'ArgumentList'), 'Expressions');
  const symbol = requireChild(node, 'Name').ReferencedSymbol;
  if (findDeclaration(name, scope) || isStoredFunction(symbol, scope)) return callFunction(node, scope);
  const mapped = convertPattern(node, scope, queries);
  if (mapped) return mapped;
  if (name === '_GetWatchlist' && args[0])
    return { kind: 'watchlist', alias: String(constantOf(args[0], scope)), ...place(node, scope) };
  if (name === 'materialize' && args[0]) return materialize(node, args[0], scope);
  if (name === 'table' && args[0]) {
    const table = String(constantOf(args[0], scope));
    scope.assertInReach(table, node);
    const bound = scope.find(table);
    if (bound?.kind === 'tabular') return bound.query;
    if (!scope.source.tableNames.has(table)) scope.refuse('KQL1002', node, `The table \`${table}\` does not exist.`);
    return { kind: 'table', name: table, ...place(node, scope) };
  }
  const reason = refusedSources[name];
  if (reason) return scope.refuse('KQL2006', node, `${name}()`, reason);
  if (!isTable(node)) return refuseValue(node, scope);
  return scope.refuse('KQL2002', node, name || textOf(node));
}

/** A value stands where a table must: `asin(0.5)`, `1 + 2`. */
const refuseValue = (node: KustoNode, scope: ParseScope): never =>
  scope.refuse('KQL1006', node, 'a single value; write `print` before it for a table of it');

const materialize = (node: KustoNode, inner: KustoNode, scope: ParseScope): Query =>
  materialized(node, inner, convertQuery(inner, scope), scope);

function datatable(node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  const width = at.columns.length;
  const values = listOf(node, 'Values').map((value) => {
    const converted = expression(value, scope);
    return converted.kind === 'literal'
      ? converted
      : scope.refuse('KQL2007', value, 'datatable', 'constants', 'an expression');
  });
  if (width === 0 || values.length % width !== 0)
    scope.refuse('KQL2007', node, 'datatable', `a multiple of ${width} values`, String(values.length));
  const rows = Array.from({ length: values.length / width }, (_, row) =>
    at.columns.map((column, index) =>
      literalAs(values[row * width + index] as Expr & { kind: 'literal' }, column, scope, node),
    ),
  );
  return { kind: 'datatable', ...at, rows };
}

/** `input | operator`, or an operator that stands first and reads `context`, as inside `mv-apply ... on ( ... )`. */
function pipe(node: KustoNode, scope: ParseScope, context: Query | null): Query {
  const read = (first: KustoNode): Query =>
    context && kindOf(first) === 'PipeExpression' ? pipe(first, scope, context) : inputOf(first, scope, context);
  const operator = requireChild(node, 'Operator');
  if (graphOperatorKinds.has(kindOf(operator))) return convertGraphPipe(node, scope, read);
  return applyOperator(operator, scope, read(requireChild(node, 'Expression')));
}

function inputOf(first: KustoNode, scope: ParseScope, context: Query | null): Query {
  if (context && kindOf(first) in OPERATORS && kindOf(first) !== 'UnionOperator')
    return applyOperator(first, scope, context);
  return convertQuery(first, scope);
}

/** A pipeline that stands without a source, as in `fork (...)`: it reads `context`. */
export function convertBranch(node: KustoNode, scope: ParseScope, context: Query): Query {
  return kindOf(node) === 'PipeExpression' ? pipe(node, scope, context) : inputOf(node, scope, context);
}

function refuseOperator(node: KustoNode, scope: ParseScope): never {
  const reason = refusedOperators[kindOf(node)];
  return reason
    ? scope.refuse('KQL2006', node, keywordOf(node), reason)
    : scope.refuse('KQL2001', node, keywordOf(node));
}

function applyOperator(node: KustoNode, scope: ParseScope, input: Query): Query {
  const operator = OPERATORS[kindOf(node)];
  return operator ? operator(node, scope, input) : refuseOperator(node, scope);
}

const pick: Operator = (node, scope, input) => ({ kind: 'pick', input, ...place(node, scope) });

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

const OPERATORS: Readonly<Record<string, Operator>> = Object.freeze({
  FilterOperator: (node, scope, input) => ({
    kind: 'filter',
    input,
    ...place(node, scope),
    predicate: expression(requireChild(node, 'Condition'), scope),
  }),
  ExtendOperator: (node, scope, input) => {
    const at = place(node, scope);
    return {
      kind: 'extend',
      input,
      ...at,
      values: convertForExtend(listOf(node, 'Expressions'), input.columns, at.columns, scope, queries),
    };
  },
  ProjectOperator: (node, scope, input) => {
    const at = place(node, scope);
    return {
      kind: 'project',
      input,
      ...at,
      values: convertByPosition(listOf(node, 'Expressions'), at.columns, scope, queries),
    };
  },
  AssertSchemaOperator: assertSchema,
  ProjectByNamesOperator: projectByNames,
  ProjectAwayOperator: pick,
  ProjectKeepOperator: pick,
  ProjectReorderOperator: pick,
  ProjectRenameOperator: (node, scope, input) => {
    const renames = listOf(node, 'Expressions').map((each) => ({
      to: nameOf(requireChild(each, 'Name')),
      from: nameOf(requireChild(each, 'Expression')),
    }));
    return { kind: 'rename', input, ...place(node, scope), renames };
  },
  SummarizeOperator: (node, scope, input) => {
    const at = place(node, scope);
    const by = childOf(node, 'ByClause');
    const keys = convertByPosition(by ? listOf(by, 'Expressions') : [], at.columns, scope, queries);
    const width = keys.reduce((sum, key) => sum + key.names.length, 0);
    const aggregates = convertByPosition(listOf(node, 'Aggregates'), at.columns.slice(width), scope, queries);
    return { kind: 'summarize', input, ...at, keys, aggregates };
  },
  DistinctOperator: (node, scope, input) => {
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
  },
  SearchOperator: (node, scope, input) => {
    if (childrenOf(node).some((child) => kindOf(child) === 'FindInClause'))
      return scope.refuse(
        'KQL2006',
        node,
        'search in (...)',
        'it names its tables itself; write it without a table before it.',
      );
    const predicate = searchPredicate(node, scope);
    const filtered: Query = { kind: 'filter', input, columns: input.columns, span: scope.spanOf(node), predicate };
    return labelled(filtered, node, scope);
  },
  CountOperator: (node, scope, input) => ({ kind: 'count', input, ...place(node, scope) }),
  SortOperator: (node, scope, input) => ({
    kind: 'sort',
    input,
    columns: input.columns,
    span: scope.spanOf(node),
    keys: sortKeys(listOf(node, 'Expressions'), scope),
  }),
  TopOperator: (node, scope, input) => {
    const at = { columns: input.columns, span: scope.spanOf(node) };
    const sorted: Query = { kind: 'sort', input, ...at, keys: sortKeys([requireChild(node, 'ByExpression')], scope) };
    return { kind: 'take', input: sorted, ...at, count: expression(requireChild(node, 'Expression'), scope) };
  },
  TakeOperator: (node, scope, input) => ({
    kind: 'take',
    input,
    columns: input.columns,
    span: scope.spanOf(node),
    count: expression(requireChild(node, 'Expression'), scope),
  }),
  SampleOperator: (node, scope, input) => {
    const at = { columns: input.columns, span: scope.spanOf(node) };
    const drawn: Expr = { kind: 'call', type: 'real', name: 'rand', args: [], span: at.span };
    const shuffled: Query = {
      kind: 'sort',
      input,
      ...at,
      keys: [{ expr: drawn, descending: false, nullsFirst: true }],
    };
    return { kind: 'take', input: shuffled, ...at, count: expression(requireChild(node, 'Expression'), scope) };
  },
  SampleDistinctOperator: (node, scope, input) => {
    const at = place(node, scope);
    const name = at.columns[0]?.name ?? '';
    const keys = [{ names: [name], expr: expression(requireChild(node, 'OfExpression'), scope) }];
    const distinct: Query = { kind: 'distinct', input, ...at, keys };
    return { kind: 'take', input: distinct, ...at, count: expression(requireChild(node, 'Expression'), scope) };
  },
  SerializeOperator: (node, scope, input) => {
    const at = place(node, scope);
    return {
      kind: 'serialize',
      input,
      ...at,
      values: convertForExtend(listOf(node, 'Expressions'), input.columns, at.columns, scope, queries),
    };
  },
  GetSchemaOperator: (node, scope, input) => ({ kind: 'getschema', input, ...place(node, scope) }),
  JoinOperator: join,
  LookupOperator: join,
  UnionOperator: union,
  MvExpandOperator: (node, scope, input) => {
    const at = place(node, scope);
    const bag = (parameterOf(node, 'kind', 'bagexpansion') ?? 'bag').toLowerCase();
    return {
      kind: 'mvexpand',
      input,
      ...at,
      values: mvColumns(node, scope, input, at.columns),
      indexColumn: parameterOf(node, 'with_itemindex'),
      limit: rowLimit(node, scope) ?? legacyLimit(node, scope),
      isArray: bag === 'array',
    };
  },
  MvApplyOperator: (node, scope, input) => {
    const at = place(node, scope);
    const subquery = requireChild(requireChild(node, 'Subquery'), 'Expression');
    const inner = columnsOf(childOf(subquery, 'Expression') ?? subquery);
    const indexColumn = parameterOf(node, 'with_itemindex');
    const values = mvColumns(node, scope, input, [
      ...at.columns,
      ...inner.filter((column) => !at.columns.some((known) => known.name === column.name)),
      // A column keeps its name inside, even where what comes out no longer has it.
      ...input.columns.filter((column) => ![...at.columns, ...inner].some((known) => known.name === column.name)),
    ]);
    const kept = input.columns.filter((column) => !values.some((value) => value.name === column.name));
    const columns: ColumnSchema[] = [
      ...kept,
      ...values.map(({ name, type }) => ({ name, type })),
      ...(indexColumn ? [{ name: indexColumn, type: 'long' as const }] : []),
    ];
    const context: Query = { kind: 'input', columns, span: at.span };
    const body = convertBranch(subquery, scope, context);
    return { kind: 'mvapply', input, ...at, values, indexColumn, limit: rowLimit(node, scope), body };
  },
  PartitionOperator: partition,
  ScanOperator: scan,
  TopNestedOperator: topNested,
  ParseOperator: parse,
  ParseWhereOperator: parse,
  ParseKvOperator: parseKv,
  MakeSeriesOperator: makeSeries,
  RenderOperator: render,
  AsOperator: (node, scope, input) => {
    scope.bind(nameOf(requireChild(node, 'Name')), { kind: 'tabular', query: input });
    return input;
  },
  ConsumeOperator: (_node, _scope, input) => input,
  InvokeOperator: (node, scope, input) => {
    const call = requireChild(node, 'Function');
    const entered = enterFunction(call, scope, queries, input);
    return entered ? convertQuery(entered.body, entered.scope) : scope.refuse('KQL2002', call, textOf(call));
  },
  EvaluateOperator: evaluate,
  ReduceByOperator: reduce,
  TopHittersOperator: topHitters,
});

export function convertQuery(node: KustoNode, scope: ParseScope): Query {
  if (isFunctionBody(node)) return convertQuery(requireChild(node, 'Expression'), scope);
  const source = SOURCES[kindOf(node)];
  if (source) return source(node, scope);
  if (kindOf(node) in refusedOperators) return refuseOperator(node, scope);
  return isTable(node) ? scope.refuse('KQL2001', node, keywordOf(node)) : refuseValue(node, scope);
}

/** Kinds of nodes that this file converts. */
export const supportedOperatorKinds: ReadonlySet<string> = new Set([
  ...Object.keys(SOURCES),
  ...Object.keys(OPERATORS),
]);
