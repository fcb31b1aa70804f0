import {
  type DataSource,
  errorProblem,
  Fault,
  Rejection,
  type ScanKind,
  type ScanRun,
  silentLogger,
} from '@vedette/model';
import { createWorkerPool } from './analysis/worker-pool.ts';
import { NO_FIGURES } from './figures.ts';
import { nodeFileSystem } from './folder/file-system.ts';
import { SCAN_PROBLEMS } from './problems.ts';
import { STATUS_TABLE, statusRecord } from './rows.ts';
import { FolderRun, type RunParts } from './run-scan.ts';
import { ScanInterruption, type Scanner, type ScannerOptions, type ScanRequest } from './scan-options.ts';
import { resolveDiskError } from './skip-reasons.ts';

/** A scanner over these stores. Errors: `runScan` rejects with `SCN1001` where the source is being scanned already. */
export function createScanner(options: ScannerOptions): Scanner {
  const analyser = options.analyser ?? createWorkerPool();
  const fileSystem = options.fileSystem ?? nodeFileSystem;
  const active = new Set<string>();

  const scanner: Scanner = {
    queueRun: (request) => queueRun(options, request),
    async runScan(request) {
      const { source } = request;
      if (active.has(source.id)) throw alreadyScanning(source);
      active.add(source.id);
      try {
        const run = 'run' in request ? request.run : await queueRun(options, request);
        const signal = request.signal ?? new AbortController().signal;
        return await carryOut({ options, source, signal, analyser, fileSystem }, run);
      } finally {
        active.delete(source.id);
      }
    },
    async resumeScans(signal) {
      const ended: ScanRun[] = [];
      for (const { source, run } of await findLeftRuns(options)) {
        ended.push(await scanner.runScan({ source, run, ...(signal && { signal }) } satisfies ScanRequest));
      }
      return ended;
    },
    close: () => analyser.close(),
  };
  return scanner;
}

async function queueRun(
  { store, newId, clock }: ScannerOptions,
  { source, kind, requestedBy }: { source: DataSource; kind: ScanKind; requestedBy: string },
): Promise<ScanRun> {
  const times = { queuedAt: clock.now().toISOString(), startedAt: null, endedAt: null };
  const run: ScanRun = {
    id: newId(),
    sourceId: source.id,
    kind,
    status: 'queued',
    requestedBy,
    ...times,
    ...NO_FIGURES,
    errorMessage: null,
  };
  await store.putRun(run);
  return run;
}

/** Runs from queued to ended. */
async function carryOut(parts: RunParts, queued: ScanRun): Promise<ScanRun> {
  const { store, clock, onProgress } = parts.options;
  const started: ScanRun = { ...queued, status: 'running', startedAt: queued.startedAt ?? clock.now().toISOString() };
  await store.putRun(started);
  onProgress?.({ run: started, currentPath: null });
  const folder = await FolderRun.open(parts, started);
  let outcome: Pick<ScanRun, 'status' | 'errorMessage'> = { status: 'succeeded', errorMessage: null };
  try {
    await folder.execute();
  } catch (error) {
    outcome = judgeFailure(error, parts);
  }
  const ended: ScanRun = { ...folder.figures, ...outcome, endedAt: clock.now().toISOString() };
  await endRun(parts, ended);
  return ended;
}

/** How a run that threw ended. Errors: rethrows an interruption, which leaves the run to be taken up again. */
function judgeFailure(error: unknown, { signal, source, options }: RunParts): Pick<ScanRun, 'status' | 'errorMessage'> {
  if (error instanceof ScanInterruption) throw error;
  if (signal.aborted && error === signal.reason) return { status: 'cancelled', errorMessage: null };
  const { logger = silentLogger } = options;
  logger.error('a scan run failed', { source: source.name, path: source.path, error: String(error) });
  return { status: 'failed', errorMessage: explainFailure(error, source) };
}

function explainFailure(error: unknown, source: DataSource): string {
  if (error instanceof Fault) return error.message;
  const isDiskError = error instanceof Error && 'syscall' in error;
  if (!isDiskError) return 'The scan met an error that it does not know; the log of the server has it. Scan again.';
  return `The folder \`${source.path}\` could not be listed. ${resolveDiskError(error).message}`;
}

async function endRun({ options, source }: RunParts, ended: ScanRun): Promise<void> {
  await options.ingest.write(STATUS_TABLE, [statusRecord(ended, source)]);
  await options.store.putRun(ended);
  options.onProgress?.({ run: ended, currentPath: null });
}

async function findLeftRuns({ store }: ScannerOptions): Promise<{ source: DataSource; run: ScanRun }[]> {
  const left: { source: DataSource; run: ScanRun }[] = [];
  for (const source of await store.listSources()) {
    const { items } = await store.listRuns({ sourceId: source.id, limit: 100, offset: 0 });
    const open = items.filter(({ status }) => status === 'running' || status === 'queued');
    for (const run of open.sort((a, b) => a.queuedAt.localeCompare(b.queuedAt))) left.push({ source, run });
  }
  return left;
}

function alreadyScanning({ name }: DataSource): Rejection {
  return new Rejection([errorProblem('SCN1001', `\`${name}\`: ${SCAN_PROBLEMS.SCN1001}`)], 409);
}
