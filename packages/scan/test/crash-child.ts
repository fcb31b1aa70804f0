/**
 * Scans a folder on the real stores: takes up what a crash left, or starts a full run. The test kills it.
 * Usage: node crash-child.ts DATA FOLDER. Prints `scanning`, then `ended ROWS DISTINCT STATUS-ROWS` when it is done.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createIngest } from '@vedette/ingest';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { type DataSource, findTable, invariant, systemClock } from '@vedette/model';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { createScanner, createWorkerPool } from '../src/index.ts';

const [data = '', folder = ''] = process.argv.slice(2);
const SOURCE: DataSource = {
  id: '5c7e1f4e-53c2-4f0a-9d37-0a4f7f3a1b11',
  kind: 'folder',
  name: 'estate',
  path: folder,
  sourceType: 'File system',
  region: 'westeurope',
  collection: '',
  createdAt: '2026-11-21T00:00:00Z',
};

const store = await openEmbeddedStateStore({ directory: path.join(data, 'state') });
const logStore = await openEmbeddedLogStore({ directory: path.join(data, 'logs') });
const tables = ['PurviewDataSensitivityLogs', 'PurviewScanStatusLogs'].map((name) => {
  const table = findTable(name);
  invariant(table, name);
  return table;
});
await logStore.ensureTables(tables);
await store.putSource(SOURCE);
const ingest = createIngest({ logStore, clock: systemClock, workspaceId: 'default' });
const analyser = createWorkerPool({ threads: 1 });
const scanner = createScanner({
  store,
  ingest,
  clock: systemClock,
  newId: randomUUID,
  accountName: 'vedette',
  analyser,
});

process.stdout.write('scanning\n');
const resumed = await scanner.resumeScans();
const { total } = await store.listRuns({ sourceId: SOURCE.id, limit: 1, offset: 0 });
if (resumed.length === 0 && total === 0) {
  await scanner.runScan({ source: SOURCE, kind: 'full', requestedBy: 'test' });
}

async function count(sql: string): Promise<unknown> {
  const limits = { maxExecutionSeconds: 30, maxMemoryBytes: 1_000_000_000 };
  const { batches } = await logStore.select({ sql, parameters: [] }, { limits });
  for await (const [row] of batches) return row?.[0];
  return undefined;
}
const rows = await count('SELECT count() FROM PurviewDataSensitivityLogs');
const distinct = await count('SELECT uniqExact(AssetPath) FROM PurviewDataSensitivityLogs');
const statusRows = await count('SELECT count() FROM PurviewScanStatusLogs');
const { total: runs } = await store.listRuns({ sourceId: SOURCE.id, limit: 1, offset: 0 });
process.stdout.write(`ended ${rows} ${distinct} ${statusRows} ${runs}\n`);
await scanner.close();
await logStore.close();
await store.close();
