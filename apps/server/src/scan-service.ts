import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource, Logger, ScanKind, ScanRun, StreamEvent } from '@vedette/model';
import { errorProblem, Rejection } from '@vedette/model';
import type { Scanner } from '@vedette/scan';
import type { ScanStore, SourceStore } from '@vedette/state-store';

/** Starts, watches and stops scan runs; one run at a time for each source. */
export class ScanService {
  readonly #scanner: Scanner;
  readonly #store: SourceStore & ScanStore;
  readonly #logger: Logger;
  readonly #publish: (event: StreamEvent) => void;
  readonly #running = new Map<string, { run: ScanRun; abort: AbortController; ended: Promise<ScanRun> }>();

  constructor(options: {
    scanner: Scanner;
    store: SourceStore & ScanStore;
    logger: Logger;
    publish: (event: StreamEvent) => void;
  }) {
    this.#scanner = options.scanner;
    this.#store = options.store;
    this.#logger = options.logger;
    this.#publish = options.publish;
  }

  /** Errors: `API2001` where the path is not a folder that the server can read, or is registered already. */
  async register(source: DataSource): Promise<void> {
    if (!path.isAbsolute(source.path))
      throw refusal(`Expected an absolute path of a folder, found \`${source.path}\`.`);
    const found = await stat(source.path).catch(() => undefined);
    if (!found?.isDirectory())
      throw refusal(
        `\`${source.path}\` is not a folder that this server can read. Check the path and its permissions.`,
      );
    const twin = (await this.#store.listSources()).find(
      ({ path: other }) => path.resolve(other) === path.resolve(source.path),
    );
    if (twin) throw refusal(`\`${source.path}\` is registered already, as \`${twin.name}\`.`);
    await this.#store.putSource(source);
  }

  /** Answers with the run as it starts; a source that is being scanned answers with the run under way. */
  async start(source: DataSource, kind: ScanKind, requestedBy: string): Promise<ScanRun> {
    const active = this.#running.get(source.id);
    if (active) return active.run;
    const abort = new AbortController();
    const run = await this.#scanner.queueRun({ source, kind, requestedBy });
    const ended = this.#scanner
      .runScan({ source, run, signal: abort.signal })
      .then((finished) => {
        this.#publish({ topic: 'scan.progressed', run: finished, currentPath: null });
        return finished;
      })
      .catch(async (error: unknown) => {
        this.#logger.error('scan failed', { sourceId: source.id, error: String(error) });
        return (await this.#store.findRun(run.id)) ?? run;
      })
      .finally(() => this.#running.delete(source.id));
    this.#running.set(source.id, { run, abort, ended });
    return run;
  }

  /** Takes up runs that a crash left behind. */
  async resume(): Promise<void> {
    const sources = await this.#store.listSources();
    for (const source of sources) {
      const { items } = await this.#store.listRuns({ sourceId: source.id, limit: 10, offset: 0 });
      const left = items.find(({ status }) => status === 'running' || status === 'queued');
      if (left) await this.#resumeRun(source, left);
    }
  }

  async #resumeRun(source: DataSource, run: ScanRun): Promise<void> {
    this.#logger.info('taking up a scan run that did not end', { runId: run.id, source: source.name });
    const abort = new AbortController();
    const ended = this.#scanner
      .runScan({ source, run, signal: abort.signal })
      .finally(() => this.#running.delete(source.id));
    this.#running.set(source.id, { run, abort, ended });
    ended.catch((error: unknown) => this.#logger.error('scan failed', { sourceId: source.id, error: String(error) }));
  }

  async cancel(run: ScanRun): Promise<ScanRun> {
    const active = this.#running.get(run.sourceId);
    if (active?.run.id !== run.id) return run;
    active.abort.abort(new Error('cancelled'));
    return active.ended;
  }

  /** Waits for the run that a source has under way. */
  async whenEnded(sourceId: string): Promise<ScanRun | undefined> {
    return this.#running.get(sourceId)?.ended;
  }

  async stop(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { abort } of all) abort.abort(new Error('the server stops'));
    await Promise.allSettled(all.map(({ ended }) => ended));
  }
}

function refusal(message: string): Rejection {
  return new Rejection([errorProblem('API2001', message)], 400);
}
