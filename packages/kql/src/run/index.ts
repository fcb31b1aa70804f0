export { HostThreads, type HostThreadsOptions } from '../host/threads.ts';
export type { ChdbSession } from './chdb-statements.ts';
export { createRowDecoder, createValueDecoder, type JavaScriptValue } from './decode-rows.ts';
export {
  type ClickHouseClient,
  chdbEngine,
  clickHouseEngine,
  type Engine,
  type EngineOptions,
} from './engine.ts';
export {
  type AnswerTable,
  compileOn,
  type KqlAnswer,
  type RunOptions,
  runCompiled,
  runKql,
  type StageOptions,
  stageTable,
  type ValueForm,
} from './run-kql.ts';
export { createTableSql, insertRowsSql } from './tables.ts';
