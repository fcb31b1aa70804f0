export type {
  CompiledParameter,
  CompiledQuery,
  CompiledStatement,
  CompiledTable,
  CompileResult,
  RejectedQuery,
  RowAnswer,
  Visualization,
} from './compiled.ts';
export { Compiler, type CompilerOptions } from './compiler.ts';
export {
  compileAsking,
  MAX_STAGE_ROWS,
  runStages,
  type StagedStatement,
  type StageHost,
} from './host/execute.ts';
export { HostProblem, type HostTable } from './host/host.ts';
export { type HostOutcome, type HostTask, type RawTable, readTable, runHostTask } from './host/run.ts';
export * from './kql.ts';
export {
  type FunctionDeclaration,
  isCommand,
  type ManagementCommand,
  type ParsedCommand,
  parseCommand,
} from './parse/command.ts';
export { type KqlSignature, listSignatures } from './parse/signatures.ts';
export { nearNames } from './parse/suggest.ts';
export { listSupport, type SupportEntry, type SupportState } from './support.ts';
export { type ColumnSchema, KUSTO_TYPES, type KustoType, type Problem, type Span, type TableSchema } from './types.ts';
