import type { Query, QueryOf } from '../ast.ts';
import { refuse } from '../problems.ts';
import { lowerEvaluate } from './operators/evaluate.ts';
import { lowerExternal } from './operators/external.ts';
import { lowerGraphMatch } from './operators/graph-match.ts';
import { lowerGraphTable } from './operators/graph-table.ts';
import { lowerJoin } from './operators/join.ts';
import { lowerMakeSeries } from './operators/make-series.ts';
import { lowerMvApply, lowerMvExpand } from './operators/mv-expand.ts';
import { lowerOnce } from './operators/once.ts';
import { lowerParse } from './operators/parse.ts';
import { lowerParseKv } from './operators/parse-kv.ts';
import { lowerPartition } from './operators/partition.ts';
import { lowerReduce } from './operators/reduce.ts';
import {
  lowerExtend,
  lowerFilter,
  lowerGetSchema,
  lowerPick,
  lowerPrint,
  lowerProject,
  lowerRename,
  lowerSort,
  lowerTake,
} from './operators/rows.ts';
import { lowerScan } from './operators/scan.ts';
import { lowerSerialize } from './operators/serialize.ts';
import { lowerDatatable, lowerRange, lowerTable, lowerWatchlist } from './operators/sources.ts';
import { lowerAggregation, lowerCount, lowerDistinct } from './operators/summarize.ts';
import { lowerTopNested } from './operators/top-nested.ts';
import { lowerUnion } from './operators/union.ts';
import type { LowerContext, Relation } from './scope.ts';
import { readShared, shareRows } from './shared.ts';

/** What an operator needs to lower its inputs. */
export interface Lowering {
  readonly context: LowerContext;
  /** The rows that an operator inside `mv-apply ... on ( ... )` reads. */
  readonly input: Relation | null;
  readonly lower: (query: Query, input?: Relation | null) => Relation;
}

type Handlers = { readonly [K in Query['kind']]: (query: QueryOf<K>, lowering: Lowering) => Relation };

const HANDLERS: Handlers = Object.freeze({
  table: lowerTable,
  watchlist: lowerWatchlist,
  externaldata: lowerExternal,
  datatable: lowerDatatable,
  print: lowerPrint,
  range: lowerRange,
  union: lowerUnion,
  input: (query, { input }) => input ?? refuse('KQL1006', query.span, 'an operator without an input'),
  filter: lowerFilter,
  extend: lowerExtend,
  project: lowerProject,
  pick: lowerPick,
  rename: lowerRename,
  summarize: lowerAggregation,
  distinct: lowerDistinct,
  count: lowerCount,
  once: lowerOnce,
  sort: lowerSort,
  take: lowerTake,
  serialize: lowerSerialize,
  getschema: lowerGetSchema,
  parsekv: lowerParseKv,
  join: lowerJoin,
  mvexpand: lowerMvExpand,
  mvapply: lowerMvApply,
  partition: lowerPartition,
  scan: lowerScan,
  graphmatch: lowerGraphMatch,
  graphtable: lowerGraphTable,
  topnested: lowerTopNested,
  parse: lowerParse,
  makeseries: lowerMakeSeries,
  render: (query, { context, lower, input }) => {
    context.visualization = query.visualization;
    return lower(query.input, input);
  },
  evaluate: lowerEvaluate,
  reduce: lowerReduce,
} satisfies Handlers);

/** Lowers a query to the relational core. One that is shared is lowered once. */
export function lowerQuery(query: Query, context: LowerContext, input: Relation | null = null): Relation {
  if (!context.shared.has(query)) return lowerOperators(query, context, input);
  const rows = context.sharedRows.get(query) ?? shareRows(lowerOperators(query, context, input), context);
  context.sharedRows.set(query, rows);
  return readShared(rows, context);
}

function lowerOperators(query: Query, context: LowerContext, input: Relation | null): Relation {
  const lowering: Lowering = {
    context,
    input,
    lower: (inner, given) => lowerQuery(inner, context, given === undefined ? input : given),
  };
  context.countOperator(query.span);
  const handler = HANDLERS[query.kind] as (query: Query, lowering: Lowering) => Relation;
  const relation = handler(query, lowering);
  context.noteTypes(relation.columns);
  if (relation.ingestedAtId) context.types.set(relation.ingestedAtId, 'datetime');
  return relation;
}
