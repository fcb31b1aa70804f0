/**
 * Trust model, end to end.
 *
 * Whoever may ask a query may send any text: KQL, commands, values of parameters, names of columns and functions, ids of
 * requests. Watchlists are read by everyone who may query. Not trusted are also the rows, and the stored functions: an
 * editor may store any body. Trusted are the catalogue, the watchlists' columns, and this code.
 *
 * It follows that
 * 1. a query reads the tables that its principal may read and no other, whatever names them: a function and a view run with
 *    the rights of who calls them, and a table that may not be read is as unknown as one that is not there, with its columns;
 * 2. no text reaches the engine but as a parameter or between backticks: not its functions, files, addresses, settings,
 *    system tables or a second statement. Three locks stand in a row: the compiler, `assertSelect` of the log store, and
 *    `readonly = 1`. These tests look at the statements that the first one lets through;
 * 3. what comes back holds no text of the engine or of our own statements.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import {
  ManualClock,
  type Principal,
  type StoredFunction,
  type TableSchema,
  TICKS_PER_MILLISECOND,
} from '@vedette/model';
import type { StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CommandService, createCommandService, createQueryService, type QueryEngine } from '../src/index.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const MARKER = 'the marker of what is kept back';
const open: TableSchema = {
  name: 'OpenEvents',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'User', type: 'string' },
    { name: 'Details', type: 'dynamic' },
  ],
};
const kept: TableSchema = {
  name: 'KeptEvents',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'User', type: 'string' },
    { name: 'KeptColumn', type: 'string' },
  ],
};
const tables = [open, kept];
const megan: Principal = {
  userId: 'u1',
  username: 'megan',
  roles: ['contributor'],
  tables: ['OpenEvents', 'Watchlist'],
};
const admin: Principal = { userId: 'u2', username: 'ada', roles: ['admin'], tables: null };

let directory: string;
let logStore: LogStore;
let state: StateStore;
let engine: QueryEngine;
let commands: CommandService;
let statements: string[] = [];

const stored = (name: string, body: string, rest: Partial<StoredFunction> = {}): StoredFunction => ({
  name,
  parameters: '()',
  body,
  inputParameters: [],
  docString: '',
  folder: '',
  isView: false,
  updatedAt: NOW.toISOString(),
  updatedBy: 'ada',
  ...rest,
});

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vedette-injection-'));
  logStore = await openEmbeddedLogStore({ directory: join(directory, 'log') });
  state = await openEmbeddedStateStore({ directory: join(directory, 'state') });
  await logStore.ensureTables(tables);
  const TimeGenerated = BigInt(NOW.getTime()) * TICKS_PER_MILLISECOND;
  await logStore.append(open, [{ key: '', row: { TimeGenerated, User: 'megan', Details: '{"a":1}' } }], NOW);
  await logStore.append(kept, [{ key: '', row: { TimeGenerated, User: 'megan', KeptColumn: MARKER } }], NOW);
  await state.putFunction(stored('ReadKept', '{ KeptEvents }'));
  await state.putFunction(stored('ReadAny', '{ table(name) }', { parameters: '(name: string)' }));
  await state.putFunction(stored('KeptView', '{ KeptEvents | take 5 }', { isView: true }));
  const about = { displayName: 'List', searchKey: 'Name', columns: ['Name'], itemCount: 1, updatedBy: 'ada' };
  await state.putWatchlist({ alias: 'List', ...about, updatedAt: NOW.toISOString() }, [{ Name: "al'ice`--" }]);
  const spied: LogStore = {
    ensureTables: (...given) => logStore.ensureTables(...given),
    append: (...given) => logStore.append(...given),
    dropBefore: (...given) => logStore.dropBefore(...given),
    close: async () => {},
    select: (statement, options) => {
      statements.push(statement.sql);
      return logStore.select(statement, options);
    },
  };
  const clock = new ManualClock(NOW);
  const parts = { tables, functions: state, clock };
  engine = createQueryService({
    ...parts,
    logStore: spied,
    watchlists: state,
    databases: ['default'],
    limits: { maxWaitSeconds: 600 },
  });
  commands = createCommandService({ ...parts, database: 'default', version: '0', audit: state, query: engine });
});
afterAll(async () => {
  await logStore?.close();
  await state?.close();
  await rm(directory, { recursive: true, force: true });
});
afterEach(() => {
  statements = [];
});

const ask = (kql: string, principal = megan) => engine.run({ kql, principal, source: 'api', timeoutSeconds: 30 });

describe('1. a table that may not be read', () => {
  it('is there, for who may', async () => {
    expect(JSON.stringify(await ask('KeptEvents', admin))).toContain(MARKER);
    expect(JSON.stringify(await ask('ReadKept', admin))).toContain(MARKER);
    expect(JSON.stringify(await ask('union withsource=Source * | where Source contains "Kept"', admin))).toContain(
      MARKER,
    );
  });

  it.each([
    'KeptEvents',
    "['KeptEvents']",
    '["KeptEvents"]',
    'keptevents',
    'KeptEvents | count',
    'KeptEvents | getschema',
    'KeptEvents | where KeptColumn has "marker" | project KeptColumn',
    'table("KeptEvents")',
    "table('Kept' 'Events')",
    'let name = "KeptEvents"; table(name)',
    'table(strcat("Kept", "Events"))',
    'union OpenEvents, KeptEvents',
    'union isfuzzy=true OpenEvents, KeptEvents',
    'union isfuzzy=true KeptEvents',
    'union *',
    'union withsource=Source *',
    'union Kept*',
    'union withsource=Source (union *), *',
    'union database("default").*',
    'find "marker"',
    'find in (*) where User == "megan"',
    'find in (KeptEvents) where User == "megan"',
    'find in (Kept*, OpenEvents) where * has "marker"',
    'find withsource=Source in (OpenEvents, KeptEvents) where true project KeptColumn',
    'search "marker"',
    'search *',
    'search in (*) "marker"',
    'search in (KeptEvents) "marker"',
    'search in (Kept*) "marker"',
    'search kind=case_sensitive "marker"',
    'OpenEvents | join kind=inner (KeptEvents) on User',
    'OpenEvents | join kind=fullouter hint.remote=left KeptEvents on User',
    'OpenEvents | lookup (KeptEvents) on User',
    'OpenEvents | where User in (KeptEvents | project User)',
    'OpenEvents | where User in~ ((KeptEvents | project User))',
    'OpenEvents | extend x = toscalar(KeptEvents | project KeptColumn | take 1)',
    'print toscalar(KeptEvents | count)',
    'let t = KeptEvents; t',
    'let t = materialize(KeptEvents); t | count',
    'let f = () { KeptEvents }; f()',
    'let f = (T: (*)) { T }; f(KeptEvents)',
    'let f = (T: (User: string)) { T }; KeptEvents | invoke f()',
    'let OpenEvents = KeptEvents; OpenEvents',
    'view () { KeptEvents }',
    'database("default").KeptEvents',
    'database("*").KeptEvents',
    'database("default").table("KeptEvents")',
    'workspace("default").KeptEvents',
    'union workspace("default").KeptEvents, OpenEvents',
    'app("default").KeptEvents',
    'cluster("localhost").database("default").KeptEvents',
    'cluster(".").database("default").table("KeptEvents")',
    'alias database d = cluster("localhost").database("default"); database("d").KeptEvents',
    'declare pattern p = (a: string)[b: string] { ("x").["y"] = { KeptEvents } }; p("x").y',
    'restrict access to (KeptEvents); KeptEvents',
    'restrict access to (*); KeptEvents',
    'set query_force_row_level_security=false; KeptEvents',
    'OpenEvents | fork (where true) (union KeptEvents)',
    'OpenEvents | partition by User ( join kind=leftouter KeptEvents on User )',
    'OpenEvents | mv-apply x = Details to typeof(dynamic) on ( extend y = toscalar(KeptEvents | count) )',
    'OpenEvents | evaluate ipv4_lookup(KeptEvents, User, KeptColumn)',
    'OpenEvents | as KeptEvents | union KeptEvents | project KeptColumn',
    'KeptEvents | make-graph User --> KeptColumn with KeptEvents on User',
    'ReadKept',
    'ReadKept()',
    'ReadKept() | project KeptColumn',
    'ReadAny("KeptEvents")',
    'KeptView',
    'KeptView()',
    'union KeptV*',
    'search in (KeptView) "marker"',
    '_GetWatchlist("KeptEvents")',
    "_GetWatchlist('x') | union KeptEvents",
    'OpenEvents | where User == "megan" // \u2028 KeptEvents\n| union KeptEvents',
    'externaldata(x: string) ["http://127.0.0.1/KeptEvents"]',
    'externaldata(x: string) [@"file:///etc/passwd"]',
  ])('%s', async (kql) => {
    const outcome = await ask(kql);
    const shown = JSON.stringify(outcome);
    expect(shown).not.toContain(MARKER);
    expect(shown).not.toMatch(/"KeptColumn","type"/);
    for (const sql of statements) expect(sql).not.toMatch(/KeptEvents|KeptColumn/);
    if (outcome.kind === 'answered') expect(outcome.tables).not.toContain('KeptEvents');
    else expect(outcome.problems.flatMap(({ hints }) => hints).join()).not.toMatch(/Kept(?:Events|Column)/);
  });

  it.each([
    '.show tables',
    '.show table KeptEvents cslschema',
    '.show table KeptEvents schema as json',
    '.show database default schema as json',
    '.show databases schema',
    '.show schema as json | project DatabaseSchema',
    '.show tables | union KeptEvents',
    '.show tables | join kind=inner KeptEvents on $left.TableName == $right.User',
  ])('%s', async (text) => {
    const shown = JSON.stringify(await commands.run({ text, principal: megan, clientIp: null }));
    expect(shown).not.toContain('KeptColumn');
    expect(shown).not.toContain(MARKER);
    for (const sql of statements) expect(sql).not.toContain('KeptEvents');
  });

  it('cannot be reached by a function that others run: who may not read it stores none', async () => {
    const edit = (text: string, principal = megan) => commands.run({ text, principal, clientIp: null });
    for (const text of [
      '.create-or-alter function Mine() { OpenEvents }',
      '.create function with (skipvalidation=true) Mine() { KeptEvents }',
      '.create function KeptEvents() { print 1 }',
      '.alter function ReadKept() { print 1 }',
      '.drop function ReadKept',
    ])
      expect(await edit(text)).toMatchObject({ kind: 'rejected', problems: [{ code: 'QRY1018' }] });
    expect((await edit('.create function with (skipvalidation=true) Mine() { KeptEvents }', admin)).kind).toBe(
      'answered',
    );
    expect(JSON.stringify(await ask('Mine()'))).not.toContain(MARKER);
    expect((await edit('.create function OpenEvents() { print 1 }', admin)).kind).toBe('rejected');
    await state.removeFunctions(['Mine']);
  });

  it('leaves the rest of what is read together with it', async () => {
    for (const kql of ['union *', 'search *', 'find where User == "megan"'])
      expect(await ask(kql)).toMatchObject({ kind: 'answered', tables: ['OpenEvents'] });
    expect(await ask('union *', admin)).toMatchObject({ tables: expect.arrayContaining(['KeptEvents', 'OpenEvents']) });
    expect(await ask('KeptView')).toMatchObject({ kind: 'rejected', problems: [{ code: 'KQL1009' }] });
  });

  it('of watchlists is that of Log Analytics: without it there are none', async () => {
    expect((await ask('_GetWatchlist("List")')).kind).toBe('answered');
    const outcome = await ask('_GetWatchlist("List")', { ...megan, tables: ['OpenEvents'] });
    expect(outcome).toMatchObject({ kind: 'rejected', problems: [{ code: 'KQL2008' }] });
  });
});

describe('2. nothing of the engine', () => {
  it.each([
    "['system.tables']",
    "['system'].['tables']",
    'database("system").tables',
    "table('system.query_log')",
    'table("`system`.`tables`")',
    'file("/etc/passwd")',
    'print file("/etc/passwd")',
    "url('http://127.0.0.1:1/', CSV)",
    'numbers(10)',
    "remote('127.0.0.1', system.one)",
    "merge('default', '.*')",
    'print sleep(3)',
    'print sleepEachRow(1)',
    'print getSetting("max_threads")',
    'print hostName(), fqdn()',
    'print version()',
    'print currentUser()',
    'print dictGet("a", "b", 1)',
    "print joinGet('a', 'b', 1)",
    'print toTypeName(1)',
    'print reverseUTF8("x")',
    'OpenEvents | where _partition_id == ""',
    'OpenEvents | project _IngestKey',
    'OpenEvents | where _table == "OpenEvents"',
    'print 1; DROP TABLE OpenEvents',
    'print 1 SETTINGS max_memory_usage = 1',
    'print 1 INTO OUTFILE "/tmp/x"',
    'SELECT 1',
    'OpenEvents FORMAT CSV',
    'evaluate sql_request("Server=x", "select 1")',
    'evaluate http_request("http://127.0.0.1:1/")',
    'evaluate http_request_post("http://169.254.169.254/")',
    'evaluate mysql_request("Server=x", "select 1")',
    'evaluate cosmosdb_sql_request("x", "y")',
    'OpenEvents | evaluate python(typeof(*), "result = df")',
    'OpenEvents | evaluate r(typeof(*), "x")',
  ])('%s is refused before it gets there', async (kql) => {
    const outcome = await ask(kql);
    expect(outcome.kind === 'rejected' && outcome.problems[0]?.code).toMatch(/^KQL/);
    expect(statements).toEqual([]);
  });

  it.each(['set max_execution_time = 1', 'set allow_introspection_functions = true', 'set readonly = 0'])(
    '%s sets nothing there',
    async (option) => {
      await ask(`${option}; OpenEvents | count`);
      for (const sql of statements) expect(sql).not.toMatch(/SETTINGS|max_execution_time|introspection|readonly/i);
    },
  );
});

/** A KQL string literal: JSON's escapes are KQL's. */
const literal = (text: string): string => JSON.stringify(text);
const HOSTILE = [
  `'; DROP TABLE OpenEvents; --`,
  '`) FROM system.tables --',
  '\\',
  "\\'",
  '\\"',
  `''""\`\``,
  '{p0:String}',
  '{{}}',
  '/* */ -- #',
  '\0',
  'a\0b',
  '\n\r\t\b\f',
  '$1 \\1 \\0 $&',
  '%s %d %%',
  '\u2028\u2029\u200b\ufeff',
  'é\u0301\u{1F600}',
  '(?i)[a-z]*\\d+|^$',
  'watchlist:List',
  'null',
  'NaN',
  '0x41',
];

