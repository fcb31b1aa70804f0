/** The whole path from KQL to rows on the real engine and the real state store. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import {
  Fault,
  ManualClock,
  type Principal,
  silentLogger,
  type TableSchema,
  TICKS_PER_MILLISECOND,
} from '@vedette/model';
import type { StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CaseAnswer,
  type CompiledCase,
  createQueryService,
  type QueryRecord,
  type QueryRequest,
  runCases,
  toQueryLogRow,
} from '../src/index.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const events: TableSchema = {
  name: 'TestEvents',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'User', type: 'string' },
    { name: 'Size', type: 'long' },
    { name: 'Score', type: 'real' },
    { name: 'Took', type: 'timespan' },
    { name: 'Details', type: 'dynamic' },
    { name: 'Id', type: 'guid' },
  ],
};
const secret: TableSchema = { name: 'SecretEvents', columns: [{ name: 'TimeGenerated', type: 'datetime' }] };
const megan: Principal = {
  userId: 'u1',
  username: 'megan@contoso.example',
  roles: ['reader'],
  tables: ['TestEvents', 'Watchlist'],
};
const ticks = (iso: string): bigint => BigInt(Date.parse(iso)) * TICKS_PER_MILLISECOND;
/** More pairs than the limits of any test leave time for. */
const ENDLESS =
  'range a from 1 to 200000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 200000 step 1 | extend k = 1) on k | summarize sum(a * b)';
const fail = () => Promise.reject(new Error('unexpected'));
const row = (hoursAgo: number, rest: Record<string, unknown>) => ({
  key: '',
  row: {
    TimeGenerated: ticks(NOW.toISOString()) - BigInt(hoursAgo) * 36_000_000_000n,
    User: 'megan',
    Size: null,
    Score: null,
    Took: null,
    Details: null,
    Id: null,
    ...rest,
  } as never,
});

let directory: string;
let logStore: LogStore;
let state: StateStore;
const records: QueryRecord[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vedette-query-'));
  logStore = await openEmbeddedLogStore({ directory: join(directory, 'log') });
  state = await openEmbeddedStateStore({ directory: join(directory, 'state') });
  await logStore.ensureTables([events, secret]);
  const big = { Size: 9_007_199_254_740_993n, Score: Number.NaN, Took: 36_000_000_000n };
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  await logStore.append(events, [row(1, { ...big, Details: '{"b":[1,null],"a":"x"}', Id: id }), row(30, {})], NOW);
});
afterAll(async () => {
  await logStore?.close();
  await state?.close();
  await rm(directory, { recursive: true, force: true });
});

const service = (limits = {}) =>
  createQueryService({
    logStore,
    tables: [events, secret],
    watchlists: state,
    clock: new ManualClock(NOW),
    limits,
    record: (record) => records.push(record),
  });
const ask = (kql: string, rest: Partial<QueryRequest> = {}, limits = {}) =>
  service(limits).run({ kql, principal: megan, source: 'api', ...rest });
const rowsOf = async (kql: string, rest: Partial<QueryRequest> = {}) => {
  const outcome = await ask(kql, rest);
  if (outcome.kind === 'rejected') throw new Error(JSON.stringify(outcome.problems));
  return outcome.table.rows;
};

