import { createHash } from 'node:crypto';
import type { IncomingRow, LogStore } from '@vedette/log-store';
import { type Clock, errorProblem, findTable, invariant, Rejection, type TableSchema } from '@vedette/model';
import type { Ingest, IngestResult, RawRecord } from './ingest.ts';
import { INGEST_PROBLEMS } from './problems.ts';
import { toRow } from './to-row.ts';

/** Fills values before they become a row: names of labels, for example. Gives the values to use. */
export type Enrich = (table: string, values: RawRecord['values']) => RawRecord['values'] | Promise<RawRecord['values']>;

export interface IngestOptions {
  readonly logStore: Pick<LogStore, 'append'>;
  readonly clock: Clock;
  /** What `TenantId` says: the workspace. */
  readonly workspaceId: string;
  readonly enrich?: readonly Enrich[];
  /** Told after rows of a table became durable. */
  readonly onWritten?: (table: string, rows: number) => void;
}

/** Records under way in all writes at once; more wait. At about 4 KB a record this bounds the memory of ingestion to 400 MB. */
const MAX_RECORDS_UNDER_WAY = 100_000;
/** Records turned into rows and stored at once; a larger write is stored piece by piece. */
const RECORDS_A_PIECE = 20_000;

/** The only way into a table. */
export function createIngest(options: IngestOptions): Ingest {
  const gate = createGate(MAX_RECORDS_UNDER_WAY);
  return {
    async write(tableOrName, records) {
      const table = typeof tableOrName === 'string' ? findTable(tableOrName) : tableOrName;
      if (!table)
        throw new Rejection([errorProblem('ING1001', `${INGEST_PROBLEMS.ING1001} Found \`${String(tableOrName)}\`.`)]);
      const results: IngestResult[] = [];
      for (let from = 0; from < records.length; from += RECORDS_A_PIECE) {
        const piece = records.slice(from, from + RECORDS_A_PIECE);
        results.push(await gate(piece.length, () => writePiece(options, table, piece)));
      }
      return addResults(results);
    },
  };
}

async function writePiece(
  options: IngestOptions,
  table: TableSchema,
  records: readonly RawRecord[],
): Promise<IngestResult> {
  const ingestedAt = options.clock.now();
  const context = { workspaceId: options.workspaceId, ingestedAt };
  const rows: IncomingRow[] = [];
  const rejected: Notice[] = [];
  const notes: Notice[] = [];
  for (const record of records) {
    const result = toRow(
      table,
      { key: record.key, values: await enrich(options.enrich ?? [], table, record) },
      context,
    );
    if ('row' in result) rows.push(result.row);
    if ('row' in result && result.note) notes.push({ key: record.key, problem: result.note });
    if (!('row' in result)) rejected.push({ key: record.key, problem: result.problem });
  }
  const { appended, duplicateKeys } = await options.logStore.append(table, rows, ingestedAt);
  if (rejected.length > 0) await reportRejected(options, table, rejected, ingestedAt);
  if (appended > 0) options.onWritten?.(table.name, appended);
  return withNotes({ accepted: appended, duplicates: duplicateKeys, rejected }, notes);
}

type Notice = IngestResult['rejected'][number];

const withNotes = (result: IngestResult, notes: readonly Notice[]): IngestResult =>
  notes.length === 0 ? result : { ...result, notes };

async function enrich(
  hooks: readonly Enrich[],
  table: TableSchema,
  { values }: RawRecord,
): Promise<RawRecord['values']> {
  let filled = values;
  for (const hook of hooks) filled = await hook(table.name, filled);
  return filled;
}

/** Writes each refused record into `Operation`, so that nothing is dropped without a trace. The key makes a repeat one row. */
async function reportRejected(
  { logStore, workspaceId }: IngestOptions,
  table: TableSchema,
  rejected: IngestResult['rejected'],
  at: Date,
): Promise<void> {
  const operation = findTable('Operation');
  invariant(operation, 'the catalogue has Operation');
  const rows = rejected.map(({ key, problem }) => {
    const values = {
      TimeGenerated: at.toISOString(),
      OperationCategory: 'Ingestion',
      OperationStatus: 'Failed',
      OperationKey: key,
      Detail: `A record for ${table.name} was not stored: ${problem.message} Correct it and send it again.`,
      Solution: 'Vedette',
    };
    const result = toRow(operation, { key: '', values }, { workspaceId, ingestedAt: at });
    invariant('row' in result, 'a row of Operation fits its own table');
    return { ...result.row, key: rejectionKey(table, key, problem.message) };
  });
  await logStore.append(operation, rows, at);
}

const rejectionKey = (table: TableSchema, key: string, message: string): string =>
  key === ''
    ? ''
    : `rejected:${createHash('sha256').update(`${table.name}\0${key}\0${message}`).digest('hex').slice(0, 32)}`;

function addResults(results: readonly IngestResult[]): IngestResult {
  const sum = {
    accepted: results.reduce((total, { accepted }) => total + accepted, 0),
    duplicates: results.flatMap(({ duplicates }) => duplicates),
    rejected: results.flatMap(({ rejected }) => rejected),
  };
  return withNotes(
    sum,
    results.flatMap(({ notes }) => notes ?? []),
  );
}

/** Lets work in until `capacity` is under way; the rest waits in order. A piece larger than all of it goes alone. */
function createGate(capacity: number): <T>(size: number, work: () => Promise<T>) => Promise<T> {
  let used = 0;
  const waiting: { size: number; enter: () => void }[] = [];
  const admit = () => {
    while (waiting[0] && (used === 0 || used + waiting[0].size <= capacity)) {
      const next = waiting.shift();
      if (!next) return;
      used += next.size;
      next.enter();
    }
  };
  return async (size, work) => {
    await new Promise<void>((enter) => {
      waiting.push({ size, enter });
      admit();
    });
    try {
      return await work();
    } finally {
      used -= size;
      admit();
    }
  };
}
