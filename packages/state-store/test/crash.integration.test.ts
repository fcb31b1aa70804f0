import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_INCIDENTS } from '@vedette/model';
import { expect, it } from 'vitest';
import { openEmbeddedStateStore } from '../src/embedded/index.ts';
import type { StateStore } from '../src/state-store.ts';

const ROUNDS = 8;
/** Milliseconds between "ready" and the kill at the least, spread over opening, first batches and checkpoints. */
const delayOf = (round: number): number => 20 + round * 137;

const ADD_ALERTS = new URL('./add-alerts-until-killed.ts', import.meta.url);
const CHANGE_USERS = new URL('./change-users-until-killed.ts', import.meta.url);

const readWords = (output: string): string[] =>
  output
    .slice(0, output.lastIndexOf('\n') + 1)
    .split(/\s/)
    .filter((word) => word !== '' && word !== 'ready');

/** Runs a writer, kills it with SIGKILL once it acknowledged as many things as there were rounds, gives the words of what it said was stored. */
function writeUntilKilled(writer: URL, directory: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer.pathname, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let isDue = false;
  const killIfDue = () => isDue && readWords(output).length >= round && child.kill('SIGKILL');
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') {
      setTimeout(() => {
        isDue = true;
        killIfDue();
      }, delayOf(round));
    }
    output += chunk.toString();
    killIfDue();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the writer ended with ${code}`));
      resolve(readWords(output));
    });
  });
}

/** Every incident has the alerts, activity and rows that it says it has; every alert has its incident. */
async function assertWhole(store: StateStore): Promise<void> {
  const page = await store.listIncidents({ ...ALL_INCIDENTS, sort: 'number', order: 'asc', limit: 100_000 });
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
    acknowledged.push(...(await writeUntilKilled(ADD_ALERTS, directory, round)));
  }
  const store = await openEmbeddedStateStore({ directory });
  for (const id of acknowledged) expect((await store.findAlert(id))?.incidentNumber).toBeTypeOf('number');
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  await assertWhole(store);
  await store.close();
  await rm(directory, { recursive: true });
});

/** Fewer: what is asked is one transaction, and each round opens the store twice. */
const USER_ROUNDS = 4;

it(`after kill -9 at ${USER_ROUNDS} moments each change of a user stands in the audit trail, and an administrator is left`, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'vedette-crash-'));
  const acknowledged: string[] = [];
  for (let round = 0; round < USER_ROUNDS; round++) {
    acknowledged.push(...(await writeUntilKilled(CHANGE_USERS, directory, 2 * round)));
    const store = await openEmbeddedStateStore({ directory });
    const users = await store.listUsers();
    const { items } = await store.listAudit({ limit: 1_000_000, offset: 0 });
    for (const { username, displayName } of users) {
      const entries = items.filter(({ target }) => target === username);
      const told = acknowledged.filter((name) => name === username);
      expect(entries).toHaveLength(Number(displayName));
      expect(entries.length).toBeGreaterThanOrEqual(told.length);
      // What was killed between its commit and its word.
      expect(entries.length).toBeLessThanOrEqual(told.length + round + 1);
    }
    if (users.length > 0) expect(users.some(({ disabled }) => !disabled)).toBe(true);
    await store.close();
  }
  expect(acknowledged.length).toBeGreaterThan(USER_ROUNDS);
  await rm(directory, { recursive: true });
});
