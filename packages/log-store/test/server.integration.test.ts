import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { escapeIdentifier } from '@vedette/kql/bind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServerLogStore } from '../src/server/index.ts';
import { DATABASE } from '../src/table-sql.ts';
import { describeLogStore } from './contract.ts';
import { type HttpFront, openHttpFront } from './http-front.ts';

const SERVER_URL = process.env.VEDETTE_TEST_CLICKHOUSE;

describe.skipIf(!SERVER_URL)('with VEDETTE_TEST_CLICKHOUSE', () => {
  describeLogStore('server driver on a real ClickHouse server', () => openServerLogStore({ url: SERVER_URL ?? '' }));
});

describe('without a ClickHouse server', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'vedette-front-'));
  let front: HttpFront;
  beforeAll(async () => {
    front = await openHttpFront(directory, escapeIdentifier(DATABASE));
  });
  afterAll(async () => {
    await front.close();
    rmSync(directory, { recursive: true, force: true });
  });

  describeLogStore('server driver on a test-only HTTP front over chDB', () => openServerLogStore({ url: front.url }));

  it('asks the server to read only, within limits, and to stop when the caller leaves', () => {
    const select = front.requests.find(({ searchParams }) => searchParams.has('readonly'));
    expect(Object.fromEntries(select?.searchParams ?? [])).toMatchObject({
      database: DATABASE,
      readonly: '1',
      max_execution_time: '30',
      max_memory_usage: '2000000000',
      cancel_http_readonly_queries_on_client_close: '1',
    });
  });

  it('says that nothing answers', async () => {
    const opened = openServerLogStore({ url: 'http://127.0.0.1:1' });
    await expect(opened).rejects.toMatchObject({ name: 'Fault', code: 'LOG2006', retryable: true });
  });
});
