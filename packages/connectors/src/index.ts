export * from './alert-sink.ts';
export { type ConnectorDescriptor, connectorDescriptors } from './descriptors.ts';
export { CONNECTOR_PROBLEMS, type ConnectorProblemCode } from './problems.ts';
export type { ConnectorRuntime, ConnectorRuntimeOptions, PollSummary } from './runtime/connector-runtime.ts';
export { createConnectorRuntime } from './runtime/create-connector-runtime.ts';
