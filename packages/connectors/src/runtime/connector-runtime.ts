import type { Ingest } from '@vedette/ingest';
import type { Clock, ConnectorKind, ConnectorSettings, ConnectorState, Fetch, Logger, NewId } from '@vedette/model';
import type { ConnectorStore, LabelStore, LeaseStore } from '@vedette/state-store';
import type { AlertSink } from '../alert-sink.ts';

/** What a runtime stands on; all of the world comes in here. */
export interface ConnectorRuntimeOptions {
  readonly store: ConnectorStore;
  readonly leases: LeaseStore;
  readonly ingest: Ingest;
  readonly sink: AlertSink;
  readonly labelStore: LabelStore;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Called after every stored change of a connector's state. */
  readonly onChange?: (state: ConnectorState) => void;
  /** Share of a pause that is added to it, drawn anew each time, so that servers do not call in step. Absent: up to 0.1. */
  readonly jitter?: () => number;
  /** Who holds the leases. One process on a store of its own passes a fixed name, and after a crash is its own successor. */
  readonly holder?: string;
}

export interface PollSummary {
  readonly kind: ConnectorKind;
  /** `skipped`: not connected, or another server holds the lease. */
  readonly outcome: 'polled' | 'failed' | 'skipped';
  readonly rowsWritten: number;
  readonly duplicatesDropped: number;
  readonly recordsNotTaken: number;
}

/** The connectors of one server: their switch, their state, and the loop that polls them. */
export interface ConnectorRuntime {
  /**
   * Checks the sign-in, stores settings and secret, and lets the loop poll. `secret` null keeps the stored one.
   * Errors: `Rejection` with `CON1001` to `CON1010` when the tenant refuses; nothing is stored then.
   */
  connect(kind: ConnectorKind, settings: ConnectorSettings, secret: string | null): Promise<ConnectorState>;
  disconnect(kind: ConnectorKind): Promise<ConnectorState>;
  /** One state for each kind, connected or not. */
  listStates(): Promise<readonly ConnectorState[]>;
  /** Polls once, if connected and the lease is free. What fails is in the state and the summary, never thrown. */
  pollOnce(kind: ConnectorKind, signal?: AbortSignal): Promise<PollSummary>;
  /** Polls every connector at its own pace until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
}
