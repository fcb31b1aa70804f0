import path from 'node:path';
import type { Asset, DataSource, ScanRun, SkippedItem } from '@vedette/model';
import type { Analyser, AnalysisResult } from './analysis/analysis.ts';
import { assetIdOf, buildAsset, buildUnreadAsset, LabelCatalogue } from './build-asset.ts';
import { NO_FIGURES } from './figures.ts';
import type { FileFacts, ScanFileSystem } from './folder/file-system.ts';
import { readStable } from './folder/read-stable.ts';
import { walkFolder } from './folder/walk-folder.ts';
import { type RowContext, sensitivityRecords } from './rows.ts';
import { RunWriter } from './run-writer.ts';
import type { ScannerOptions } from './scan-options.ts';

/** Source: Purview Data Map reads documents up to 20 MB and lists larger ones by their metadata. */
const DEFAULT_MAX_FILE_BYTES = 20 * 1024 * 1024;
const PROGRESS_MILLISECONDS = 200;
/** Files held in memory beyond those that are being read, so that no thread waits for the disk. */
const READ_AHEAD = 2;

export interface RunParts {
  readonly options: ScannerOptions;
  readonly source: DataSource;
  readonly signal: AbortSignal;
  readonly analyser: Analyser;
  readonly fileSystem: ScanFileSystem;
}

type Fingerprint = {
  readonly id: string;
  readonly sizeBytes: number;
  readonly modifiedAt: string;
  readonly contentHash: string;
};

/** One run over one folder, from the first file to the last batch. Gives the run's figures; its state is the caller's. */
export class FolderRun {
  readonly #parts: RunParts;
  readonly #labels: LabelCatalogue;
  readonly #known: ReadonlyMap<string, Fingerprint>;
  readonly #gone: Set<string>;
  readonly #writer: RunWriter;
  readonly #context: RowContext;
  readonly #unseenFolders: string[] = [];
  #run: ScanRun;
  #progressAt = 0;

