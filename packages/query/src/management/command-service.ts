import { type ManagementCommand, parseCommand } from '@vedette/kql';
import { type Clock, type Principal, type Problem, readableTables, type TableSchema } from '@vedette/model';
import type { AuditStore, FunctionStore } from '@vedette/state-store';
import { printCaseTable } from '../cases/literals.ts';
import { queryProblem } from '../problems.ts';
import type { QueryControl, QueryService } from '../query.ts';
import { type CommandContext, type CommandOutcome, type CommandTable, isProblem } from './command.ts';
import { FUNCTION_COMMANDS } from './function-commands.ts';
import { SHOW_COMMANDS } from './show-commands.ts';

export interface CommandServiceOptions {
  readonly database: string;
  readonly version: string;
  readonly tables: readonly TableSchema[];
  readonly functions: FunctionStore;
  readonly audit: Pick<AuditStore, 'addAudit'>;
  readonly query: QueryService & QueryControl;
  readonly clock: Clock;
}

export interface CommandRequest {
  /** The text of the command: it begins with a dot. */
  readonly text: string;
  readonly principal: Principal;
  readonly clientIp: string | null;
  /** The request may change nothing. */
  readonly isReadOnly?: boolean;
}

/** Runs management commands. */
export interface CommandService {
  /**
   * Errors: `KQL1001` for a command that is not whole, `QRY1004` for one that is none of ours, and those of the command
   * (`QRY1005`, `QRY1008` to `QRY1015`, the compiler's of a function's body).
   */
  run(request: CommandRequest): Promise<CommandOutcome>;
}

const KNOWN =
  '`.show databases`, `.show databases schema as json`, `.show schema`, `.show tables`, `.show table T cslschema`, `.show table T schema as json`, `.show functions`, `.show function F`, `.show version`, `.show running queries`, `.cancel query`, and `.create`, `.alter`, `.create-or-alter` and `.drop` of functions';

const reject = (...problems: readonly Problem[]): CommandOutcome => ({ kind: 'rejected', problems });
const MAX_SHOWN_CHARACTERS = 80;

class Service implements CommandService {
  readonly #options: CommandServiceOptions;
  readonly #startedAt: Date;

  constructor(options: CommandServiceOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
  }

  async run(request: CommandRequest): Promise<CommandOutcome> {
    const command = parseCommand(request.text);
    if (command.kind === 'rejected') return command;
    const outcome = command.kind === 'command' ? await this.#execute(command, request) : undefined;
    if (!outcome) return reject(queryProblem('QRY1004', request.text.trim().slice(0, MAX_SHOWN_CHARACTERS), KNOWN));
    const operators = command.kind === 'command' ? command.operators : null;
    if (outcome.kind === 'rejected' || operators === null) return outcome;
    return this.#pipe(outcome.table, operators, request.principal);
  }

  /** Undefined where the command is none of ours. */
  async #execute(command: ManagementCommand, request: CommandRequest): Promise<CommandOutcome | undefined> {
    const [show, edit] = [SHOW_COMMANDS[command.name], FUNCTION_COMMANDS[command.name]];
    if (!show && !edit) return undefined;
    const context = await this.#contextOf(command, request);
    if (show) {
      const shown = show(context);
      return isProblem(shown) ? reject(shown) : { kind: 'answered', table: shown };
    }
    if (request.isReadOnly) return reject(queryProblem('QRY1016'));
    const { functions, audit } = this.#options;
    const edited = await edit?.(context, { store: functions, audit, clientIp: request.clientIp });
    return edited && 'rows' in edited ? { kind: 'answered', table: edited } : reject(...(edited ?? []));
  }

  async #contextOf(command: ManagementCommand, { text, principal }: CommandRequest): Promise<CommandContext> {
    const { database, version, tables, functions, query, clock } = this.#options;
    const readable = readableTables(principal);
    return {
      command,
      text,
      principal,
      database,
      version,
      startedAt: this.#startedAt,
      now: clock.now(),
      tables: readable ? tables.filter(({ name }) => readable.has(name)) : tables,
      functions: await functions.listFunctions(),
      queries: query,
    };
  }

  /** Runs the operators behind a command over its table. */
  async #pipe(table: CommandTable, operators: string, principal: Principal): Promise<CommandOutcome> {
    const literal = printCaseTable({ name: 'CommandResult', ...table });
    const outcome = await this.#options.query.run({
      kql: `${literal}CommandResult\n| ${operators}`,
      principal,
      source: 'command',
    });
    if (outcome.kind === 'answered') return { kind: 'answered', table: outcome.table };
    // Their places are those of a text that nobody wrote.
    return reject(...outcome.problems.map(({ span: _, ...problem }) => problem));
  }
}

export function createCommandService(options: CommandServiceOptions): CommandService {
  return new Service(options);
}
