import type { ConnectorRuntime } from '@vedette/connectors';
import type { DetectionEngine, Solution } from '@vedette/detection';
import type { Ingest } from '@vedette/ingest';
import type { Clock, Logger, NewId } from '@vedette/model';
import type { CommandService, QueryEngine } from '@vedette/query';
import type { StateStore } from '@vedette/state-store';
import type { AccessService } from './access/access-service.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { ScanService } from './scan-service.ts';
import type { StreamHub } from './stream-hub.ts';

/** Everything a route may use, wired once in `composition.ts`. */
export interface Services {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly state: StateStore;
  readonly ingest: Ingest;
  readonly query: QueryEngine;
  readonly commands: CommandService;
  readonly detection: DetectionEngine;
  readonly connectors: ConnectorRuntime;
  readonly scans: ScanService;
  readonly solutions: readonly Solution[];
  readonly authenticator: Authenticator;
  readonly access: AccessService;
  readonly stream: StreamHub;
  readonly version: string;
}
