export * from './kql.ts';
