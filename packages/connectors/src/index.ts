export * from './alert-sink.ts';
export type { ConnectorRuntime, ConnectorRuntimeOptions, PollSummary } from './runtime/connector-runtime.ts';
