/**
 * Measures ways to keep a dynamic column, on audit-like rows that ClickHouse itself generates: the figures of
 * docs/adr/0001-dynamic-columns.md. Run: `nice node packages/log-store/bench/dynamic-columns.ts [ROWS] [DIRECTORY]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamicPathSql } from '@vedette/kql/physical-columns';
import { ChdbLanes } from '../src/embedded/chdb-lanes.ts';

const rowCount = Number(process.argv[2] ?? 5_000_000);
const directory = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'vedette-dynamic-'));
const engine = await ChdbLanes.open(directory, 'bench');

async function run(sql: string): Promise<string> {
  const { stream } = await engine.query({ query: /^SELECT/.test(sql) ? `${sql} FORMAT TSVRaw` : sql });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8').trimEnd();
}

/** Processor time of all threads, in ms: on a machine that does other work too it says more than the clock. */
async function time(sql: string): Promise<number> {
  const start = process.cpuUsage();
  await run(sql);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function medianOf(count: number, sql: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) times.push(await time(sql));
  return times.sort((a, b) => a - b)[count >> 1] ?? 0;
}

const READ_OFTEN = ['Workload', 'Operation', 'UserId', 'ObjectId', 'SourceFileName', 'CreationTime', 'ClientIP'];
const USUAL = ['Operation'];
/** In one row of a hundred. */
const RARE = ['SensitivityLabelEventData', 'SensitivityLabelId'];
/** Kept apart by no variant but the JSON type and the map. */
const UNFORESEEN = ['UserAgent'];

const hash = (salt: number) => `sipHash64(number, ${salt})`;
const pick = (salt: number, ...values: string[]) =>
  `[${values.map((value) => `'${value}'`).join(',')}][1 + ${hash(salt)} % ${values.length}]`;
const guid = (salt: number) =>
  `toString(reinterpretAsUUID(toFixedString(reinterpret(${hash(salt)}, 'FixedString(8)'), 16)))`;

/** One audit record of about 900 bytes as JSON text. */
const RECORD_SQL = `concat(
  '{"CreationTime":"', formatDateTime(toDateTime(1780000000 + intDiv(number, 8), 'UTC'), '%Y-%m-%dT%H:%i:%S'),
  '","Id":"', ${guid(1)}, '","Operation":"', ${pick(2, 'FileAccessed', 'FileDownloaded', 'FileModified', 'MailItemsAccessed', 'Send', 'SensitivityLabelApplied', 'SharingSet', 'UserLoggedIn')},
  '","OrganizationId":"4d1f7c52-0b6e-4a0e-9d43-7f1c2b8e5a60","RecordType":', toString(${hash(3)} % 120), ',"UserKey":"i:0h.f|membership|', toString(${hash(4)} % 5000),
  '@live.com","UserType":0,"Version":1,"Workload":"', ${pick(5, 'SharePoint', 'OneDrive', 'Exchange', 'AzureActiveDirectory')},
  '","ClientIP":"10.', toString(${hash(6)} % 200), '.', toString(${hash(7)} % 250), '.7","UserId":"user', toString(${hash(4)} % 5000),
  '@contoso.example","CorrelationId":"', ${guid(8)}, '","EventSource":"SharePoint","ItemType":"File","ListId":null,"Size":', toString(${hash(9)} % 100000), '.0,"UserAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edge/', toString(${hash(10)} % 40),
  '","SiteUrl":"https://contoso.example/sites/team', toString(${hash(11)} % 300), '/","SourceFileExtension":"docx","SourceFileName":"Report ', toString(${hash(12)} % 200000), '.docx","ObjectId":"https://contoso.example/sites/team', toString(${hash(11)} % 300), '/Shared Documents/Report ', toString(${hash(12)} % 200000),
  '.docx","AppAccessContext":{"AADSessionId":"', ${guid(13)}, '","CorrelationId":"', ${guid(8)}, '","UniqueTokenId":"t', toString(${hash(14)}), '"}',
  if(number % 100 = 0, concat(',"SensitivityLabelEventData":{"SensitivityLabelId":"', ${guid(15)}, '","LabelEventType":', toString(${hash(16)} % 4), '}'), ''), '}')`;

