import type { RawRecord } from '@vedette/ingest';
import type { Asset, ScanRun, SkippedItem } from '@vedette/model';
import { Fault } from '@vedette/model';
import { SCAN_PROBLEMS } from './problems.ts';
import { SENSITIVITY_TABLE } from './rows.ts';
import type { ScannerOptions } from './scan-options.ts';

/** Small enough that a crash repeats little, large enough that a write is not one row. */
const BATCH_ASSETS = 64;
const BATCH_MILLISECONDS = 2_000;

/**
 * Collects what a run finds and writes it in batches: rows first, then the assets that say "done". A crash between the
 * two repeats the assets with the same row keys, and adds nothing.
 */
export class RunWriter {
  readonly #options: ScannerOptions;
  readonly #runId: string;
  readonly #listed: Set<string>;
  #assets: Asset[] = [];
  #records: RawRecord[] = [];
  #skipped: SkippedItem[] = [];
  #writtenAt: number;

  private constructor(options: ScannerOptions, runId: string, listed: Set<string>) {
    this.#options = options;
    this.#runId = runId;
    this.#listed = listed;
    this.#writtenAt = options.clock.now().getTime();
  }

  /** Knows what an interrupted try of the same run has listed already. */
  static async open(options: ScannerOptions, runId: string): Promise<RunWriter> {
    const listed = await options.store.listSkippedItems(runId);
    return new RunWriter(options, runId, new Set(listed.map(keyOf)));
  }

  addAsset(asset: Asset, records: readonly RawRecord[]): void {
    this.#assets.push(asset);
    this.#records.push(...records);
  }

  addSkipped(item: SkippedItem): void {
    if (this.#listed.has(keyOf(item))) return;
    this.#listed.add(keyOf(item));
    this.#skipped.push(item);
  }

  get isDue(): boolean {
    const isFull = this.#assets.length >= BATCH_ASSETS || this.#skipped.length >= BATCH_ASSETS;
    return isFull || this.#options.clock.now().getTime() - this.#writtenAt >= BATCH_MILLISECONDS;
  }

  /** Errors: throws the fault of a store; `SCN2001` where the table refuses a row. */
  async flush(run: ScanRun): Promise<void> {
    const [assets, records, skipped] = [this.#assets, this.#records, this.#skipped];
    [this.#assets, this.#records, this.#skipped] = [[], [], []];
    this.#writtenAt = this.#options.clock.now().getTime();
    if (records.length > 0) {
      const { rejected } = await this.#options.ingest.write(SENSITIVITY_TABLE, records);
      const [first] = rejected;
      if (first)
        throw new Fault(
          'SCN2001',
          `${SCAN_PROBLEMS.SCN2001} ${SENSITIVITY_TABLE}, ${rejected.length}: ${first.problem.message}`,
        );
    }
    if (assets.length > 0) await this.#options.store.putAssets(assets);
    if (skipped.length > 0) await this.#options.store.addSkippedItems(this.#runId, skipped);
    await this.#options.store.putRun(run);
  }
}

const keyOf = (item: SkippedItem): string => `${item.path}\n${item.reason}\n${item.message}`;
