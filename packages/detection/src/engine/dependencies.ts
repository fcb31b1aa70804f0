import type { Ingest } from '@vedette/ingest';
import type { Clock, Incident, Logger, NewId, Principal, RuleRun } from '@vedette/model';
import type { QueryService } from '@vedette/query';
import type { IncidentStore, LeaseStore, OutboxStore, RuleStore } from '@vedette/state-store';
import type { CorrelationSettings } from '../incidents/correlate.ts';

export interface DetectionOptions {
  readonly rules: RuleStore;
  readonly incidents: IncidentStore;
  readonly outbox: OutboxStore;
  readonly leases: LeaseStore;
  readonly query: QueryService;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly onEvaluated?: (run: RuleRun) => void;
  readonly onIncidentChanged?: (incident: Incident) => void;
  /** Sentinel waits 300 s after a window's end for its events to arrive; what is later still is met as late. Default 300. */
  readonly delaySeconds?: number;
  /** How long after its arrival time a row can surely be read. Default 2; 0 where nothing writes while rules run. */
  readonly settleSeconds?: number;
  /** How often `run` looks for due rules. Default 2. */
  readonly tickSeconds?: number;
  /** Windows older than this after downtime are skipped, and the run says so. Default 7 days. */
  readonly maxCatchUpSeconds?: number;
  /**
   * This engine's name among those on one store. Fixed where one process alone can have the store (embedded), so that a
   * restart takes up its own leases at once; default: a new one each time.
   */
  readonly holder?: string;
  readonly workspaceId?: string;
  readonly portalUrl?: string;
  readonly correlation?: Partial<CorrelationSettings>;
}

/** The options with their defaults, and who this engine is among others. */
export type Engine = Required<Omit<DetectionOptions, 'correlation'>> & {
  readonly correlation: Partial<CorrelationSettings>;
};

export const withDefaults = (options: DetectionOptions): Engine => ({
  onEvaluated: () => {},
  onIncidentChanged: () => {},
  delaySeconds: 300,
  settleSeconds: 2,
  tickSeconds: 2,
  maxCatchUpSeconds: 7 * 86_400,
  workspaceId: 'default',
  portalUrl: '',
  correlation: {},
  holder: `detection:${options.newId()}`,
  ...options,
});

/** Rules read with the rights of the product, not of whoever made them: they must not end with a person's account. */
export const RULE_PRINCIPAL: Principal = {
  userId: 'vedette-analytics',
  username: 'Vedette Analytics',
  roles: ['reader'],
  tables: null,
};

/** An incident that was quiet for longer cannot be joined: the longest lookback of a rule is 7 days. */
export const CANDIDATE_DAYS = 14;
