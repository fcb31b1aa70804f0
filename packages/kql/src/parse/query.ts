import type { Query } from '../ast.ts';
import { distinct, extend, pick, project, rename, serialize, summarize } from './column-nodes.ts';
import { evaluate, reduce, topHitters } from './evaluate-nodes.ts';
import { externaldata } from './external-nodes.ts';
import { enterFunction, isFunctionBody } from './functions.ts';
import { convertGraphPipe, graphOperatorKinds } from './graph-nodes.ts';
import { join } from './join-nodes.ts';
import { isTable, type KustoNode, kindOf, requireChild, textOf } from './kusto.ts';
import { mvApply, mvExpand } from './mv-nodes.ts';
import { nameOf } from './names.ts';
import { keywordOf, type Operator, place, queries } from './node-access.ts';
import { parseKv } from './parse-kv-nodes.ts';
import { parse } from './parse-nodes.ts';
import { partition } from './partition-nodes.ts';
import { convertPattern } from './patterns.ts';
import { convertQualified } from './qualified.ts';
import { refusedOperators } from './refused-operators.ts';
import { render } from './render-nodes.ts';
import { consumed, filter, sample, sampleDistinct, search, sort, take, top } from './row-nodes.ts';
import { scan } from './scan-nodes.ts';
import { assertSchema, projectByNames } from './schema-nodes.ts';
import type { ParseScope } from './scope.ts';
import { makeSeries } from './series-nodes.ts';
import { datatable, materialize, print, range, reference, refuseValue, tableCall } from './source-nodes.ts';
import { topNested } from './top-nodes.ts';
import { find, searchTables, union } from './union-nodes.ts';

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
  PrintOperator: print,
  RangeOperator: range,
  UnionOperator: (node, scope) => union(node, scope, null),
  EvaluateOperator: (node, scope) =>
    evaluate(node, scope, { kind: 'print', values: [], columns: [], span: scope.spanOf(node) }),
  SearchOperator: searchTables,
  FindOperator: find,
});

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

const OPERATORS: Readonly<Record<string, Operator>> = Object.freeze({
  FilterOperator: filter,
  ExtendOperator: extend,
  ProjectOperator: project,
  AssertSchemaOperator: assertSchema,
  ProjectByNamesOperator: projectByNames,
  ProjectAwayOperator: pick,
  ProjectKeepOperator: pick,
  ProjectReorderOperator: pick,
  ProjectRenameOperator: rename,
  SummarizeOperator: summarize,
  DistinctOperator: distinct,
  SearchOperator: search,
  CountOperator: (node, scope, input) => ({ kind: 'count', input, ...place(node, scope) }),
  SortOperator: sort,
  TopOperator: top,
  TakeOperator: take,
  SampleOperator: sample,
  SampleDistinctOperator: sampleDistinct,
  SerializeOperator: serialize,
  GetSchemaOperator: (node, scope, input) => ({ kind: 'getschema', input, ...place(node, scope) }),
  JoinOperator: join,
  LookupOperator: join,
  UnionOperator: union,
  MvExpandOperator: mvExpand,
  MvApplyOperator: mvApply,
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
  ConsumeOperator: (_node, _scope, input) => consumed(input),
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
