export * from './api-error.ts';
export * from './call.ts';
export * from './live.ts';
export { usePages } from './pages.ts';
export * from './queries.ts';
