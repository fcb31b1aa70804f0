/**
 * Rows a second through `createIngest` into the embedded log store, against a raw `INSERT ... FORMAT JSONCompactEachRow`
 * of the same rows, already encoded, into a table of the same form. Usage: `node bench/ingest.ts [--rows N]`.
 */
import path from 'node:path';
import { createIngest, type Ingest, type RawRecord } from '@vedette/ingest';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { findTable, INGEST_KEY_COLUMN, invariant, ManualClock, type TableSchema } from '@vedette/model';
import { rowsArgument, withScratch } from './arguments.ts';
import { FIRST_TICKS, FIRST_TIME, makeRecords } from './audit-rows.ts';
import { openRawEngine, type RawEngine } from './engine.ts';
import { formatNumber, formatTable, printSection } from './markdown.ts';
import { type Cost, measure } from './measure.ts';

/** A page of a feed, and what the store writes at once. */
const BATCHES = [1_000, 20_000] as const;
const LIMITS = { maxExecutionSeconds: 60, maxMemoryBytes: 4e9 };
/** Text and bags; numbers are not in these rows. */
type Values = Readonly<Record<string, unknown>>;

function split<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

async function writeAll(ingest: Ingest, table: TableSchema, batches: readonly RawRecord[][]): Promise<number> {
  let accepted = 0;
  for (const batch of batches) accepted += (await ingest.write(table, batch)).accepted;
  return accepted;
}

/** What the log store holds for a record, as one line of `JSONCompactEachRow`. */
function encode(table: TableSchema, { key, values }: RawRecord): string {
  const cells = table.columns.map(({ name, type }) => encodeCell(table, type, name, values));
  return `[${cells.join(',')},${FIRST_TICKS},${JSON.stringify(key)}]`;
}

function encodeCell(table: TableSchema, type: string, name: string, values: Values): string {
  const value = values[name];
  if (name === 'TimeGenerated') return `${Date.parse(String(value))}0000`;
  if (name === 'Type') return '"CloudAppEvents"';
  if (name === 'TenantId') return '"default"';
  if (value === undefined) return type === 'string' ? '""' : 'null';
  invariant(type === 'string' || type === 'dynamic', `${table.name}.${name} is text or a bag`);
  return JSON.stringify(type === 'dynamic' ? JSON.stringify(value) : value);
}

/** Statements of the raw opponent: made beforehand, so that only the engine is measured. */
function rawStatements(table: TableSchema, batches: readonly RawRecord[][]): string[] {
  const columns = [...table.columns.map(({ name }) => name), '_IngestedAt', INGEST_KEY_COLUMN];
  const head = `INSERT INTO vedette.\`${table.name}\` (${columns.map((name) => `\`${name}\``).join(', ')}) FORMAT JSONCompactEachRow`;
  return batches.map((batch) => `${head}\n${batch.map((record) => encode(table, record)).join('\n')}\n`);
}

async function insertRaw(engine: RawEngine, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await engine.queryAsync(statement);
}

/** Number and content of a table's rows. */
async function checksum(store: LogStore, { name, columns }: TableSchema): Promise<string> {
  const list = columns.map((column) => `toString(${column.name})`).join(', ');
  const sql = `SELECT count(), sum(cityHash64(${list}, ${INGEST_KEY_COLUMN})) FROM ${name}`;
  const { batches } = await store.select({ sql, parameters: [] }, { limits: LIMITS });
  for await (const [row] of batches) return JSON.stringify(row);
  return 'nothing';
}

interface Setting {
  readonly store: LogStore;
  readonly engine: RawEngine;
  readonly records: readonly RawRecord[];
}

async function measureBatches(
  { store, engine, records }: Setting,
  size: number,
  name = '',
): Promise<(string | number)[][]> {
  const found = findTable('CloudAppEvents');
  invariant(found, 'the catalogue has CloudAppEvents');
  const ours = { ...found, name: `Ours${name}${size}` };
  const raw = { ...found, name: `Raw${name}${size}` };
  await store.ensureTables([ours, raw]);
  // The clock stands at another time than the rows, which have their own.
  const clock = new ManualClock(new Date(FIRST_TIME.getTime() - 1000));
  const ingest = createIngest({ logStore: store, clock, workspaceId: 'default' });
  const batches = split(
    records.map(({ key, values }) => ({ key, values: { ...values, Type: 'CloudAppEvents' } })),
    size,
  );
  const first = await measure(() => writeAll(ingest, ours, batches));
  const again = await measure(() => writeAll(ingest, ours, batches));
  const statements = rawStatements(raw, batches);
  const opponent = await measure(() => insertRaw(engine, statements));
  const isEqual = (await checksum(store, ours)) === (await checksum(store, raw));
  if (!isEqual || first.value !== records.length || again.value !== 0) process.exitCode = 1;
  const row = (name: string, cost: Cost, equal: string) => [
    name,
    size,
    (records.length / cost.wallMs) * 1000,
    (records.length / cost.cpuMs) * 1000,
    cost.wallMs / opponent.wallMs,
    cost.cpuMs / opponent.cpuMs,
    equal,
  ];
  return [
    row('ingest: validated, keyed, durable', first, isEqual ? 'yes' : '**no**'),
    row('ingest again: every row is known', again, `${again.value} stored twice`),
    row('raw `INSERT`, already encoded', opponent, 'opponent'),
  ];
}

const rows = rowsArgument(40_000);
const records = makeRecords(0, rows);
const bytes =
  records.slice(0, 1000).reduce((sum, { values }) => sum + JSON.stringify(values).length, 0) / Math.min(rows, 1000);
await withScratch(async (directory) => {
  const store = await openEmbeddedLogStore({ directory });
  try {
    const engine = openRawEngine(path.join(directory, 'chdb'));
    await measureBatches({ store, engine, records: records.slice(0, 3_000) }, 1_000, 'Warm');
    const lines: (string | number)[][] = [];
    for (const size of BATCHES) lines.push(...(await measureBatches({ store, engine, records }, size)));
    const header = ['way', 'rows a write', 'rows/s', 'rows a CPU second', 'time ratio', 'CPU ratio', 'same rows'];
    printSection(
      `Taking in ${rows.toLocaleString('en-US')} rows of ${formatNumber(bytes)} bytes of JSON`,
      formatTable(header, lines),
      'Every write is on the disk (`fsync`) before it returns, on both sides. Both tables keep seven paths of the raw record apart.',
    );
  } finally {
    await store.close();
  }
});
