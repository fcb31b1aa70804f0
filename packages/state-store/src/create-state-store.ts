import type { NewId } from '@vedette/model';
import { createSecretBox } from './secret-box.ts';
import type { SqlDatabase } from './sql/sql-database.ts';
import type { StateStore } from './state-store.ts';
import { createAssetStore } from './stores/assets.ts';
import { createAuditStore } from './stores/audit.ts';
import { createConnectorStore, createLabelStore } from './stores/connectors.ts';
import { createCredentialStore } from './stores/credentials.ts';
import { createFunctionStore } from './stores/functions.ts';
import { createIncidentStore } from './stores/incidents.ts';
import { createLeaseStore } from './stores/leases.ts';
import { createOutboxStore } from './stores/outbox.ts';
import { createRuleStore } from './stores/rules.ts';
import { createSavedQueryStore } from './stores/saved-queries.ts';
import { createScanStore, createSourceStore } from './stores/sources.ts';
import { createUserStore } from './stores/users.ts';
import { createWatchlistStore } from './stores/watchlists.ts';

export interface StateStoreParts {
  readonly database: SqlDatabase;
  /** Key of the connectors' secrets, 32 bytes. */
  readonly secretKey: Uint8Array;
  readonly newId: NewId;
  readonly close: () => Promise<void>;
}

/** Every store over one migrated database, whatever its driver. */
export function createStateStore({ database, secretKey, newId, close }: StateStoreParts): StateStore {
  return {
    ...createUserStore(database),
    ...createCredentialStore(database),
    ...createSourceStore(database),
    ...createScanStore(database),
    ...createAssetStore(database),
    ...createConnectorStore(database, createSecretBox(secretKey)),
    ...createLabelStore(database),
    ...createRuleStore(database),
    ...createIncidentStore(database, newId),
    ...createOutboxStore(database),
    ...createWatchlistStore(database),
    ...createSavedQueryStore(database),
    ...createFunctionStore(database),
    ...createLeaseStore(database),
    ...createAuditStore(database),
    close,
  };
}