describe('query service', () => {
  it('gives every type of value as documented', async () => {
    expect(await rowsOf('TestEvents | where isnotnull(Size)')).toEqual([
      [
        '2026-03-01T11:00:00Z',
        'megan',
        '9007199254740993',
        'NaN',
        '01:00:00',
        { b: [1, null], a: 'x' },
        '01234567-89ab-cdef-0123-456789abcdef',
      ],
    ]);
    expect(await rowsOf('TestEvents | where isnull(Size) | project User, Size, Score, Took, Details, Id')).toEqual([
      ['megan', null, null, null, null, null],
    ]);
  });

  it('reads the time span asked for, half-open, and takes `now()` from its clock', async () => {
    const timespan = { start: new Date('2026-02-28T06:00:00Z'), end: new Date('2026-03-01T11:00:00Z') };
    expect(await rowsOf('TestEvents | count', { timespan })).toEqual([[1]]);
    expect(await rowsOf('TestEvents | where TimeGenerated > ago(2h) | count')).toEqual([[1]]);
    expect(await rowsOf('print now()', { now: new Date('2020-01-02T00:00:00Z') })).toEqual([['2020-01-02T00:00:00Z']]);
  });

  it('says that a limit cut the rows, and gives what there was', async () => {
    const outcome = await ask('range n from 1 to 100 step 1', { maxRows: 10 });
    if (outcome.kind === 'rejected') throw new Error('expected rows');
    expect(outcome.table).toMatchObject({ partial: true, problems: [{ code: 'QRY2001', severity: 'warning' }] });
    expect(outcome.table.rows).toHaveLength(10);
    const whole = await ask('range n from 1 to 10 step 1', { maxRows: 10 });
    expect(whole).toMatchObject({ kind: 'answered', table: { partial: false, problems: [] } });
  });

  it('refuses a query that runs longer than it may', async () => {
    const outcome = await ask(ENDLESS, { timeoutSeconds: 1 });
    expect(outcome).toMatchObject({ kind: 'rejected', problems: [{ code: 'QRY2003' }] });
  });

  it('gives the problems of a query with their places', async () => {
    const outcome = await ask('TestEvents\n| where Nothing == 1');
    expect(outcome).toMatchObject({
      kind: 'rejected',
      problems: [{ severity: 'error', span: { line: 2, column: 9 } }],
    });
  });

  it('knows no table that the principal may not read', async () => {
    expect(await ask('SecretEvents')).toMatchObject({ kind: 'rejected' });
    expect(await ask('union TestEvents, SecretEvents')).toMatchObject({ kind: 'rejected' });
    const admin: Principal = { ...megan, roles: ['admin'] };
    expect(await ask('SecretEvents', { principal: admin })).toMatchObject({ kind: 'answered' });
  });

  it('reads a watchlist with its search key, and a text that looks like one stays a text', async () => {
    const watchlist = {
      alias: 'HighValue',
      displayName: 'High value',
      searchKey: 'Name',
      columns: ['Name', 'Tier'],
      itemCount: 0,
      updatedAt: NOW.toISOString(),
      updatedBy: 'admin',
    };
    await state.putWatchlist(watchlist, [
      { Name: 'megan', Tier: '1' },
      { Name: 'al"ex\\', Tier: '' },
    ]);
    expect(await rowsOf("_GetWatchlist('HighValue') | project SearchKey, Tier | order by SearchKey asc")).toEqual([
      ['al"ex\\', ''],
      ['megan', '1'],
    ]);
    const text = "_GetWatchlist('HighValue') | where Name == 'megan' | project t = 'watchlist:HighValue'";
    expect(await rowsOf(text)).toEqual([['watchlist:HighValue']]);
  });

  it('stops when the caller leaves', async () => {
    const abort = new AbortController();
    const running = ask(ENDLESS, { signal: abort.signal, timeoutSeconds: 3 });
    setTimeout(() => abort.abort(new Error('left')), 50);
    await expect(running).rejects.toThrow('left');
    expect(records.at(-1)).toMatchObject({ responseCode: 499 });
  });

  it('ends when someone cancels it by the id of its client, and says who and why', async () => {
    const engine = service();
    const request = { kql: ENDLESS, principal: megan, source: 'kusto', clientRequestId: 'KNC.execute;1' };
    const running = engine.run(request);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(engine.listRunning(megan)).toMatchObject([{ clientRequestId: 'KNC.execute;1', kql: ENDLESS }]);
    const admin: Principal = { userId: 'a', username: 'admin', roles: ['admin'], tables: null };
    expect(engine.cancel('KNC.execute;1', admin, 'too long')).toBe(1);
    const problems = [{ code: 'QRY1007', message: 'The query was cancelled by `admin`: too long.' }];
    expect(await running).toMatchObject({ kind: 'rejected', problems });
    expect(engine.listRunning(admin)).toEqual([]);
    expect(records.at(-1)).toMatchObject({ responseCode: 499 });
  });

  it('streams beyond the limit of a gathered answer, and gives its place back when the reader leaves', async () => {
    const engine = service({ maxRows: 10, maxStreamedRows: 200_000, maxRunning: 1, maxWaiting: 1 });
    const ask = () => engine.stream({ kql: 'range n from 1 to 150000 step 1', principal: megan, source: 'api' });
    const stream = await ask();
    if (stream.kind === 'rejected') throw new Error('expected rows');
    let count = 0;
    const [result] = stream.results;
    for await (const batch of result.batches) count += batch.length;
    expect([count, result.end().partial]).toEqual([150_000, false]);
    const left = await ask();
    if (left.kind === 'rejected') throw new Error('expected rows');
    for await (const _ of left.results[0].batches) break;
    expect(engine.listRunning(megan)).toEqual([]);
    expect(records.at(-1)).toMatchObject({ responseCode: 499 });
    expect(await engine.stream({ kql: 'print (', principal: megan, source: 'api' })).toMatchObject({
      kind: 'rejected',
    });
  });

  it('refuses more queries than a user may send', async () => {
    const engine = service({ maxRequests: 2 });
    const ask = () => engine.run({ kql: 'print 1', principal: megan, source: 'api', isMetered: true });
    const [, , third] = [await ask(), await ask(), await ask()];
    expect(third).toMatchObject({ kind: 'rejected', problems: [{ code: 'QRY1006' }] });
    expect(await engine.run({ kql: 'print 1', principal: megan, source: 'rule:1' })).toMatchObject({
      kind: 'answered',
    });
  });

  it("shows nothing of an error that is not the query's but the id that the log has", async () => {
    const logged: unknown[] = [];
    const broken = (fault: Error): LogStore => ({ ...unused, select: async () => Promise.reject(fault) });
    const unused = { ensureTables: fail, append: fail, dropBefore: fail, close: fail };
    const run = (fault: Error) =>
      createQueryService({
        logStore: broken(fault),
        tables: [],
        watchlists: state,
        clock: new ManualClock(NOW),
        newId: () => 'id-1',
        logger: { ...silentLogger, error: (_, fields) => logged.push(fields) },
      }).run({ kql: 'print 1', principal: megan, source: 'api' });
    const refused = await run(new Fault('LOG2007', 'Code: 47. DB::Exception: secret column'));
    expect(refused).toMatchObject({ kind: 'rejected', problems: [{ code: 'QRY2006' }] });
    expect(JSON.stringify(refused)).toContain('id-1');
    expect(JSON.stringify(refused)).not.toContain('secret');
    const unreachable = new Fault('LOG2006', 'connect 10.0.0.1 secret', { retryable: true });
    await expect(run(unreachable)).rejects.toMatchObject({ code: 'QRY9001', retryable: true });
    await expect(run(unreachable)).rejects.not.toThrow(/secret/);
    expect(await run(new TypeError('secret of ours'))).toMatchObject({ problems: [{ code: 'QRY2006' }] });
    expect(JSON.stringify(logged)).toContain('secret column');
    expect(logged).toHaveLength(4);
  });

  it.each([
    ['print x = substring(strrep("a", 100), 0, 5), y = 1 / 0', null],
    ['range i from 1 to 3 step 1 | extend s = strrep("x", 2000000000)', /QRY|KQL/],
  ])('%s: an error of its values is a problem with words for it', async (kql, code) => {
    const outcome = await ask(kql, { timeoutSeconds: 20 });
    if (code === null) expect(outcome.kind).toBe('answered');
    const text = JSON.stringify(outcome.kind === 'rejected' ? outcome.problems : []);
    expect(text).not.toMatch(/DB::|Exception|Code: \d|SELECT|FUNCTION/);
  });

  it('records every query, as LAQueryLogs has it', async () => {
    records.length = 0;
    await ask('TestEvents | count', { source: 'rule:7' });
    await ask('Nothing');
    expect(records.map(({ responseCode, rowCount }) => [responseCode, rowCount])).toEqual([
      [200, 1],
      [400, 0],
    ]);
    expect(toQueryLogRow(records[0] as QueryRecord).values).toMatchObject({
      TimeGenerated: NOW.toISOString(),
      AADEmail: megan.username,
      QueryText: 'TestEvents | count',
      RequestClientApp: 'rule:7',
      RequestTarget: 'TestEvents',
      ResponseCode: 200,
      ResponseRowCount: 1,
    });
  });
});

