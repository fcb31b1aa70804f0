import type { ManagementCommand } from '@vedette/kql';
import type { Principal, Problem, StoredFunction, TableSchema } from '@vedette/model';
import { queryProblem } from '../problems.ts';
import type { QueryControl } from '../query.ts';

/** What a command gives: one table. */
export interface CommandTable {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: unknown[][];
}

export type CommandOutcome =
  | { readonly kind: 'answered'; readonly table: CommandTable }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** What a command that only shows may speak of: what the principal may read. */
export interface CommandContext {
  readonly command: ManagementCommand;
  /** The command as it was sent. */
  readonly text: string;
  readonly principal: Principal;
  readonly database: string;
  readonly version: string;
  readonly startedAt: Date;
  readonly now: Date;
  readonly tables: readonly TableSchema[];
  readonly functions: readonly StoredFunction[];
  readonly queries: QueryControl;
}

/** Shape: a table, or the problem that there is instead. */
export type Show = (context: CommandContext) => CommandTable | Problem;

export const strings = (...names: readonly string[]) => names.map((name) => ({ name, type: 'string' }));

export const isProblem = (result: CommandTable | Problem): result is Problem => 'code' in result;

/** The first name or text that the command gives in this role. */
export const givenName = ({ given }: ManagementCommand, role: string): string => given.get(role)?.[0] ?? '';

/** The problem of a database that is not ours; a command that names none means ours. */
export function findOtherDatabase({ command, database }: CommandContext): Problem | undefined {
  const other = command.given.get('DatabaseName')?.find((name) => name.toLowerCase() !== database.toLowerCase());
  return other === undefined ? undefined : queryProblem('QRY1012', other, database);
}

export const FUNCTION_COLUMNS = strings('Name', 'Parameters', 'Body', 'Folder', 'DocString');

export const toFunctionRow = ({ name, parameters, body, folder, docString }: StoredFunction): unknown[] => [
  name,
  parameters,
  body,
  folder,
  docString,
];
