export { LOG_FAULTS, type LogFaultCode } from './faults.ts';
export * from './log-store.ts';
