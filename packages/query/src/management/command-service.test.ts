import { ManualClock, type Principal, type StoredFunction, type TableSchema } from '@vedette/model';
import type { AuditEntry, FunctionStore } from '@vedette/state-store';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RunningQuery } from '../running-queries.ts';
import { type CommandRequest, type CommandService, createCommandService } from './command-service.ts';

const tables: readonly TableSchema[] = [
  {
    name: 'SecurityAlert',
    columns: [
      { name: 'TimeGenerated', type: 'datetime' },
      { name: 'my column', type: 'string' },
    ],
  },
  { name: 'Secret', columns: [{ name: 'TimeGenerated', type: 'datetime' }] },
];
const person = (roles: Principal['roles'], of: Principal['tables'] = null): Principal => ({
  userId: 'u1',
  username: 'megan',
  roles,
  tables: of,
});
const [reader, contributor, admin] = [person(['reader']), person(['contributor']), person(['admin'])];
const limited = person(['contributor'], ['SecurityAlert']);

/** Functions in a map; the stores' own suites test the real ones. */
function functionsInMemory(): FunctionStore {
  const stored = new Map<string, StoredFunction>();
  return {
    addFunction: async (added) => !stored.has(added.name) && Boolean(stored.set(added.name, added)),
    putFunction: async (changed) => void stored.set(changed.name, changed),
    listFunctions: async () => [...stored.values()],
    findFunction: async (name) => stored.get(name),
    removeFunctions: async (names) => names.filter((name) => stored.delete(name)),
  };
}

let service: CommandService;
let audited: AuditEntry[];
const running: RunningQuery = {
  id: '1',
  clientRequestId: 'KNC.execute;1',
  principal: reader,
  kql: 'SecurityAlert | count',
  source: 'kusto',
  startedAt: new Date('2026-03-01T00:00:00Z'),
};

beforeEach(() => {
  audited = [];
  service = createCommandService({
    database: 'default',
    version: '0.1.0',
    tables,
    functions: functionsInMemory(),
    audit: { addAudit: async (entry) => void audited.push(entry) },
    query: {
      run: async () => ({ kind: 'rejected', problems: [] }),
      listRunning: () => [running],
      cancel: (id) => (id === running.clientRequestId ? 1 : 0),
    },
    clock: new ManualClock('2026-03-01T00:00:01.500Z'),
  });
});

const run = (text: string, rest: Partial<CommandRequest> = {}) =>
  service.run({ text, principal: contributor, clientIp: '127.0.0.1', ...rest });
async function rowsOf(text: string, rest: Partial<CommandRequest> = {}): Promise<unknown[][]> {
  const outcome = await run(text, rest);
  if (outcome.kind === 'rejected') throw new Error(JSON.stringify(outcome.problems));
  return outcome.table.rows;
}
const codesOf = async (text: string, rest: Partial<CommandRequest> = {}) => {
  const outcome = await run(text, rest);
  return outcome.kind === 'rejected' ? outcome.problems.map(({ code }) => code) : [];
};

describe('.show', () => {
  it.each([
    ['.show databases', [['default', '', 'v1.0', true, 'ReadWrite', '', false, null, '']]],
    ['.show tables', [['SecurityAlert', 'default', expect.any(String), expect.stringContaining('lert')]]],
    ['.show tables (Other)', []],
    [
      ".show table ['SecurityAlert'] cslschema",
      [
        [
          'SecurityAlert',
          "TimeGenerated:datetime, ['my column']:string",
          'default',
          expect.any(String),
          expect.any(String),
        ],
      ],
    ],
    ['.show functions', []],
    ['.show version', [['0.1.0', '2026-03-01T00:00:01.500Z', 'Engine', 'Vedette 0.1.0']]],
    [
      '.show running queries',
      [
        [
          'KNC.execute;1',
          'SecurityAlert | count',
          'default',
          '2026-03-01T00:00:00.000Z',
          '00:00:01.5000000',
          'InProgress',
          'megan',
          'kusto',
        ],
      ],
    ],
    ['.show running queries by user "other"', []],
  ])('%s', async (text, expected) => expect(await rowsOf(text, { principal: limited })).toEqual(expected));

  it.each([
    '.show database default schema as json',
    '.show databases schema as json',
    ".show databases (['default']) schema as json",
    '.show database schema as json',
    '.show schema as json',
  ])('%s has what the clients walk through', async (text) => {
    await rowsOf('.create function f(T: (v: string), n: long = 5) { T | take n }');
    const [[json]] = (await rowsOf(text, { principal: limited })) as [[string]];
    const schema = JSON.parse(json).Databases.default;
    expect(Object.keys(schema.Tables)).toEqual(['SecurityAlert']);
    expect(schema.Tables.SecurityAlert.OrderedColumns[0]).toEqual({
      Name: 'TimeGenerated',
      Type: 'System.DateTime',
      CslType: 'datetime',
    });
    expect(schema).toMatchObject({ MaterializedViews: {}, ExternalTables: {}, EntityGroups: {} });
    expect(schema.Functions.f).toMatchObject({
      Body: '{ T | take n }',
      FunctionKind: 'Unknown',
      OutputColumns: [],
      InputParameters: [
        { Name: 'T', Columns: [{ Name: 'v', Type: 'System.String', CslType: 'string' }] },
        { Name: 'n', Type: 'System.Int64', CslType: 'long', CslDefaultValue: '5' },
      ],
    });
  });

  it('leaves out of a schema what was not asked for', async () => {
    const [[json]] = (await rowsOf('.show databases (default) schema as json with (Functions=True)')) as [[string]];
    expect(JSON.parse(json).Databases.default).toMatchObject({ Tables: {}, Functions: {} });
  });

  it('lists a schema flat', async () => {
    expect(await rowsOf('.show databases schema')).toContainEqual([
      'default',
      'SecurityAlert',
      'my column',
      'System.String',
      false,
      false,
      '',
      '',
    ]);
  });

  it('knows no table that the principal may not read', async () => {
    expect(JSON.stringify(await rowsOf('.show schema as json', { principal: limited }))).not.toContain('Secret');
    expect(JSON.stringify(await rowsOf('.show schema as json', { principal: admin }))).toContain('Secret');
    expect(await codesOf('.show table Secret cslschema', { principal: limited })).toEqual(['QRY1005']);
  });

  it.each([
    ['.drop table SecurityAlert', ['QRY1004']],
    ['.make coffee', ['QRY1004']],
    ['.show table Nothing cslschema', ['QRY1005']],
    ['.show function nothing', ['QRY1009']],
    ['.show database other schema as json', ['QRY1012']],
    ['.cancel query "unknown"', ['QRY1008']],
  ])('%s is refused', async (text, codes) => expect(await codesOf(text)).toEqual(codes));
});