describe('cases', () => {
  const borrowed = async (): Promise<LogStore> => ({
    ensureTables: (tables) => logStore.ensureTables(tables),
    append: (...given) => logStore.append(...given),
    select: (...given) => logStore.select(...given),
    dropBefore: (...given) => logStore.dropBefore(...given),
    close: async () => {},
  });
  const run = async (cases: readonly unknown[], compileOnly = false) => {
    const lines = cases.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
    const options = { lines, openPrivateStore: borrowed, tables: [events], clock: new ManualClock(NOW), compileOnly };
    const answers: (CaseAnswer | CompiledCase)[] = [];
    for await (const answer of runCases(options)) answers.push(answer);
    return answers;
  };

  it('answers in order, whatever one of them is like', async () => {
    const answers = await run([
      { id: 'a', query: 'print x = 1, d = dynamic({"a":[1]}), t = 1d, n = long(null)' },
      'no json',
      { id: 'c', query: 'print (' },
      '',
      { id: 'd', query: 'TestEventsX' },
      { id: 'e', query: `TestEvents | where User == '${randomUUID()}' | count` },
    ]);
    expect(answers.map(({ id, error }) => [id, error === null])).toEqual([
      ['a', true],
      [2, false],
      ['c', false],
      ['d', false],
      ['e', true],
    ]);
    expect(answers[0]).toMatchObject({
      columns: ['x', 'd', 't', 'n'],
      types: ['long', 'dynamic', 'timespan', 'long'],
      rows: [[1, { a: [1] }, '1.00:00:00', null]],
      warnings: [],
      ms: { compile: expect.any(Number), execute: expect.any(Number) },
    });
    expect(answers[4]).toMatchObject({ rows: [[0]] });
  });

  it('gives each case its own tables, with every type', async () => {
    const types = ['string', 'long', 'int', 'real', 'bool', 'datetime', 'timespan', 'guid', 'decimal', 'dynamic'];
    const columns = types.map((type) => ({ name: `a ${type}`, type }));
    const full = [
      `it's "quoted" \\ \n`,
      '9007199254740993',
      -7,
      'NaN',
      true,
      '2026-03-01T00:00:00.1234567Z',
      '-1.02:03:04.5000000',
      '01234567-89ab-cdef-0123-456789abcdef',
      '1.5',
      { a: ["it's", null, 1.5] },
    ];
    const empty = ['', ...types.slice(1).map(() => null)];
    const tables = [{ name: 'my table', columns, rows: [full, empty] }];
    const other = [{ name: 'my table', columns: [{ name: 'n', type: 'long' }], rows: [[1], [2]] }];
    const [first, second] = await run([
      { id: 1, query: "['my table']", tables },
      { id: 2, query: "['my table'] | summarize sum(n)", tables: other },
    ]);
    expect(first).toMatchObject({ error: null, types, rows: [full, empty] });
    expect(second).toMatchObject({ error: null, rows: [[3]] });
  });

  it('refuses a value that does not fit, and nothing slips out of a value', async () => {
    const table = (value: unknown, type = 'datetime') => [
      { name: 'T', columns: [{ name: 'c', type }], rows: [[value]] },
    ];
    const answers = await run([
      { id: 1, query: 'T', tables: table('2026); print 1 //') },
      { id: 2, query: 'T', tables: table(1, 'colour') },
      { id: 3, query: 'T', tables: table('"]; print 1 //', 'string') },
    ]);
    expect(answers.map(({ error }) => error?.code ?? null)).toEqual(['QRY3001', 'QRY3001', null]);
    expect(answers[2]).toMatchObject({ rows: [['"]; print 1 //']] });
  });

  it('only compiles on demand', async () => {
    const [good, bad] = await run(
      [
        { id: 1, query: 'print ago(1d)' },
        { id: 2, query: 'print (' },
      ],
      true,
    );
    expect(good).toMatchObject({ error: null, sql: expect.stringMatching(/SELECT/i), types: ['datetime'] });
    expect(() => JSON.stringify(good)).not.toThrow();
    expect(bad).toMatchObject({ sql: null, error: { code: expect.stringMatching(/^KQL/) } });
  });
});
