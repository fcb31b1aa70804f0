import { escapeIdentifier } from '@vedette/kql/bind';
import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS, type TableSchema } from '@vedette/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClickHouseLogStore } from '../src/clickhouse-log-store.ts';
import type { LogStore, Row, SqlParameter } from '../src/index.ts';
import { tableSql } from '../src/table-sql.ts';

export const EVENTS: TableSchema = {
  name: "Odd `name' events",
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'Text', type: 'string' },
    { name: 'Count', type: 'long' },
    { name: 'Small', type: 'int' },
    { name: 'Share', type: 'real' },
    { name: 'Yes', type: 'bool' },
    { name: 'When', type: 'datetime' },
    { name: 'Took', type: 'timespan' },
    { name: 'Id', type: 'guid' },
    { name: 'Price', type: 'decimal' },
    { name: 'Bag', type: 'dynamic' },
  ],
  dynamicPaths: { Bag: [['a', 'b.c']] },
};

const T0 = 17_000_000_000_000_000n;
const NOW = new Date('2026-06-10T12:00:00Z');
const LIMITS = { maxExecutionSeconds: 30, maxMemoryBytes: 2_000_000_000 };

async function ask(store: LogStore, sql: string, parameters: readonly SqlParameter[] = []): Promise<unknown[][]> {
  const result = await store.select({ sql, parameters }, { limits: LIMITS });
  const rows: unknown[][] = [];
  for await (const batch of result.batches) for (const row of batch) rows.push([...row]);
  return rows;
}

const row = (change: Row = {}): Row => ({ TimeGenerated: T0, ...change });
const from = tableSql(EVENTS.name);

