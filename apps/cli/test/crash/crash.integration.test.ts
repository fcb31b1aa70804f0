/**
 * `kill -9` of the server at 20 random moments while it ingests, scans and evaluates rules. Afterwards every source record
 * is in its table exactly once, every asset is scanned once, every alert exists once and no incident is lost.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { ALL_INCIDENTS } from '@vedette/model';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { type EstateSummary, generateEstate, startTenantSim, type TenantSim } from '@vedette/tenant-sim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const KILLS = 20;
/** The audit tables that a record of the feed may become a row of. */
const AUDIT_TABLES = ['OfficeActivity', 'CloudAppEvents', 'MicrosoftPurviewInformationProtection'];
const LIMITS = { maxExecutionSeconds: 60, maxMemoryBytes: 2e9 };

let root: string;
let data: string;
/** A server that nobody killed, over the same tenant and estate. */
let reference: string;
let sim: TenantSim;
let estate: EstateSummary;
const moments: string[] = [];

/** Runs one life of the server; without `settle` it is killed `afterMs` after it began to listen. Gives its last words. */
function live(afterMs: number | undefined, directory = data): Promise<string> {
  const script = fileURLToPath(new URL('./server-process.ts', import.meta.url));
  const args = [script, directory, sim.url, estate.directory, ...(afterMs === undefined ? ['settle'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    if (output === '' && afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
    output += String(chunk);
  });
  return new Promise((resolve) => child.on('close', () => resolve(output.trim().split('\n').at(-1) ?? '')));
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'vedette-kill-'));
  data = path.join(root, 'data');
  estate = await generateEstate({ directory: path.join(root, 'estate'), seed: 7, now: new Date() });
  sim = await startTenantSim({ port: 0, seed: 7, scenario: { livePerMinute: 0 } });
  for (let kill = 0; kill < KILLS; kill += 1) moments.push(await live(50 + Math.random() * 6000));
  expect(await live(undefined)).toBe('settled');
  reference = path.join(root, 'reference');
  expect(await live(undefined, reference)).toBe('settled');
}, 900_000);

afterAll(async () => {
  await sim?.close();
  await rm(root, { recursive: true, force: true });
});

async function ask(sql: string, directory = data): Promise<unknown[][]> {
  const store = await openEmbeddedLogStore({ directory: path.join(directory, 'log') });
  try {
    const { batches } = await store.select({ sql, parameters: [] }, { limits: LIMITS });
    const rows: unknown[][] = [];
    for await (const batch of batches) for (const row of batch) rows.push([...row]);
    return rows;
  } finally {
    await store.close();
  }
}

describe(`after kill -9 at ${KILLS} random moments`, () => {
  it('has every audit record in its table, and in none twice', async () => {
    for (const table of AUDIT_TABLES) {
      const sql = `SELECT _IngestKey, toString(count()) FROM vedette.${table} GROUP BY _IngestKey ORDER BY _IngestKey`;
      const rows = await ask(sql);
      expect(
        rows.filter(([, count]) => count !== '1'),
        `${table} (killed at: ${moments.join(' | ')})`,
      ).toEqual([]);
      expect(rows.map(([key]) => key)).toEqual((await ask(sql, reference)).map(([key]) => key));
      expect(rows.length).toBeGreaterThan(300);
    }
    const truth = (await (await fetch(`${sim.url}/control/truth`)).json()) as { records: Record<string, number> };
    const keys = (await Promise.all(AUDIT_TABLES.map((table) => `SELECT _IngestKey FROM vedette.${table}`))).join(
      ' UNION ALL ',
    );
    for (const [key] of await ask(`SELECT DISTINCT _IngestKey FROM (${keys})`))
      expect(truth.records).toHaveProperty(String(key));
  });

  it('has one classification row for each asset that was scanned', async () => {
    const state = await openEmbeddedStateStore({ directory: path.join(data, 'state') });
    const assets = await state.listAssets({ limit: 1000, offset: 0 });
    await state.close();
    const rows = await ask(
      "SELECT AssetPath, SourcePath, toString(count()) FROM vedette.PurviewDataSensitivityLogs WHERE ActivityType = 'Classification' GROUP BY 1, 2",
    );
    expect(rows.filter(([, , count]) => count !== '1')).toEqual([]);
    expect(assets.total).toBe(estate.files.length);
    const runs = await ask(
      'SELECT toString(count()), toString(uniqExact(_IngestKey)) FROM vedette.PurviewScanStatusLogs',
    );
    expect(runs).toEqual([['2', '2']]);
  });

  it('has every alert once, in the state and as a row, and no incident lost', async () => {
    const truth = (await (await fetch(`${sim.url}/control/truth`)).json()) as { alerts: string[]; incidents: string[] };
    const state = await openEmbeddedStateStore({ directory: path.join(data, 'state') });
    const alerts = (await state.listAlerts({ limit: 1000, offset: 0 })).items;
    const rules = await state.listRules();
    const { total: incidents } = await state.listIncidents({ ...ALL_INCIDENTS, limit: 1 });
    const waiting = await state.listOutbox(10);
    await state.close();
    expect(waiting).toEqual([]);
    const provided = alerts.flatMap(({ providerAlertId }) => providerAlertId ?? []);
    expect(provided.toSorted()).toEqual(truth.alerts.toSorted());
    const facts = alerts.map(({ ruleName, title, startTime }) => `${ruleName} ${title} ${startTime}`);
    expect(facts.filter((fact, index) => facts.indexOf(fact) !== index)).toEqual([]);
    expect(rules.length).toBeGreaterThanOrEqual(5);
    expect(alerts.filter(({ incidentNumber }) => incidentNumber === null)).toEqual([]);
    const rows = await ask(
      'SELECT SystemAlertId, toString(count()), toString(uniqExact(_IngestKey)) FROM vedette.SecurityAlert GROUP BY 1',
    );
    expect(rows.map(([id]) => String(id)).toSorted()).toEqual(alerts.map(({ id }) => id).toSorted());
    expect(rows.filter(([, count, keys]) => count !== keys)).toEqual([]);
    const [numbers] = await ask('SELECT toString(uniqExact(IncidentNumber)) FROM vedette.SecurityIncident');
    expect(numbers).toEqual([String(incidents)]);
    expect(incidents).toBeGreaterThanOrEqual(3);
  });
});
