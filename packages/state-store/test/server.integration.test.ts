import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServerStateStore } from '../src/server/index.ts';
import { describeStateStore } from './contract.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from './postgres-server.ts';
import { AT, EARLIER, joinSameRule, sampleAlert } from './samples.ts';

const reason = whyNoPostgres();
const secretKey = randomBytes(32);
const newDatabase = (server: PostgresServer): string => server.createDatabase(`vedette_${randomUUID()}`);

if (reason) console.warn(`State store on PostgreSQL was not tested: ${reason}.`);

describe.skipIf(reason !== undefined)(`PostgreSQL ${reason ?? ''}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  describeStateStore('PostgreSQL', () => openServerStateStore({ url: newDatabase(server), secretKey }));

  it('many servers migrate an empty database at once, and correlate one after the other', async () => {
    const url = newDatabase(server);
    const stores = await Promise.all([1, 2, 3, 4].map(() => openServerStateStore({ url, secretKey })));
    const ruleId = randomUUID();
    const same = sampleAlert({ ruleId });
    const batches = stores.flatMap((store) =>
      Array.from({ length: 10 }, () =>
        store.addAlerts({ alerts: [same, sampleAlert({ ruleId })] }, joinSameRule, AT, EARLIER),
      ),
    );
    await Promise.all(batches);
    const incident = await stores[0]?.findIncident(1);
    expect(incident?.alertCount).toBe(41);
    expect(await stores[1]?.findIncident(2)).toBeUndefined();
    await Promise.all(stores.map((store) => store.close()));
  });

  it('refuses a database of a newer release', async () => {
    const url = newDatabase(server);
    await (await openServerStateStore({ url, secretKey })).close();
    const { Client } = await import('pg');
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`insert into schema_versions (version, name) values (999, '0999-future.sql')`);
    await client.end();
    await expect(openServerStateStore({ url, secretKey })).rejects.toMatchObject({ problems: [{ code: 'STA1011' }] });
  });

  it('says that a server cannot be reached, without its password', async () => {
    const url = 'postgres://someone:hunter2@127.0.0.1:9/none';
    const failure = await openServerStateStore({ url, secretKey }).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'STA2001', retryable: true });
    expect(String(failure)).not.toContain('hunter2');
  });
});