/** What every log store does, whatever holds the rows. */
export function describeLogStore(name: string, open: () => Promise<ClickHouseLogStore>): void {
  describe(name, () => {
    let store: ClickHouseLogStore;
    beforeAll(async () => {
      store = await open();
      await store.ensureTables([EVENTS]);
    });
    afterAll(() => store.close());

    it('keeps every type exactly, nulls and extremes included', async () => {
      const bag =
        '{"z":1.0,"a":{"b.c":"x\\u00e9"},"n":null,"big":12345678901234567890,"dup":1,"dup":2, "t":"2024-01-01T00:00:00Z"}';
      const full = row({
        TimeGenerated: MIN_DATETIME_TICKS,
        Text: "tab\t quote' slash\\ null\u0000 é 😀 \u2028",
        Count: 9_223_372_036_854_775_807n,
        Small: -2_147_483_648,
        Share: -1.5e-300,
        Yes: false,
        When: MAX_DATETIME_TICKS,
        Took: -1n,
        Id: '6f2a1c04-9d3b-4a57-8f0e-2b7c51d9e8a3',
        Price: '12345678901234567890.000000000000000001',
        Bag: bag,
      });
      await store.append(
        EVENTS,
        [
          { key: 'full', row: full },
          { key: 'empty', row: row({ TimeGenerated: MIN_DATETIME_TICKS }) },
        ],
        NOW,
      );
      const columns = EVENTS.columns.map((column) => `\`${column.name}\``).join(', ');
      const rows = await ask(
        store,
        `SELECT ${columns} FROM ${from} WHERE TimeGenerated = {t:Int64} ORDER BY _IngestKey`,
        [{ name: 't', type: 'Int64', value: MIN_DATETIME_TICKS }],
      );
      expect(rows).toEqual([
        [String(MIN_DATETIME_TICKS), '', null, null, null, null, null, null, null, null, null],
        [
          String(MIN_DATETIME_TICKS),
          full.Text,
          '9223372036854775807',
          -2_147_483_648,
          -1.5e-300,
          false,
          String(MAX_DATETIME_TICKS),
          '-1',
          full.Id,
          full.Price,
          bag,
        ],
      ]);
    });

    it('keeps the numbers that JSON has no word for', async () => {
      const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      await store.append(
        EVENTS,
        values.map((Share, index) => ({ key: `odd-${index}`, row: row({ Share }) })),
        NOW,
      );
      expect(
        await ask(store, `SELECT Share FROM ${from} WHERE startsWith(_IngestKey, 'odd-') ORDER BY _IngestKey`),
      ).toEqual([['nan'], ['inf'], ['-inf']]);
    });

    it('materialises a path of a dynamic column', async () => {
      const rows = await ask(store, `SELECT \`_Path:Bag:a:b.c\` FROM ${from} WHERE _IngestKey = 'full'`);
      expect(JSON.parse(String(rows[0]?.[0]))).toBe('xé');
    });

    it('stores a record once: in a batch, in a later batch, and in batches at the same time', async () => {
      const twice = await store.append(
        EVENTS,
        [
          { key: 'k1', row: row() },
          { key: 'k1', row: row() },
          { key: 'k2', row: row() },
        ],
        NOW,
      );
      expect(twice).toEqual({ appended: 2, duplicateKeys: ['k1'] });
      const again = await store.append(
        EVENTS,
        [
          { key: 'k2', row: row() },
          { key: 'k3', row: row() },
        ],
        NOW,
      );
      expect(again).toEqual({ appended: 1, duplicateKeys: ['k2'] });
      const together = await Promise.all(
        Array.from({ length: 5 }, () => store.append(EVENTS, [{ key: 'k4', row: row() }], NOW)),
      );
      expect(together.reduce((sum, { appended }) => sum + appended, 0)).toBe(1);
      expect(
        await ask(
          store,
          `SELECT _IngestKey, toString(count()) FROM ${from} WHERE startsWith(_IngestKey, 'k') GROUP BY 1 ORDER BY 1`,
        ),
      ).toEqual([
        ['k1', '1'],
        ['k2', '1'],
        ['k3', '1'],
        ['k4', '1'],
      ]);
    });

    it('keeps every row that has no key', async () => {
      const { appended } = await store.append(
        EVENTS,
        [
          { key: '', row: row({ Text: 'same' }) },
          { key: '', row: row({ Text: 'same' }) },
        ],
        NOW,
      );
      expect(appended).toBe(2);
      expect(await ask(store, `SELECT toString(count()) FROM ${from} WHERE Text = 'same'`)).toEqual([['2']]);
    });

    it('notes when a row arrived', async () => {
      expect(await ask(store, `SELECT DISTINCT _IngestedAt FROM ${from}`)).toEqual([
        [String(BigInt(NOW.getTime()) * 10_000n)],
      ]);
    });

    it('binds parameters as values, whatever they hold', async () => {
      const nasty = '\'; DROP TABLE x; -- \\ \n\t`" {p1:String} é\u0000';
      const parameters: SqlParameter[] = [
        { name: 'p0', type: 'String', value: nasty },
        { name: 'p1', type: 'Nullable(Int64)', value: null },
        { name: 'p2', type: 'Array(String)', value: ["a'b", 'c\\d', ''] },
        { name: 'p3', type: 'Bool', value: true },
        { name: 'p4', type: 'Int64', value: -9_223_372_036_854_775_808n },
      ];
      expect(
        await ask(
          store,
          'SELECT {p0:String}, {p1:Nullable(Int64)}, {p2:Array(String)}, {p3:Bool}, {p4:Int64}',
          parameters,
        ),
      ).toEqual([[nasty, null, ["a'b", 'c\\d', ''], true, '-9223372036854775808']]);
    });

    it('adds a column that a newer catalogue has, and keeps the rows', async () => {
      const newer = { ...EVENTS, columns: [...EVENTS.columns, { name: 'Later', type: 'string' as const }] };
      await store.ensureTables([newer]);
      await store.append(newer, [{ key: 'later', row: row({ Later: 'here' }) }], NOW);
      expect(
        await ask(store, `SELECT Later FROM ${from} WHERE _IngestKey IN ('k1', 'later') ORDER BY _IngestKey`),
      ).toEqual([[''], ['here']]);
    });

    it.each([
      [
        'time',
        'SELECT sum(sipHash64(number)) FROM numbers(100000000000)',
        { maxExecutionSeconds: 1, maxMemoryBytes: 1e9 },
        'LOG2001',
      ],
      [
        'memory',
        'SELECT length(groupArray(number)) FROM numbers(100000000)',
        { maxExecutionSeconds: 20, maxMemoryBytes: 2e7 },
        'LOG2002',
      ],
      ['a write', 'DROP TABLE x', LIMITS, 'LOG2004'],
      ['a write behind a select', 'SELECT 1; DROP TABLE x', LIMITS, 'LOG2004'],
      ['a write between two selects', 'SELECT 1; DROP TABLE x; SELECT 2', LIMITS, 'LOG2004'],
      ['a file by a table function', "SELECT * FROM file('/etc/passwd', 'LineAsString')", LIMITS, 'LOG2004'],
      ['a file by its name', 'SELECT * FROM `/etc/passwd`', LIMITS, 'LOG2007'],
      ['an address', "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')", LIMITS, 'LOG2004'],
      ['a process', "SELECT * FROM executable('ls', 'TSV', 'a String')", LIMITS, 'LOG2004'],
      ['settings of its own', 'SELECT 1 SETTINGS readonly = 0', LIMITS, 'LOG2004'],
      ['a mistake', 'SELECT nothing FROM nowhere', LIMITS, 'LOG2007'],
    ])('refuses or stops by its limit: %s', async (_name, sql, limits, code) => {
      const run = async () => {
        const result = await store.select({ sql, parameters: [] }, { limits });
        for await (const _ of result.batches);
      };
      await expect(run()).rejects.toMatchObject({ name: 'Fault', code });
    });

    it('stops the engine when the caller leaves', async () => {
      const abort = new AbortController();
      const forever = { sql: 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)', parameters: [] };
      const asked = Array.from({ length: 4 }, () => store.select(forever, { limits: LIMITS, signal: abort.signal }));
      setTimeout(() => abort.abort(), 200);
      const answers = await Promise.allSettled(asked);
      expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.code)).toEqual(
        Array(4).fill('LOG2005'),
      );
      const started = performance.now();
      expect(await ask(store, 'SELECT 1')).toEqual([[1]]);
      expect(performance.now() - started).toBeLessThan(5000);
    });

    it.each([
      ['an error in a later row', 'SELECT number, 7 AS a, intDiv(1, number - 700000) AS b FROM numbers(1000000)', {}],
      ['its memory', 'SELECT number, range(number * 100) AS b FROM numbers(100000)', { maxMemoryBytes: 100_000_000 }],
      ['its time', 'SELECT number, 7 AS a FROM numbers(20000000000)', { maxExecutionSeconds: 0.2 }],
    ])('keeps the rows of a statement that %s ended out of the next answers', async (_name, sql, limits) => {
      const read = async (text: string, rest: Partial<typeof LIMITS>) => {
        const cells: unknown[] = [];
        const { batches } = await store.select({ sql: text, parameters: [] }, { limits: { ...LIMITS, ...rest } });
        for await (const batch of batches) cells.push(...batch.flat());
        return cells;
      };
      for (let attempt = 0; attempt < 2; attempt++) {
        await expect(read(sql, limits)).rejects.toMatchObject({ name: 'Fault' });
        const next = await Promise.all([1, 2, 3, 4].map(() => read(`SELECT 'next'`, {})));
        expect(next).toEqual([['next'], ['next'], ['next'], ['next']]);
      }
    });

    it('appends while readers are busy', async () => {
      const abort = new AbortController();
      const forever = { sql: 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)', parameters: [] };
      const asked = Array.from({ length: 6 }, () => store.select(forever, { limits: LIMITS, signal: abort.signal }));
      const settled = Promise.allSettled(asked);
      expect((await store.append(EVENTS, [{ key: 'busy', row: row() }], NOW)).appended).toBe(1);
      abort.abort();
      await settled;
    });

    it('keeps rows while a statement runs that says so', async () => {
      const sql =
        'WITH kept AS MATERIALIZED (SELECT rand64() AS n) SELECT toInt32(a.n = b.n) FROM kept AS a CROSS JOIN kept AS b';
      const { batches } = await store.select({ sql, parameters: [], keepsRows: true }, { limits: LIMITS });
      const rows: (readonly unknown[])[] = [];
      for await (const batch of batches) rows.push(...batch);
      expect(rows).toEqual([[1]]);
    });

    it('names a table without its database', async () => {
      expect(await ask(store, `SELECT 1 FROM ${escapeIdentifier(EVENTS.name)} WHERE _IngestKey = 'k1'`)).toEqual([[1]]);
    });

    it('knows a record again whose time was given to it on arrival', async () => {
      const arrive = (date: string) => {
        const ingestedAt = new Date(date);
        const TimeGenerated = BigInt(ingestedAt.getTime()) * 10_000n;
        return store.append(EVENTS, [{ key: 'timeless', row: row({ TimeGenerated }) }], ingestedAt);
      };
      expect(await arrive('2026-07-01T00:00:00Z')).toEqual({ appended: 1, duplicateKeys: [] });
      expect(await arrive('2026-07-02T00:00:00Z')).toEqual({ appended: 0, duplicateKeys: ['timeless'] });
    });

    it('keeps several paths by use, also for rows that were there', async () => {
      await store.append(EVENTS, [{ key: 'bag', row: row({ Bag: '{"late":{"n":null,"x":[1]}}' }) }], NOW);
      await store.accelerate(EVENTS, 'Bag', ['late', 'x']);
      await store.accelerate(EVENTS, 'Bag', ['late', 'n']);
      expect(
        await ask(store, `SELECT \`_Path:Bag:late:x\`, \`_Path:Bag:late:n\` FROM ${from} WHERE _IngestKey = 'bag'`),
      ).toEqual([['[1]', null]]);
    });

    it('keeps the text and the number of a path, with and without dictionaries', async () => {
      await store.accelerate(EVENTS, 'Bag', ['Status']);
      await store.accelerate(EVENTS, 'Bag', ['size']);
      const bags = ['{"Status":50126,"size":"7"}', '{"Status":"true","size":true}', '{}'];
      await store.append(
        EVENTS,
        bags.map((Bag, index) => ({ key: `path${index}`, row: row({ Bag }) })),
        NOW,
      );
      const names = ['_Text:Bag:Status', '_Number:Bag:Status', '_Text:Bag:size', '_Number:Bag:size'].map(
        escapeIdentifier,
      );
      expect(
        await ask(store, `SELECT ${names} FROM ${from} WHERE startsWith(_IngestKey, 'path') ORDER BY _IngestKey`),
      ).toEqual([
        ['50126', 50126, '7', 7],
        ['true', null, 'true', 1],
        ['', null, '', null],
      ]);
    });

    it('adds what a table of an older version lacks of its kept paths', async () => {
      const older = { ...EVENTS, name: 'Older' };
      await store.ensureTables([{ ...older, dynamicPaths: {} }]);
      await store.append(older, [{ key: 'old', row: row({ Bag: '{"a":{"b.c":"8"}}' }) }], NOW);
      await store.ensureTables([older]);
      await store.append(older, [{ key: 'young', row: row({ Bag: '{"a":{"b.c":9}}' }) }], NOW);
      expect(await ask(store, `SELECT \`_Number:Bag:a:b.c\` FROM ${tableSql('Older')} ORDER BY _IngestKey`)).toEqual([
        [8],
        [9],
      ]);
    });

    it('keeps the terms of texts beyond ASCII, also of rows that were there', async () => {
      const searched = { name: 'Searched', columns: [...EVENTS.columns.slice(0, 2)] };
      const indexed = { ...searched, termColumns: ['Text'] };
      const texts = ['plain north', 'Straße—NORTH\u00a0x²', 'ΟΔΟΣ 🙂 300\u212a “İ”', '', 'tab\t\'"\\é'];
      const append = (table: TableSchema, prefix: string) =>
        store.append(
          table,
          texts.map((Text, at) => ({ key: `${prefix}${at}`, row: row({ Text }) })),
          NOW,
        );
      const terms = async (prefix: string) =>
        (
          await ask(
            store,
            `SELECT \`_Terms:Text\` FROM Searched WHERE startsWith(_IngestKey, '${prefix}') ORDER BY _IngestKey`,
          )
        ).flat();

      await store.ensureTables([searched]);
      await append(searched, 'old');
      await store.ensureTables([indexed]);
      await append(indexed, 'new');
      const expected = ['', 'straße north x²', 'οδοσ 300ĸ i̇ ', '', 'tab é'];
      expect(await terms('new')).toEqual(expected);
      expect(await terms('old')).toEqual(expected);
      const indexes = "SELECT name FROM system.data_skipping_indices WHERE table = 'Searched' ORDER BY name";
      expect((await ask(store, indexes)).flat()).toEqual(['beyond_Text', 'ingest_key', 'terms_Text']);
      const has = `SELECT toString(count()) FROM Searched WHERE hasToken(lower(Text), 'north') OR hasToken(\`_Terms:Text\`, 'north')`;
      expect(await ask(store, has)).toEqual([['4']]);
    });

    it('says what a query read', async () => {
      const result = await store.select({ sql: `SELECT Text FROM ${from}`, parameters: [] }, { limits: LIMITS });
      let count = 0;
      for await (const batch of result.batches) count += batch.length;
      expect(count).toBeGreaterThan(5);
      expect(result.statistics().rowsRead).toBeGreaterThanOrEqual(count);
    });

    it('drops whole months', async () => {
      const month = (text: string) => BigInt(Date.parse(text)) * 10_000n;
      await store.append(EVENTS, [{ key: 'old', row: row({ TimeGenerated: month('2001-03-05T00:00:00Z') }) }], NOW);
      expect(await store.dropBefore(EVENTS, new Date('2001-04-01T00:00:00Z'))).toBeGreaterThanOrEqual(1);
      expect(await ask(store, `SELECT 1 FROM ${from} WHERE _IngestKey = 'old'`)).toEqual([]);
      expect(await ask(store, `SELECT 1 FROM ${from} WHERE _IngestKey = 'k1'`)).toEqual([[1]]);
    });
  });
}