  private constructor(
    parts: RunParts,
    run: ScanRun,
    labels: LabelCatalogue,
    known: ReadonlyMap<string, Fingerprint>,
    writer: RunWriter,
  ) {
    const { options, source } = parts;
    this.#parts = parts;
    this.#labels = labels;
    this.#known = known;
    this.#gone = new Set(known.keys());
    this.#writer = writer;
    this.#run = { ...run, ...NO_FIGURES };
    this.#context = {
      source,
      run,
      accountName: options.accountName,
      accountRegion: options.accountRegion ?? '',
      tenantId: options.tenantId ?? '',
    };
  }

  static async open(parts: RunParts, run: ScanRun): Promise<FolderRun> {
    const { store } = parts.options;
    const labels = new LabelCatalogue(await store.listLabels());
    const known = await store.loadFingerprints(parts.source.id);
    return new FolderRun(parts, run, labels, known, await RunWriter.open(parts.options, run.id));
  }

  /** The run with its figures so far. */
  get figures(): ScanRun {
    return this.#run;
  }

  /** Errors: throws the disk's error where the source itself cannot be listed, a store's fault, the signal's reason. */
  async execute(): Promise<void> {
    const { signal, fileSystem, source, analyser } = this.#parts;
    const underWay = new Set<Promise<void>>();
    const failures: unknown[] = [];
    try {
      for await (const event of walkFolder(source.path, fileSystem)) {
        signal.throwIfAborted();
        if (failures.length > 0) throw failures[0];
        if (event.kind === 'skipped') {
          const item = { ...event.item, path: this.#placeOf(event.item.path) };
          if (event.isFolder) this.#unseenFolders.push(`${item.path}/`);
          this.#skip(item);
        } else {
          const task = this.#visit(event.path).catch((error: unknown) => void failures.push(error));
          const tracked: Promise<void> = task.then(() => void underWay.delete(tracked));
          underWay.add(tracked);
        }
        while (underWay.size >= analyser.capacity + READ_AHEAD) await untilAborted(Promise.race(underWay), signal);
        if (this.#writer.isDue) await this.#writer.flush(this.#run);
      }
      await untilAborted(Promise.all(underWay), signal);
      if (failures.length > 0) throw failures[0];
      await this.#removeGone();
    } finally {
      if (failures.length === 0) await this.#writer.flush(this.#run);
    }
  }

  #placeOf(relative: string): string {
    const root = this.#parts.source.path.split(path.sep).join('/').replace(/\/+$/, '');
    return `${root}/${relative}`;
  }

  async #visit(relative: string): Promise<void> {
    const { fileSystem, source, options, signal } = this.#parts;
    const assetPath = this.#placeOf(relative);
    this.#gone.delete(assetPath);
    this.#count({ seen: 1 });
    const known = this.#known.get(assetPath);
    const diskPath = path.join(source.path, relative);
    const facts = await fileSystem.statFile(diskPath).catch(() => undefined);
    if (this.#run.kind === 'incremental' && known && facts && isUnchanged(known, facts)) {
      this.#count({ unchanged: 1 });
    } else {
      const read = await readStable(diskPath, fileSystem, options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES);
      if (signal.aborted) return;
      if (read.kind === 'unread') await this.#keepUnread(assetPath, read, known);
      else await this.#analyse(assetPath, read.bytes, read.facts, known);
    }
    this.#report(assetPath);
  }

  async #keepUnread(
    assetPath: string,
    { reason, message, facts }: Extract<Awaited<ReturnType<typeof readStable>>, { kind: 'unread' }>,
    known: Fingerprint | undefined,
  ): Promise<void> {
    this.#skip({ path: assetPath, reason, message, coverage: 'none' });
    if (facts === null) return;
    const earlier = known && (await this.#parts.options.store.findAsset(known.id));
    this.#writer.addAsset(buildUnreadAsset(this.#at(assetPath, known), facts, reason, earlier), []);
  }

  async #analyse(
    assetPath: string,
    bytes: Uint8Array<ArrayBuffer>,
    facts: FileFacts,
    known: Fingerprint | undefined,
  ): Promise<void> {
    const { analyser, options, signal } = this.#parts;
    const knownHash = this.#run.kind === 'incremental' && known?.contentHash ? known.contentHash : null;
    const bytesRead = bytes.byteLength;
    const limits = { maxInputBytes: options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES };
    const result = await analyser.analyse({ bytes, name: path.posix.basename(assetPath), knownHash, limits });
    if (signal.aborted) return;
    this.#count({ bytesRead });
    if (result.kind === 'same') await this.#touch(known, facts);
    else this.#keep(buildAsset(this.#at(assetPath, known), facts, result, this.#labels), result);
  }

  /** New time, same bytes: the asset is as it was. */
  async #touch(known: Fingerprint | undefined, facts: FileFacts): Promise<void> {
    this.#count({ unchanged: 1 });
    const asset = known && (await this.#parts.options.store.findAsset(known.id));
    if (asset) this.#writer.addAsset({ ...asset, modifiedAt: facts.modifiedAt.toISOString() }, []);
  }

  #keep(asset: Asset, result: Exclude<AnalysisResult, { kind: 'same' }>): void {
    const wasRead = result.kind === 'read';
    const label = asset.labelId === null ? undefined : this.#labels.find(asset.labelId);
    this.#writer.addAsset(asset, sensitivityRecords(asset, wasRead, label, this.#context));
    this.#count({
      classified: wasRead ? 1 : 0,
      withFindings: asset.findings.length > 0 ? 1 : 0,
      labelled: asset.labelId === null ? 0 : 1,
    });
    if (!wasRead) this.#skip({ path: asset.path, reason: result.reason, message: result.message, coverage: 'none' });
    else {
      for (const { location, reason, message } of result.incomplete) {
        const where = location === '' ? message : `${location}: ${message}`;
        this.#skip({ path: asset.path, reason, message: where, coverage: 'part' });
      }
    }
  }

  #at(assetPath: string, known: Fingerprint | undefined) {
    const { source, options } = this.#parts;
    return { source, id: known?.id ?? assetIdOf(source.id, assetPath), path: assetPath, at: options.clock.now() };
  }

  /** What is not there any more. A folder that could not be listed keeps its assets: nobody knows. */
  async #removeGone(): Promise<void> {
    const places = [...this.#gone].filter((place) => !this.#unseenFolders.some((folder) => place.startsWith(folder)));
    const ids = places.flatMap((place) => this.#known.get(place)?.id ?? []);
    if (ids.length > 0) await this.#parts.options.store.removeAssets(ids);
    this.#count({ deleted: ids.length });
  }

  #skip(item: SkippedItem): void {
    this.#writer.addSkipped(item);
    this.#count({ skipped: 1 });
  }

  #count(
    by: Partial<
      Record<
        'seen' | 'classified' | 'unchanged' | 'withFindings' | 'labelled' | 'skipped' | 'deleted' | 'bytesRead',
        number
      >
    >,
  ): void {
    const next: Record<string, number> = {};
    for (const [name, value] of Object.entries(by)) next[name] = this.#run[name as keyof typeof by] + value;
    this.#run = { ...this.#run, ...next };
  }

  #report(currentPath: string): void {
    const now = this.#parts.options.clock.now().getTime();
    if (now - this.#progressAt < PROGRESS_MILLISECONDS) return;
    this.#progressAt = now;
    this.#parts.options.onProgress?.({ run: this.#run, currentPath });
  }
}

function isUnchanged(known: Fingerprint, facts: FileFacts): boolean {
  const isSameTime = Date.parse(known.modifiedAt) === facts.modifiedAt.getTime();
  return known.contentHash !== '' && known.sizeBytes === facts.sizeBytes && isSameTime;
}

/** Waits for the work, but no longer than the signal allows. Errors: rejects with the signal's reason. */
async function untilAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
