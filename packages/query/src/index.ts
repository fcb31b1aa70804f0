export { cancelQuery } from './cancel-query.ts';
export {
  type CaseAnswer,
  type CaseFailure,
  type CompiledCase,
  type RunCasesOptions,
  runCases,
} from './cases/run-cases.ts';
export { DEFAULT_LIMITS, PORTAL_MAX_ROWS, type QueryLimits } from './limits.ts';
export { toQueryTable } from './outcome-table.ts';
export {
  httpStatusOf,
  QUERY_FAULTS,
  QUERY_PROBLEMS,
  type QueryProblemCode,
  retryAfterSeconds,
} from './problems.ts';
export * from './query.ts';
export { type QueryRecord, toQueryLogRow } from './query-record.ts';
export { createQueryService, type QueryEngine, type QueryServiceOptions } from './query-service.ts';
export type { RunningQuery } from './running-queries.ts';
export {
  type KustoRequestInfo,
  type KustoRequestOptions,
  parseKustoProperties,
  printKustoError,
  printKustoV1Management,
  printKustoV1Query,
  printKustoV2Frames,
} from './shapes/kusto.ts';
export {
  type LogAnalyticsBody,
  type LogAnalyticsError,
  type PreferOptions,
  parsePrefer,
  printBatchBody,
  printLogAnalyticsBody,
  printLogAnalyticsError,
} from './shapes/log-analytics.ts';
export {
  type ManagementContext,
  type ManagementOutcome,
  type ManagementTable,
  runManagementCommand,
} from './shapes/management.ts';
