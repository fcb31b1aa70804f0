import type { Ingest } from '@vedette/ingest';
import type { Clock, DataSource, Logger, NewId, ScanKind, ScanRun } from '@vedette/model';
import type { AssetStore, LabelStore, ScanStore, SourceStore } from '@vedette/state-store';
import type { Analyser } from './analysis/analysis.ts';
import type { ScanFileSystem } from './folder/file-system.ts';

export interface ScanProgress {
  /** The run with its figures so far. */
  readonly run: ScanRun;
  /** Path within the source of the file looked at last; `null` before the first and after the last. */
  readonly currentPath: string | null;
}

export interface ScannerOptions {
  readonly store: SourceStore & ScanStore & AssetStore & LabelStore;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly newId: NewId;
  /** What `PurviewAccountName` says. */
  readonly accountName: string;
  /** What `PurviewRegion` says; empty where the server has none. */
  readonly accountRegion?: string;
  /** Directory tenant of the account, for `PurviewTenantId`. */
  readonly tenantId?: string;
  readonly onProgress?: (progress: ScanProgress) => void;
  readonly logger?: Logger;
  /** Reads and classifies one document; worker threads where it is absent. */
  readonly analyser?: Analyser;
  /** The disk; tests give one that fails on purpose. */
  readonly fileSystem?: ScanFileSystem;
  /** A larger file is listed by its metadata only. Source: Purview Data Map reads documents up to 20 MB. */
  readonly maxFileBytes?: number;
}

/** A new run, or one that was queued or left behind by a crash. */
export type ScanRequest = { readonly source: DataSource; readonly signal?: AbortSignal } & (
  | { readonly run: ScanRun }
  | { readonly kind: ScanKind; readonly requestedBy: string }
);

export interface Scanner {
  /** Writes a run that waits; `runScan({ source, run })` does it. */
  queueRun(request: { source: DataSource; kind: ScanKind; requestedBy: string }): Promise<ScanRun>;
  /**
   * Looks at a source and gives the run as it ended: `succeeded`, `failed` (its `errorMessage` says why) or `cancelled`.
   * Repeating a run that did not end adds nothing twice.
   */
  runScan(request: ScanRequest): Promise<ScanRun>;
  /** Takes up every run that a crash left queued or running, one after the other. */
  resumeScans(signal?: AbortSignal): Promise<readonly ScanRun[]>;
  /** Ends the worker threads. */
  close(): Promise<void>;
}

/** Abort reason that leaves a run as it is, to be taken up by `resumeScans` at the next start. */
export class ScanInterruption extends Error {
  override readonly name = 'ScanInterruption';
}