/** Each line must be true of every text `s`, which stands in a row as well as in the query. */
const TRUTHS = (s: string): readonly string[] => [
  `s == ${s}`,
  `s in (${s}, "other")`,
  `s startswith_cs ${s}`,
  `s endswith_cs ${s}`,
  `s contains_cs ${s}`,
  `indexof(s, ${s}) == 0`,
  `strcat(s, ${s}) == strcat(${s}, s)`,
  `replace_string(s, ${s}, "") == "" or s == ""`,
  `strlen(s) == strlen(${s})`,
  `tostring(bag_pack(${s}, 1)[${s}]) == "1" or s == ""`,
  `tostring(parse_json(tostring(bag_pack("k", s))).k) == ${s}`,
  `array_index_of(pack_array("other", s), ${s}) == 1`,
  `base64_decode_tostring(base64_encode_tostring(s)) == ${s}`,
  `url_decode(url_encode_component(s)) == ${s}`,
  `hash_sha256(s) == hash_sha256(${s})`,
  `iff(s != ${s}, false, true)`,
];

describe('3. any text stays a text', () => {
  const check = async (text: string) => {
    const s = literal(text);
    const truths = TRUTHS(s).map((truth, index) => `t${index} = ${truth}`);
    const kql = `datatable(s: string) [${s}] | extend ${truths.join(', ')} | project-away s`;
    const outcome = await ask(kql);
    if (outcome.kind === 'rejected') throw new Error(`${s}: ${JSON.stringify(outcome.problems)}`);
    const wrong = (outcome.table.rows[0] ?? []).flatMap((value, index) => (value === true ? [] : [TRUTHS(s)[index]]));
    expect(wrong).toEqual([]);
    for (const sql of statements) if (/[^\w\s.,:'(){}-]/.test(text) && text.length > 3) expect(sql).not.toContain(text);
    statements = [];
  };

  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s, as a value', (_, text) => check(text));

  it('whatever it is, as a value', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'\'"`\\{}$:;-/*#()[]\0\n ab0'), maxLength: 12 }),
    );
    await fc.assert(fc.asyncProperty(texts, check), { numRuns: 60 });
  });

  const nameable = (name: string) => name.trim() !== '' && !/[\p{Cc}\u2028\u2029]/u.test(name);
  const checkName = async (name: string) => {
    const quoted = `[${literal(name)}]`;
    const outcome = await ask(
      `OpenEvents | extend ${quoted} = 7 | where ${quoted} > 0 | summarize n = sum(${quoted}) by ${quoted} | project ${quoted}, n`,
    );
    if (outcome.kind === 'rejected') {
      expect(outcome.problems[0]?.code).toMatch(/^KQL/);
      return;
    }
    expect(outcome.table).toMatchObject({ columns: [{ name }, { name: 'n' }], rows: [[7, 7]] });
  };

  it.each(HOSTILE.filter(nameable).map((text) => [JSON.stringify(text), text]))('%s, as a name', (_, text) =>
    checkName(text),
  );

  it('whatever it is, as a name', async () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(nameable);
    await fc.assert(fc.asyncProperty(names, checkName), { numRuns: 40 });
  });

  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s, as the value of a parameter', async (_, text) => {
    const kql = 'declare query_parameters (s: string); print s, n = strlen(s)';
    const given = await engine.run({ kql, principal: megan, source: 'api', parameters: { s: literal(text) } });
    if (given.kind === 'rejected') throw new Error(JSON.stringify(given.problems));
    expect(given.table.rows[0]?.[0]).toBe(text);
  });

  it.each([
    'dynamic([1]); KeptEvents',
    '1; KeptEvents //',
    'toscalar(KeptEvents | count)',
    'now()',
    '") | union KeptEvents //',
  ])('%s is no number, as the value of a parameter', async (n) => {
    const kql = 'declare query_parameters (n: long); print n';
    const outcome = await engine.run({ kql, principal: megan, source: 'api', parameters: { n } });
    expect(outcome.kind === 'rejected' || outcome.table.rows[0]?.[0] === null).toBe(true);
    for (const sql of statements) expect(sql).not.toContain('Kept');
  });

  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('%s, in a function', async (_, text) => {
    const head = `.create-or-alter function with (docstring = ${literal(text)}, folder = ${literal(text)})`;
    const created = await commands.run({
      text: `${head} Hostile() { print s = ${literal(text)} }`,
      principal: admin,
      clientIp: null,
    });
    const shown = text.replaceAll('\0', '\uFFFD');
    expect(created).toMatchObject({
      kind: 'answered',
      table: { rows: [['Hostile', '()', expect.any(String), text, text]] },
    });
    const outcome = await ask('Hostile()');
    expect(outcome).toMatchObject({ kind: 'answered', table: { rows: [[text]] } });
    expect((await state.findFunction('Hostile'))?.docString).toBe(shown);
  });

  it('a watchlist gives its texts as they are, and an alias is only one', async () => {
    expect(await ask('_GetWatchlist("List") | project Name')).toMatchObject({ table: { rows: [["al'ice`--"]] } });
    for (const alias of HOSTILE) {
      const outcome = await ask(`_GetWatchlist(${literal(alias)})`);
      expect(outcome).toMatchObject({ kind: 'rejected' });
    }
  });

  it('what goes wrong tells nothing of the engine', async () => {
    const wrongs = [
      'print x = 1 | where x matches regex "("',
      'OpenEvents | where User matches regex "(?<!a)b"',
      'print repeat(1, 100000000)',
      'range i from 1 to 2000000000 step 1 | summarize make_list(i)',
      'print strrep("x", 100000000000)',
      'print toint("99999999999999999999") / toint("0")',
      'print todecimal("1e400")',
      `print ${'('.repeat(400)}1${')'.repeat(400)}`,
      `print x = ${Array.from({ length: 1500 }, (_, i) => i).join(' + ')}`,
    ];
    for (const kql of wrongs) {
      const outcome = await engine.run({ kql, principal: megan, source: 'api', timeoutSeconds: 10 });
      const shown = outcome.kind === 'rejected' ? JSON.stringify(outcome.problems) : '';
      expect(shown, kql.slice(0, 60)).not.toMatch(
        /DB::|Exception|Code: \d|SELECT|ClickHouse|chdb|FUNCTION|_cte|QRY2006/i,
      );
    }
  });
});