interface Variant {
  readonly name: string;
  readonly columns: string;
  readonly insert: string;
  readonly read: (path: readonly string[]) => string;
  /** The whole value as text, for the test of exactness; undefined: that of the text column. */
  readonly whole?: string;
}

const asText = (path: readonly string[]) => dynamicPathSql('d', path);
const materialised = [...READ_OFTEN.map((name) => [name]), RARE];
const column = (path: readonly string[]) => `\`p:${path.join(':')}\``;
const isMaterialised = (path: readonly string[]) => materialised.some((known) => known.join() === path.join());

/** First-level members of all paths share one parse, since ClickHouse computes a common expression once. */
function fromOneParse([first = '', ...rest]: readonly string[]): string {
  const member = `arrayFirst(p -> p.1 = '${first}', JSONExtractKeysAndValuesRaw(ifNull(d, ''))).2`;
  return rest.length === 0 ? `nullIf(nullIf(${member}, ''), 'null')` : dynamicPathSql(member, rest);
}

const VARIANTS: readonly Variant[] = [
  { name: 'text', columns: 'd Nullable(String) CODEC(ZSTD(1))', insert: 'd', read: asText },
  { name: 'text, ZSTD(3)', columns: 'd Nullable(String) CODEC(ZSTD(3))', insert: 'd', read: asText },
  {
    name: 'text + materialised paths',
    columns: [
      'd Nullable(String) CODEC(ZSTD(1))',
      ...materialised.map((path) => `${column(path)} Nullable(String) MATERIALIZED ${asText(path)} CODEC(ZSTD(1))`),
    ].join(', '),
    insert: 'd',
    read: (path) => (isMaterialised(path) ? column(path) : asText(path)),
  },
  {
    name: 'text + paths out of one parse',
    columns: [
      'd Nullable(String) CODEC(ZSTD(1))',
      ...materialised.map(
        (path) => `${column(path)} Nullable(String) MATERIALIZED ${fromOneParse(path)} CODEC(ZSTD(1))`,
      ),
    ].join(', '),
    insert: 'd',
    read: (path) => (isMaterialised(path) ? column(path) : asText(path)),
  },
  {
    name: 'text + map of first-level raw values',
    columns:
      "d Nullable(String) CODEC(ZSTD(1)), m Map(String, String) MATERIALIZED JSONExtractKeysAndValuesRaw(ifNull(d, '')) CODEC(ZSTD(1))",
    insert: 'd',
    read: ([first = '', ...rest]) =>
      rest.length === 0 ? `nullIf(m['${first}'], '')` : dynamicPathSql(`m['${first}']`, rest),
  },
  {
    name: 'type JSON, date inference off',
    columns: 'd JSON',
    insert: 'd',
    read: (path) => `d.${path.map((step) => `\`${step}\``).join('.')}::Nullable(String)`,
    whole: 'toString(d)',
  },
];

const SETTINGS =
  'SETTINGS input_format_try_infer_datetimes = 0, input_format_try_infer_dates = 0, type_json_skip_duplicated_paths = 1, max_insert_threads = 1';

async function measure(variant: Variant, index: number): Promise<Record<string, string | number>> {
  const table = `v${index}`;
  await run(`CREATE TABLE ${table} (t Int64 CODEC(Delta, ZSTD(1)), ${variant.columns}) ENGINE = MergeTree ORDER BY t`);
  const writeMs = await time(`INSERT INTO ${table} (t, ${variant.insert}) SELECT t, d FROM source ${SETTINGS}`);
  const count = (path: readonly string[]) =>
    `SELECT v, count() FROM (SELECT ${variant.read(path)} AS v FROM ${table}) WHERE v IS NOT NULL GROUP BY v ORDER BY 2 DESC LIMIT 10`;
  const bytes = await run(`SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND table = '${table}'`);
  const result = {
    variant: variant.name,
    'rows a CPU second': Math.round((rowCount / writeMs) * 1000),
    'bytes/row': Math.round(Number(bytes) / rowCount),
    'usual path, CPU ms': Math.round(await medianOf(3, count(USUAL))),
    'rare path, CPU ms': Math.round(await medianOf(3, count(RARE))),
    'unforeseen path, CPU ms': Math.round(await medianOf(3, count(UNFORESEEN))),
  };
  await run(`DROP TABLE ${table} SYNC`);
  return result;
}

const EXACTNESS: Readonly<Record<string, string>> = {
  'null member': '{"a":null,"b":1}',
  'order of keys': '{"z":1,"a":2}',
  '1.0': '{"a":1.0}',
  '1e3': '{"a":1e3}',
  'long beyond 2^53': '{"a":9007199254740993}',
  'integer beyond 2^64': '{"a":123456789012345678901234567890}',
  '17 digits': '{"a":0.12345678901234567}',
  'dot in a key': '{"a.b":1,"a":{"b":2}}',
  'ISO date': '{"a":"2026-06-01T12:00:00Z"}',
  'same key twice': '{"a":1,"a":2}',
  escapes: '{"a":"x\\u00e9\\/\\n"}',
  'empty text': '{"a":""}',
  'empty bag and array': '{"a":{},"b":[]}',
  'array of bags': '{"a":[{"b":1},{"c":null}]}',
  spaces: '{ "a" : 1 }',
  'a text, not a bag': '"text"',
  'a number': '42',
};

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** What a stored value comes back as, and what reading path `a` gives on the text and materialised. */
async function compareExactness(): Promise<void> {
  const rows: Record<string, string>[] = [];
  for (const [name, text] of Object.entries(EXACTNESS)) {
    await run(
      `CREATE TABLE x (d Nullable(String), a Nullable(String) MATERIALIZED ${asText(['a'])}) ENGINE = MergeTree ORDER BY tuple()`,
    );
    await run(`INSERT INTO x VALUES (${quote(text)})`);
    const [kept, path, same] = (
      await run(`SELECT d, ${asText(['a'])}, a IS NOT DISTINCT FROM ${asText(['a'])} FROM x`)
    ).split('\t');
    const json = await run(
      `SELECT toString(CAST(${quote(text)}, 'JSON')) SETTINGS input_format_try_infer_datetimes = 0, input_format_try_infer_dates = 0, type_json_skip_duplicated_paths = 1`,
    ).catch((error: Error) => `refused: ${error.message.slice(0, 60)}`);
    rows.push({
      case: name,
      text,
      'text kept': kept === text ? 'yes' : `NO: ${kept}`,
      'path a': path ?? '',
      'materialised = computed': same === '1' ? 'yes' : 'NO',
      'type JSON': json === text ? 'same' : json,
    });
    await run('DROP TABLE x SYNC');
  }
  console.table(rows);
}

/** How long a path that is added by use takes to add, and to read before and after it is materialised in old parts. */
async function measureAdding(): Promise<void> {
  await run('CREATE TABLE late (t Int64, d Nullable(String) CODEC(ZSTD(1))) ENGINE = MergeTree ORDER BY t');
  await run('INSERT INTO late SELECT t, d FROM source');
  const add = await time(`ALTER TABLE late ADD COLUMN p Nullable(String) MATERIALIZED ${asText(UNFORESEEN)}`);
  const query = 'SELECT p, count() FROM late GROUP BY p ORDER BY 2 DESC LIMIT 10';
  const before = await medianOf(3, query);
  const fill = await time('ALTER TABLE late MATERIALIZE COLUMN p SETTINGS mutations_sync = 2');
  const after = await medianOf(3, query);
  console.table([
    {
      'add, CPU ms': add,
      'read of old parts, CPU ms': before,
      'materialise, CPU ms': fill,
      'read then, CPU ms': after,
    },
  ]);
}

try {
  console.log(`${rowCount} rows, ClickHouse ${await run('SELECT version()')}, ${new Date().toISOString()}`);
  await compareExactness();
  await run('CREATE TABLE source (t Int64, d String CODEC(LZ4)) ENGINE = MergeTree ORDER BY t');
  await run(`INSERT INTO source SELECT number, ${RECORD_SQL} FROM numbers(${rowCount})`);
  console.log(
    `average text: ${await run('SELECT round(avg(length(d))) FROM source')} bytes; base line: reading the source ${Math.round(await time('SELECT max(length(d)) FROM source'))} ms`,
  );
  const results: Record<string, string | number>[] = [];
  for (const [index, variant] of VARIANTS.entries()) {
    results.push(await measure(variant, index));
    console.table(results);
  }
  await measureAdding();
} finally {
  await engine.close();
  rmSync(directory, { recursive: true, force: true });
}
