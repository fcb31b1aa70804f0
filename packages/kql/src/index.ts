export * from './kql.ts';
export {
  type FunctionDeclaration,
  isCommand,
  type ManagementCommand,
  type ParsedCommand,
  parseCommand,
} from './parse/command.ts';
export { listSupport, type SupportEntry, type SupportState } from './support.ts';
