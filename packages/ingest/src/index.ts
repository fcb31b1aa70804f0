export { createIngest, type Enrich, type IngestOptions } from './create-ingest.ts';
export * from './ingest.ts';
export { INGEST_PROBLEMS, type IngestProblemCode } from './problems.ts';
export { RawJson } from './raw-json.ts';
