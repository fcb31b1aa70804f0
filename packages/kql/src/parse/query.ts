import type { ColumnSchema } from '@vedette/model';
import type { Expr, JoinKind, MvColumn, ParsePart, Query, SortKey } from '../ast.ts';
import { convertArgument, convertExpression, convertSearch, type QueryConverter } from './expression.ts';
import { enterFunction, findDeclaration, isFunctionBody } from './functions.ts';
import { childOf, childrenOf, itemsOf, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { convertLiteral } from './literal-nodes.ts';
import { convertByPosition, convertForExtend, nameOf } from './names.ts';
import type { ParseScope } from './scope.ts';
import { columnsOf, resolveType } from './types.ts';

type Source = (node: KustoNode, scope: ParseScope) => Query;
type Operator = (node: KustoNode, scope: ParseScope, input: Query) => Query;

const queries: QueryConverter = { convertQuery, enterFunction: (call, scope) => enterFunction(call, scope, queries) };
const expression = (node: KustoNode, scope: ParseScope): Expr => convertExpression(node, scope, queries);
const place = (node: KustoNode, scope: ParseScope) => ({ columns: columnsOf(node), span: scope.spanOf(node) });

/** The value of a parameter such as `kind=inner` or `withsource=Name`, as text. */
function parameterOf(node: KustoNode, ...names: readonly string[]): string | null {
  for (const each of listOf(node, 'Parameters')) {
    if (!names.includes(nameOf(requireChild(each, 'Name')).toLowerCase())) continue;
    const value = requireChild(each, 'Expression');
    return kindOf(value) === 'NameDeclaration'
      ? nameOf(value)
      : value
          .toString()
          .trim()
          .replace(/^["']|["']$/g, '');
  }
  return null;
}

const SOURCES: Readonly<Record<string, Source>> = Object.freeze({
  NameReference: reference,
  PipeExpression: (node, scope) => pipe(node, scope, null),
  ParenthesizedExpression: (node, scope) => convertQuery(requireChild(node, 'Expression'), scope),
  MaterializeExpression: (node, scope) => convertQuery(requireChild(node, 'Expression'), scope),
  FunctionCallExpression: tableCall,
  DataTableExpression: datatable,
  PrintOperator: (node, scope) => {
    const at = place(node, scope);
    return { kind: 'print', ...at, values: convertByPosition(listOf(node, 'Expressions'), at.columns, scope, queries) };
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
  SearchOperator: searchTables,
});

/** `search` that stands first looks through every table that may be read, or through those of `in (...)`. */
function searchTables(node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  const clause = childrenOf(node).find((child) => kindOf(child) === 'FindInClause');
  const all = [...scope.source.tableNames].map((name) => ({
    label: name,
    query: scope.source.resolveTable(name, at.span),
  }));
  const chosen = clause ? listOf(clause, 'Expressions').flatMap((each) => unionMembers(each, scope, false)) : all;
  const predicate = convertSearch(requireChild(node, 'Condition'), scope, queries);
  const inputs = chosen.map(({ label, query }) => {
    const filtered: Query = { kind: 'filter', input: query, columns: query.columns, span: at.span, predicate };
    return { label, query: filtered };
  });
  return { kind: 'union', ...at, inputs, sourceColumn: '$table', isInner: false };
}

function reference(node: KustoNode, scope: ParseScope): Query {
  const name = node.ReferencedSymbol?.Name ?? node.toString().trim();
  const bound = scope.find(name);
  if (bound?.kind === 'tabular') return bound.query;
  if (bound?.kind === 'function') return callFunction(node, scope);
  if (!scope.source.tableNames.has(name)) scope.refuse('KQL1002', node, `The table \`${name}\` does not exist.`);
  return { kind: 'table', name, ...place(node, scope) };
}

function callFunction(node: KustoNode, scope: ParseScope): Query {
  const entered = enterFunction(node, scope, queries);
  if (!entered) return scope.refuse('KQL2002', node, node.toString().trim());
  return convertQuery(entered.body, entered.scope);
}

function tableCall(node: KustoNode, scope: ParseScope): Query {
  const name = requireChild(node, 'Name').ReferencedSymbol?.Name ?? '';
  const args = listOf(requireChild(node, 'ArgumentList'), 'Expressions');
  if (findDeclaration(name, scope)) return callFunction(node, scope);
  if (name === '_GetWatchlist' && args[0])
    return { kind: 'watchlist', alias: String(constantOf(args[0], scope)), ...place(node, scope) };
  if (name === 'materialize' && args[0]) return convertQuery(args[0], scope);
  if (name === 'table' && args[0]) {
    const table = String(constantOf(args[0], scope));
    if (!scope.source.tableNames.has(table)) scope.refuse('KQL1002', node, `The table \`${table}\` does not exist.`);
    return { kind: 'table', name: table, ...place(node, scope) };
  }
  return scope.refuse('KQL2002', node, name || node.toString().trim());
}

function constantOf(node: KustoNode, scope: ParseScope): unknown {
  const value = expression(node, scope);
  return value.kind === 'literal'
    ? value.value
    : scope.refuse('KQL2007', node, node.toString().trim(), 'a constant', 'an expression');
}

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

/** A literal in a column of another type: whole numbers where a fraction is expected, anything in a dynamic column. */
function literalAs(
  literal: Extract<Expr, { kind: 'literal' }>,
  column: ColumnSchema,
  scope: ParseScope,
  node: KustoNode,
) {
  const { type, value } = literal;
  if (value === null) return column.type === 'string' ? '' : null;
  if (type === column.type) return value;
  if (column.type === 'real' && (typeof value === 'bigint' || type === 'decimal')) return Number(value);
  if (column.type === 'decimal') return String(value);
  if ((column.type === 'long' || column.type === 'int') && typeof value === 'bigint') return value;
  if ((column.type === 'long' || column.type === 'int') && typeof value === 'number') return BigInt(Math.trunc(value));
  if (column.type === 'long' && typeof value === 'boolean') return value ? 1n : 0n;
  if (column.type === 'bool' && typeof value === 'bigint') return value !== 0n;
  if (column.type === 'dynamic') return typeof value === 'string' ? JSON.stringify(value) : String(value);
  return scope.refuse('KQL2007', node, column.name, `a value of type ${column.type}`, `one of type ${type}`);
}

/** `input | operator`, or an operator that stands first and reads `context`, as inside `mv-apply ... on ( ... )`. */
function pipe(node: KustoNode, scope: ParseScope, context: Query | null): Query {
  const first = requireChild(node, 'Expression');
  const input =
    context && kindOf(first) === 'PipeExpression' ? pipe(first, scope, context) : inputOf(first, scope, context);
  return applyOperator(requireChild(node, 'Operator'), scope, input);
}

function inputOf(first: KustoNode, scope: ParseScope, context: Query | null): Query {
  if (context && kindOf(first) in OPERATORS && kindOf(first) !== 'UnionOperator')
    return applyOperator(first, scope, context);
  return convertQuery(first, scope);
}

function applyOperator(node: KustoNode, scope: ParseScope, input: Query): Query {
  const operator = OPERATORS[kindOf(node)];
  return operator ? operator(node, scope, input) : scope.refuse('KQL2001', node, keywordOf(node));
}

const keywordOf = (node: KustoNode): string => /^\s*([a-z][a-z-]*)/i.exec(node.toString())?.[1] ?? kindOf(node);

const pick: Operator = (node, scope, input) => ({ kind: 'pick', input, ...place(node, scope) });

function sortKeys(nodes: readonly KustoNode[], scope: ParseScope): SortKey[] {
  return nodes.map((node) => {
    const isOrdered = kindOf(node) === 'OrderedExpression';
    const ordering = isOrdered ? (childOf(node, 'Ordering')?.toString().toLowerCase() ?? '') : '';
    const descending = !/\basc\b/.test(ordering);
    const nullsFirst = /nulls\s+first/.test(ordering) || (!/nulls\s+last/.test(ordering) && !descending);
    return { expr: expression(isOrdered ? requireChild(node, 'Expression') : node, scope), descending, nullsFirst };
  });
}

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

const join: Operator = (node, scope, input) => {
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

function union(node: KustoNode, scope: ParseScope, input: Query | null): Query {
  const isFuzzy = parameterOf(node, 'isfuzzy') === 'true';
  const members = listOf(node, 'Expressions').flatMap((each) => unionMembers(each, scope, isFuzzy));
  const inputs = input ? [{ query: input, label: 'union_arg0' }, ...members] : members;
  const labelled = inputs.map((each, index) => ({
    query: each.query,
    label: each.label === '' ? `union_arg${index}` : each.label,
  }));
  return {
    kind: 'union',
    inputs: labelled,
    sourceColumn: parameterOf(node, 'withsource', 'with_source'),
    isInner: parameterOf(node, 'kind') === 'inner',
    ...place(node, scope),
  };
}

function unionMembers(node: KustoNode, scope: ParseScope, isFuzzy: boolean): { query: Query; label: string }[] {
  const wildcard = childrenOf(node).find((child) => kindOf(child) === 'WildcardedName');
  if (wildcard) {
    const pattern = new RegExp(
      `^${wildcard
        .toString()
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')}$`,
    );
    const names = [...scope.source.tableNames].filter((name) => pattern.test(name)).sort();
    const members = itemsOf((node.ReferencedSymbol as unknown as { Members?: never })?.Members) as unknown as {
      Name: string;
    }[];
    const chosen = members.length > 0 ? members.map((member) => member.Name) : names;
    return chosen.map((name) => ({ label: name, query: scope.source.resolveTable(name, scope.spanOf(node)) }));
  }
  const name = node.ReferencedSymbol?.Name ?? node.toString().trim();
  const isName = kindOf(node) === 'NameReference';
  if (isName && isFuzzy && !scope.find(name) && !scope.source.tableNames.has(name)) {
    scope.source.warnings.push(scope.warning('KQL3004', node, name));
    return [];
  }
  return [{ query: convertQuery(node, scope), label: isName && !scope.find(name) ? name : nameFromAs(node) }];
}

/** The name that a trailing `| as Name` gives to a member of a union. */
function nameFromAs(node: KustoNode): string {
  if (kindOf(node) === 'ParenthesizedExpression') return nameFromAs(requireChild(node, 'Expression'));
  const operator = kindOf(node) === 'PipeExpression' ? requireChild(node, 'Operator') : null;
  return operator && kindOf(operator) === 'AsOperator' ? nameOf(requireChild(operator, 'Name')) : '';
}

function mvColumns(node: KustoNode, scope: ParseScope, input: Query, output: readonly ColumnSchema[]): MvColumn[] {
  const parts = listOf(node, 'Expressions');
  const inner = parts.map((part) => requireChild(part, 'Expression'));
  const named = convertForExtend(inner, input.columns, output, scope, queries);
  return parts.map((part, index) => {
    const { names, expr } = named[index] as (typeof named)[number];
    const name = names[0] ?? '';
    const typeNode = childOf(part, 'ToTypeOf');
    const declared = typeNode ? listOf(requireChild(typeNode, 'TypeOf'), 'Types')[0]?.ReferencedSymbol : undefined;
    const bound = output.find((column) => column.name === name)?.type;
    const own = expr.kind === 'column' && expr.name === name;
    return {
      name,
      expr,
      type: declared ? resolveType(declared) : own || !bound ? 'dynamic' : bound,
      isNew: !input.columns.some((column) => column.name === name),
    };
  });
}

function rowLimit(node: KustoNode, scope: ParseScope): Expr | null {
  const clause = childOf(node, 'RowLimitClause');
  return clause ? expression(requireChild(clause, 'RowLimit'), scope) : null;
}

const parse: Operator = (node, scope, input) => {
  const mode = (parameterOf(node, 'kind') ?? 'simple') as 'simple' | 'relaxed' | 'regex';
  const parts = listOf(node, 'Patterns').map((part) => parsePart(part, scope));
  return {
    kind: 'parse',
    input,
    ...place(node, scope),
    expr: expression(requireChild(node, 'Expression'), scope),
    mode,
    flags: parameterOf(node, 'flags') ?? '',
    parts,
    isFilter: kindOf(node) === 'ParseWhereOperator',
  };
};

function parsePart(node: KustoNode, scope: ParseScope): ParsePart {
  const kind = kindOf(node);
  if (kind === 'StarExpression') return { kind: 'skip' };
  if (kind === 'NameAndTypeDeclaration')
    return {
      kind: 'capture',
      name: nameOf(requireChild(node, 'Name')),
      type: resolveType(requireChild(node, 'Type').ReferencedSymbol),
    };
  if (kind === 'NameDeclaration' || kind === 'NameReference')
    return { kind: 'capture', name: nameOf(node), type: 'string' };
  return { kind: 'text', value: String(convertLiteral(node, scope).value) };
}

/** `parse-kv` between two delimiters. Its other forms (`greedy`, `regex`, without a delimiter) are refused. */
const parseKv: Operator = (node, scope, input) => {
  const clause = childOf(node, 'WithClause');
  const given = new Map(
    (clause ? listOf(clause, 'Properties') : []).map((each) => [
      nameOf(requireChild(each, 'Name')),
      constantOf(requireChild(each, 'Expression'), scope),
    ]),
  );
  const [pairDelimiter, keyDelimiter, quote] = [
    given.get('pair_delimiter'),
    given.get('kv_delimiter'),
    given.get('quote') ?? '',
  ];
  const isSimple =
    typeof pairDelimiter === 'string' &&
    pairDelimiter !== '' &&
    typeof keyDelimiter === 'string' &&
    keyDelimiter !== '';
  const isQuoted =
    typeof quote === 'string' && (quote === '' || (quote.length === 1 && String(pairDelimiter).length === 1));
  if (!isSimple || !isQuoted || given.size > (given.has('quote') ? 3 : 2))
    return scope.refuse('KQL2001', node, 'parse-kv in this form');
  const at = place(node, scope);
  const keys = listOf(requireChild(node, 'Keys'), 'Columns').map((each) => nameOf(requireChild(each, 'Name')));
  const expr = expression(requireChild(node, 'Expression'), scope);
  return {
    kind: 'parsekv',
    input,
    ...at,
    expr,
    keys: at.columns.filter((each) => keys.includes(each.name)),
    pairDelimiter,
    keyDelimiter,
    quote,
  };
};

const makeSeries: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const by = childOf(node, 'ByClause');
  const keyNodes = by ? listOf(by, 'Expressions') : [];
  const keys = convertByPosition(keyNodes, at.columns, scope, queries);
  const parts = listOf(node, 'Aggregates');
  const values = convertByPosition(
    parts.map((part) => requireChild(part, 'Expression')),
    at.columns.slice(keys.length),
    scope,
    queries,
  );
  const range = childOf(node, 'RangeClause');
  const part = (role: string): Expr | null => {
    const clause = range ? childOf(range, role) : null;
    return clause ? expression(requireChild(clause, 'Expression'), scope) : null;
  };
  const step = part('MakeSeriesStepClause');
  if (!step) return scope.refuse('KQL2001', node, 'make-series with `in range`');
  const axisNode = requireChild(requireChild(node, 'OnClause'), 'Expression');
  const axis = convertByPosition([axisNode], at.columns.slice(keys.length + values.length), scope, queries)[0];
  const aggregates = values.map((value, index) => {
    const clause = childOf(parts[index] as KustoNode, 'DefaultExpression');
    return { value, fill: clause ? expression(requireChild(clause, 'Expression'), scope) : null };
  });
  if (!axis) return scope.refuse('KQL2001', node, 'make-series without `on`');
  return {
    kind: 'makeseries',
    isNonEmpty: parameterOf(node, 'kind') === 'nonempty',
    input,
    ...at,
    aggregates,
    axis,
    from: part('MakeSeriesFromClause'),
    to: part('MakeSeriesToClause'),
    step,
    keys,
  };
};

/** `search` puts the name of the table in front, in a column `$table`. */
function labelled(input: Query, node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  const name = '$table';
  if (!at.columns.some((column) => column.name === name)) return { ...input, columns: at.columns } as Query;
  const label: Expr = { kind: 'literal', type: 'string', value: sourceName(input), span: at.span };
  return { kind: 'extend', input, ...at, values: [{ names: [name], expr: label }] };
}

function sourceName(query: Query): string {
  if (query.kind === 'table') return query.name;
  return 'input' in query ? sourceName(query.input) : 'search_arg0';
}

const render: Operator = (node, scope, input) => {
  const clause = childOf(node, 'WithClause');
  const properties = clause ? listOf(clause, 'Properties') : listOf(node, 'Parameters');
  const given = properties.map((property) => {
    const value = requireChild(property, 'Expression')
      .toString()
      .trim()
      .replace(/^["']|["']$/g, '');
    return [nameOf(requireChild(property, 'Name')), value] as const;
  });
  const kind = /render\s+(\w+)/i.exec(node.toString())?.[1] ?? 'table';
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
      const keys = at.columns.map((column) => ({
        names: [column.name],
        expr: { kind: 'column' as const, name: column.name, type: column.type, side: null, span: at.span },
      }));
      return { kind: 'distinct', input, ...at, keys };
    }
    return { kind: 'distinct', input, ...at, keys: convertByPosition(nodes, at.columns, scope, queries) };
  },
  SearchOperator: (node, scope, input) => {
    if (childrenOf(node).some((child) => kindOf(child) === 'FindInClause'))
      return scope.refuse('KQL2001', node, 'search in (...)');
    const kind = parameterOf(node, 'kind');
    if (kind === 'case_sensitive') return scope.refuse('KQL2001', node, 'search kind=case_sensitive');
    const predicate = convertSearch(requireChild(node, 'Condition'), scope, queries);
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
  SampleOperator: (node, scope, input) => ({
    kind: 'take',
    input,
    columns: input.columns,
    span: scope.spanOf(node),
    count: expression(requireChild(node, 'Expression'), scope),
  }),
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
      limit: rowLimit(node, scope),
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
    ]);
    const kept = input.columns.filter((column) => !values.some((value) => value.name === column.name));
    const columns: ColumnSchema[] = [
      ...kept,
      ...values.map(({ name, type }) => ({ name, type })),
      ...(indexColumn ? [{ name: indexColumn, type: 'long' as const }] : []),
    ];
    const context: Query = { kind: 'input', columns, span: at.span };
    const body =
      kindOf(subquery) === 'PipeExpression' ? pipe(subquery, scope, context) : inputOf(subquery, scope, context);
    return { kind: 'mvapply', input, ...at, values, indexColumn, limit: rowLimit(node, scope), body };
  },
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
    return entered ? convertQuery(entered.body, entered.scope) : scope.refuse('KQL2002', call, call.toString().trim());
  },
  EvaluateOperator: (node, scope, input) => {
    const call = requireChild(node, 'FunctionCall');
    const args = listOf(requireChild(call, 'ArgumentList'), 'Expressions').map((arg) =>
      convertArgument(arg, scope, queries),
    );
    return { kind: 'evaluate', input, ...place(node, scope), plugin: nameOf(requireChild(call, 'Name')), args };
  },
});

export function convertQuery(node: KustoNode, scope: ParseScope): Query {
  if (isFunctionBody(node)) return convertQuery(requireChild(node, 'Expression'), scope);
  const source = SOURCES[kindOf(node)];
  if (source) return source(node, scope);
  return scope.refuse(itemsOf(node.ResultType?.Columns).length > 0 ? 'KQL2001' : 'KQL1006', node, keywordOf(node));
}

export { queries };

/** Kinds of nodes that this file converts. */
export const supportedOperatorKinds: ReadonlySet<string> = new Set([
  ...Object.keys(SOURCES),
  ...Object.keys(OPERATORS),
]);
