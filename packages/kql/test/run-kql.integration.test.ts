import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Compiler } from '../src/index.ts';
import {
  chdbEngine,
  clickHouseEngine,
  createTableSql,
  type Engine,
  HostThreads,
  insertRowsSql,
  type RunOptions,
  runKql,
} from '../src/run/index.ts';
import type { TableSchema } from '../src/types.ts';

const { Session } = createRequire(import.meta.url)('chdb') as typeof import('chdb');
const folder = mkdtempSync(join(tmpdir(), 'kql-run-'));
const session = new Session(folder);
// The two packages carry types of their own for the same connection.
const client = createClient({ connection: createChdbConnection({ path: folder }) as never });
const threads = new HostThreads();

const EVENTS: TableSchema = {
  name: 'Events',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'User', type: 'string' },
    { name: 'Bytes', type: 'long' },
    { name: 'Took', type: 'timespan' },
    { name: 'Score', type: 'real' },
    { name: 'Bag', type: 'dynamic' },
  ],
  dynamicPaths: { Bag: [['kind']] },
};
const NEVER = { Took: null, Score: null, Bag: null, Bytes: null };
const ROWS = [
  {
    TimeGenerated: new Date('2026-01-01T00:00:00.250Z'),
    User: "a'b\\",
    Bytes: 9007199254740993n,
    Took: '1.02:00:00',
    Score: Number.NEGATIVE_INFINITY,
    Bag: { kind: 'x', n: 1 },
  },
  { TimeGenerated: '2026-01-01T01:00:00.0000001Z', User: 'b', ...NEVER, Bag: { kind: 'y', m: 'text' } },
];

beforeAll(() => {
  session.query(createTableSql(EVENTS));
  session.query(insertRowsSql(EVENTS, ROWS));
});
afterAll(async () => {
  await threads.close();
  await client.close();
  session.cleanup();
  rmSync(folder, { recursive: true, force: true });
});

/** What a statement that failed in a later row had written is in the session still; chDB gives it to whoever asks next. */
describe('chdbEngine behind a statement that fails', () => {
  const statement = (sql: string) => ({ sql, parameters: [] });
  const failing = statement('SELECT number, intDiv(1, number - 70000) AS b FROM numbers(1000000)');
  const next = statement("SELECT 'next'");

  test('answers with rows of its own', async () => {
    const engine = chdbEngine(session);
    await expect(engine.select(failing)).rejects.toThrow('Division by zero');
    expect(await engine.select(next)).toEqual([['next']]);
  });

  test('answers so to all that wait, through another engine on the session as well', async () => {
    const [one, other] = [chdbEngine(session), chdbEngine(session)];
    const answers = await Promise.allSettled([one.select(failing), one.select(next), other.select(next)]);
    expect(answers.map((each) => each.status === 'fulfilled' && each.value)).toEqual([false, [['next']], [['next']]]);
  });

  test('answers nobody while the session does not give back what it was asked', async () => {
    const engine = chdbEngine({
      queryAsync: (sql) =>
        session.queryAsync(sql.includes('RawBLOB') ? "SELECT 'rows of another' FORMAT RawBLOB" : sql),
    });
    await expect(engine.select(failing)).rejects.toThrow('Division by zero');
    await expect(engine.select(next)).rejects.toThrow('still answers with rows of a statement that failed');
  });
});

const engines: readonly (readonly [string, () => Engine])[] = [
  ['chdb', () => chdbEngine(session)],
  ['@clickhouse/client', () => clickHouseEngine(client)],
];

describe.each(engines)('runKql on %s', (_name, open) => {
  const options = { catalogue: { tables: [EVENTS], watchlists: [] }, now: new Date('2026-01-02T00:00:00Z') };
  const ask = async (text: string, rest: Partial<RunOptions> = {}) => {
    const answer = await runKql(text, { engine: open(), ...options, ...rest });
    if (answer.kind === 'rejected') throw new Error(answer.problems.map((each) => each.message).join());
    return answer;
  };

  test('gives what JSON can hold', async () => {
    const { tables } = await ask('Events | order by TimeGenerated asc');
    expect(tables[0]?.rows).toEqual([
      ['2026-01-01T00:00:00.25Z', "a'b\\", '9007199254740993', '1.02:00:00', '-Infinity', { kind: 'x', n: 1 }],
      ['2026-01-01T01:00:00.0000001Z', 'b', null, null, null, { kind: 'y', m: 'text' }],
    ]);
  });

  test('gives values of JavaScript', async () => {
    const { tables } = await ask('Events | where User != "b"', { values: 'javascript' });
    expect(tables[0]?.rows).toEqual([
      [
        ROWS[0]?.TimeGenerated,
        "a'b\\",
        9007199254740993n,
        936_000_000_000n,
        Number.NEGATIVE_INFINITY,
        { kind: 'x', n: 1 },
      ],
    ]);
  });

  test('reads a path of a dynamic value from the column that keeps it', async () => {
    const { tables } = await ask('Events | where tostring(Bag.kind) == "y" | project User');
    expect(tables[0]?.rows).toEqual([['b']]);
  });

  test('runs a host stage in a thread', async () => {
    const runTask = (task: Parameters<HostThreads['run']>[0]) => threads.run(task, { timeoutMilliseconds: 20_000 });
    const { tables } = await ask('Events | where User == "b" | project parse_xml(strcat("<a>", User, "</a>"))', {
      runTask,
    });
    expect(tables[0]?.rows).toEqual([[{ a: 'b' }]]);
  });

  test('asks for columns that depend on rows', async () => {
    const { tables } = await ask('Events | project Bag | evaluate bag_unpack(Bag) | order by kind asc');
    expect(tables[0]?.columns.map(({ name }) => name).sort()).toEqual(['kind', 'm', 'n']);
    expect(tables[0]?.rows).toHaveLength(2);
  });

  test('gives every result table with its name', async () => {
    const { tables } = await ask('Events | fork all = (count) one = (take 1 | project 1)');
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['all', [[2]]],
      ['one', [[1]]],
    ]);
  });

  test('keeps what materialize() names', async () => {
    const { tables } = await ask('let t = materialize(Events | summarize n = count() by User); union t, t | count');
    expect(tables[0]?.rows).toEqual([[4]]);
  });

  test('says which rows a host stage left out', async () => {
    const { warnings } = await ask('Events | extend x = parse_xml(User)', { maxStageRows: 1 });
    expect(warnings.map(({ code }) => code)).toContain('KQL4002');
  });

  test('rejects what the compiler or a host stage rejects', async () => {
    const engine = open();
    const unknown = await runKql('Evnts | count', { engine, ...options });
    expect(unknown).toMatchObject({ kind: 'rejected', problems: [{ code: 'KQL1002', span: { line: 1, column: 1 } }] });
    const file = await runKql('externaldata (a: string) ["https://data.example.org/a.csv"]', {
      ...{ engine, externalHosts: ['*'] },
      ...options,
    });
    expect(file).toMatchObject({ kind: 'rejected', problems: [{ code: 'KQL4001' }] });
  });

  test('takes the compiler of its caller, and leaves when it is told to', async () => {
    const { compile } = new Compiler();
    for (const _ of [1, 2, 3]) expect((await ask('Events | count', { compile })).tables[0]?.rows).toEqual([[2]]);
    await expect(ask('Events | count', { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow();
  });
});

test('the engine itself refuses to write', async () => {
  await expect(chdbEngine(session).select({ sql: 'DROP TABLE Events', parameters: [] })).rejects.toThrow();
});
