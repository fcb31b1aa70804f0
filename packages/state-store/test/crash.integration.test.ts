import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openEmbeddedStateStore } from '../src/embedded/index.ts';
import type { StateStore } from '../src/state-store.ts';

const ROUNDS = 8;
/** Milliseconds between "ready" and the kill, spread over opening, first batches and checkpoints. */
const delayOf = (round: number): number => 20 + round * 137;

/** Runs the writer, kills it with SIGKILL, gives the ids that it said were stored. */
function writeUntilKilled(directory: string, afterMilliseconds: number): Promise<string[]> {
  const script = new URL('./add-alerts-until-killed.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
    output += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the writer ended with ${code}`));
      const whole = output.slice(0, output.lastIndexOf('\n') + 1);
      resolve(whole.split(/\s/).filter((word) => word !== '' && word !== 'ready'));
    });
  });
}

/** Every incident has the alerts, activity and rows that it says it has; every alert has its incident. */
async function assertWhole(store: StateStore): Promise<void> {
  const filter = { status: [], severity: [], serviceSource: [], policyName: [], tag: [], owner: [] };
  const page = await store.listIncidents({ ...filter, sort: 'number', order: 'asc', limit: 100_000, offset: 0 });
  expect(page.items.map(({ number }) => number)).toEqual(page.items.map((_, index) => index + 1));
  const rows = new Set((await store.listOutbox(1_000_000)).map(({ key }) => key));
  let alertsOfIncidents = 0;
  for (const incident of page.items) {
    const alerts = await store.listIncidentAlerts(incident.number);
    alertsOfIncidents += alerts.length;
    const added = (await store.listActivity(incident.number)).filter(({ kind }) => kind === 'incident.alert-added');
    expect(alerts).toHaveLength(incident.alertCount);
    expect(added.map(({ after }) => after)).toEqual(alerts.map(({ id }) => id));
    expect(rows).toContain(`${incident.number}/${incident.version}`);
    for (const { id } of alerts) expect(rows).toContain(`${id}/1`);
  }
  expect((await store.listAlerts({ limit: 0, offset: 0 })).total).toBe(alertsOfIncidents);
}

it(`after kill -9 at ${ROUNDS} moments each acknowledged alert exists once and no incident is half there`, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'vedette-crash-'));
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    acknowledged.push(...(await writeUntilKilled(directory, delayOf(round))));
  }
  const store = await openEmbeddedStateStore({ directory });
  for (const id of acknowledged) expect((await store.findAlert(id))?.incidentNumber).toBeTypeOf('number');
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  await assertWhole(store);
  await store.close();
  await rm(directory, { recursive: true });
});
