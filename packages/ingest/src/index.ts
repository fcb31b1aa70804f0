export * from './ingest.ts';
export * from './raw-json.ts';
