export { openGeolocation } from '@vedette/kql/threads';
export { cancelQuery } from './cancel-query.ts';
export {
  type CaseAnswer,
  type CaseFailure,
  type CompiledCase,
  type RunCasesOptions,
  runCases,
} from './cases/run-cases.ts';
export { WATCHLIST_TABLE } from './catalogue.ts';
export { type ArrowStream, streamArrow } from './export/arrow.ts';
export { streamCsv } from './export/csv.ts';
export { DEFAULT_LIMITS, PORTAL_MAX_ROWS, type QueryLimits } from './limits.ts';
export type { CommandOutcome, CommandTable } from './management/command.ts';
export {
  type CommandRequest,
  type CommandService,
  type CommandServiceOptions,
  createCommandService,
} from './management/command-service.ts';
export { toQueryTable, toResults } from './outcome-table.ts';
export {
  httpStatusOf,
  isCut,
  QUERY_FAULTS,
  QUERY_PROBLEMS,
  type QueryProblemCode,
  queryProblem,
  retryAfterSeconds,
} from './problems.ts';
export * from './query.ts';
export { type QueryRecord, toQueryLogRow } from './query-record.ts';
export { createQueryService, type QueryEngine, type QueryServiceOptions } from './query-service.ts';
export type { RunningQuery } from './running-queries.ts';
export { printKustoError } from './shapes/kusto-errors.ts';
export { type KustoRequestOptions, parseKustoProperties } from './shapes/kusto-request.ts';
export type { KustoRequestInfo } from './shapes/kusto-tables.ts';
export { printKustoV1Management, printKustoV1Query } from './shapes/kusto-v1.ts';
export { printKustoV2Frames, streamKustoV2Frames } from './shapes/kusto-v2.ts';
export {
  type LogAnalyticsBody,
  type LogAnalyticsError,
  type PreferOptions,
  parsePrefer,
  printBatchBody,
  printLogAnalyticsBody,
  printLogAnalyticsError,
} from './shapes/log-analytics.ts';
