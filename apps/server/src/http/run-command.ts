import type { CommandService, QueryOutcome } from '@vedette/query';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './authenticate.ts';

export interface CommandCall {
  readonly text: string;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  /** The request may change nothing. */
  readonly isReadOnly?: boolean;
}

/** Runs a management command; its table comes in the form of an answer to a query. */
export async function runCommand(
  commands: CommandService,
  { text, caller, request, isReadOnly = false }: CommandCall,
): Promise<QueryOutcome> {
  const start = performance.now();
  const { principal } = caller;
  const outcome = await commands.run({ text, principal, clientIp: request.ip, isReadOnly });
  if (outcome.kind === 'rejected') return outcome;
  const { columns, rows } = outcome.table;
  const statistics = { compileMs: 0, executeMs: performance.now() - start, rowsRead: 0, bytesRead: 0 };
  const table = { columns: [...columns], rows, partial: false, problems: [], visualization: null, statistics };
  return { kind: 'answered', tables: [], table };
}