it('.cancel query ends it, with a reason or without', async () => {
  expect(await rowsOf('.cancel query "KNC.execute;1" with (reason="late")')).toEqual([['KNC.execute;1', 'late', 1]]);
  expect(await rowsOf('.cancel query "KNC.execute;1"')).toEqual([['KNC.execute;1', '', 1]]);
});

describe('functions', () => {
  const create =
    ".create-or-alter function with (docstring='Alerts', folder='x') f(n: long) { SecurityAlert | take n }";
  const row = ['f', '(n: long)', '{ SecurityAlert | take n }', 'x', 'Alerts'];

  it('are created, changed, shown and dropped, each change with its audit row', async () => {
    expect(await rowsOf(create)).toEqual([row]);
    expect(await rowsOf('.show functions')).toEqual([row]);
    expect(await rowsOf('.alter function f() { SecurityAlert }')).toEqual([['f', '()', '{ SecurityAlert }', '', '']]);
    expect(await codesOf('.create function f() { SecurityAlert }')).toEqual(['QRY1011']);
    expect(await rowsOf('.create function ifnotexists f() { print 7 }')).toEqual([
      ['f', '()', '{ SecurityAlert }', '', ''],
    ]);
    expect(await rowsOf('.drop function f')).toEqual([['f']]);
    expect(audited.map(({ action, target }) => [action, target])).toEqual([
      ['function.created', 'f'],
      ['function.changed', 'f'],
      ['function.removed', 'f'],
    ]);
    expect(audited[1]).toMatchObject({
      actor: 'megan',
      clientIp: '127.0.0.1',
      before: { body: row[2] },
      after: { body: '{ SecurityAlert }' },
    });
  });

  it('are dropped together, and what is missing is no failure with ifexists', async () => {
    for (const name of ['a', 'b', 'c']) await rowsOf(`.create function ${name}() { print 1 }`);
    expect(await codesOf('.drop functions (a, x, y)')).toEqual(['QRY1009', 'QRY1009']);
    expect((await rowsOf('.drop functions (a, x, b) ifexists')).map(([name]) => name)).toEqual(['c']);
  });

  it.each([
    ['.create function SecurityAlert() { print 1 }', ['QRY1010']],
    ['.create function tolower(s: string) { s }', ['QRY1010']],
    ['.create function with (view=true) v(n: long) { SecurityAlert | take n }', ['QRY1014']],
    ['.alter function nothing() { print 1 }', ['QRY1009']],
    ['.create function f() { Nothing | take 1 }', ['KQL1002']],
    ['.create function f() { f() }', ['KQL1002']],
    ['.create function f( { print 1 }', ['KQL1001']],
  ])('%s is refused', async (text, codes) => expect((await codesOf(text)).slice(0, 1)).toEqual(codes));

  it('say where their body is wrong, in the text of the command', async () => {
    const outcome = await run('.create function\n  f() {\n  Nothing | take 1 }');
    expect(outcome).toMatchObject({
      kind: 'rejected',
      problems: [{ span: { line: 3, column: 3, start: 27, end: 34 } }],
    });
  });

  it('are stored unchecked where the command says so', async () => {
    expect(await rowsOf('.create function with (skipvalidation=true) f() { Later | take 1 }')).toHaveLength(1);
  });

  it('are for editors, and not for requests that may change nothing', async () => {
    expect(await codesOf(create, { principal: reader })).toEqual(['QRY1013']);
    expect(await codesOf('.drop function f', { principal: reader })).toEqual(['QRY1013']);
    expect(await codesOf(create, { isReadOnly: true })).toEqual(['QRY1016']);
    for (const text of [create, '.drop function f'])
      expect(await codesOf(text, { principal: limited })).toEqual(['QRY1018']);
    expect(audited).toEqual([]);
  });
});
