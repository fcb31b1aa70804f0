export * from './kql.ts';
export { listSupport, type SupportEntry, type SupportState } from './support.ts';
