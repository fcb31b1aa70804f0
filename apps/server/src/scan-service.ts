import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource, Logger, Rejection, ScanKind, ScanRun, StreamEvent } from '@vedette/model';
import { ScanInterruption, type Scanner } from '@vedette/scan';
import type { ScanStore, SourceStore } from '@vedette/state-store';
import { httpRejection } from './http/errors.ts';

interface ActiveRun {
  readonly run: ScanRun;
  readonly abort: AbortController;
  readonly ended: Promise<ScanRun>;
}

/** Starts, watches and stops scan runs; one run at a time for each source. */
export class ScanService {
  readonly #scanner: Scanner;
  readonly #store: SourceStore & ScanStore;
  readonly #logger: Logger;
  readonly #publish: (event: StreamEvent) => void;
  readonly #active = new Map<string, ActiveRun>();

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
    const active = this.#active.get(source.id);
    if (active) return active.run;
    const run = await this.#scanner.queueRun({ source, kind, requestedBy });
    return (this.#active.get(source.id) ?? this.#carryOut(source, run)).run;
  }

  /** Takes up the runs that a crash left queued or running. */
  async resume(): Promise<void> {
    for (const source of await this.#store.listSources()) {
      const { items } = await this.#store.listRuns({ sourceId: source.id, limit: 10, offset: 0 });
      const left = items.find(({ status }) => status === 'running' || status === 'queued');
      if (!left || this.#active.has(source.id)) continue;
      this.#logger.info('taking up a scan run that did not end', { runId: left.id, source: source.name });
      this.#carryOut(source, left);
    }
  }

  async cancel(run: ScanRun): Promise<ScanRun> {
    const active = this.#active.get(run.sourceId);
    if (active?.run.id !== run.id) return run;
    active.abort.abort(new Error('cancelled'));
    return active.ended;
  }

  /** The end of the run that a source has under way, or `undefined` where it has none. */
  whenEnded(sourceId: string): Promise<ScanRun> | undefined {
    return this.#active.get(sourceId)?.ended;
  }

  /** Interrupts every run; the next start takes them up again. */
  async stop(): Promise<void> {
    const all = [...this.#active.values()];
    for (const { abort } of all) abort.abort(new ScanInterruption('the server stops'));
    await Promise.allSettled(all.map(({ ended }) => ended));
  }

  #carryOut(source: DataSource, run: ScanRun): ActiveRun {
    const abort = new AbortController();
    const ended = this.#scanner
      .runScan({ source, run, signal: abort.signal })
      .catch(async (error: unknown) => {
        if (!(error instanceof ScanInterruption))
          this.#logger.error('a scan ended early', { source: source.name, error: String(error) });
        return run;
      })
      .finally(() => this.#active.delete(source.id));
    const active = { run, abort, ended };
    this.#active.set(source.id, active);
    void ended.then((finished) => this.#publish({ topic: 'scan.progressed', run: finished, currentPath: null }));
    return active;
  }
}

function refusal(message: string): Rejection {
  return httpRejection('API2001', message);
}
