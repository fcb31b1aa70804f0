export { DEFAULT_LIMITS, PORTAL_MAX_ROWS, type QueryLimits } from './limits.ts';
export { httpStatusOf, QUERY_PROBLEMS, type QueryProblemCode } from './problems.ts';
export * from './query.ts';
export { type QueryRecord, toQueryLogRow } from './query-record.ts';
export { createQueryService, type QueryServiceOptions } from './query-service.ts';
