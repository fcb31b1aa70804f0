/** Data for looking at the pages. Never shipped. */
export * from './made-up-connectors.ts';
export * from './made-up-estate.ts';
export * from './made-up-incidents.ts';
export * from './made-up-people.ts';
export * from './made-up-rules.ts';
export { ago, LABELS } from './made-up-values.ts';
