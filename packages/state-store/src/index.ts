export { STATE_FAULTS, STATE_PROBLEMS, type StateProblemCode } from './problems.ts';
export { loadSecretKey } from './secret-box.ts';
export * from './state-store.ts';
