import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { escapeIdentifier } from '@vedette/kql/bind';
import type { TableSchema } from '@vedette/model';
import { afterAll, describe, expect, it } from 'vitest';
import { ChdbLanes } from '../src/embedded/chdb-lanes.ts';
import { openEmbeddedLogStore } from '../src/embedded/index.ts';
import { DATABASE, tableSql } from '../src/table-sql.ts';
import { describeLogStore } from './contract.ts';

const root = mkdtempSync(path.join(tmpdir(), 'vedette-log-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describeLogStore('embedded (chDB)', () => openEmbeddedLogStore({ directory: path.join(root, 'contract') }));

const LIMITS = { maxExecutionSeconds: 30, maxMemoryBytes: 1e9 };

/** A folder that holds only the given files, and how it is refused. */
function makeFolder(name: string, files: Readonly<Record<string, string>>): string {
  const directory = path.join(root, name);
  mkdirSync(directory);
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(directory, file), text);
  return directory;
}

describe('a table of an earlier form', () => {
  it('gets the index of terms and loses that of blocks beyond ASCII', async () => {
    const directory = path.join(root, 'earlier');
    const table: TableSchema = {
      name: 'Earlier',
      columns: [
        { name: 'TimeGenerated', type: 'datetime' },
        { name: 'Text', type: 'string' },
      ],
    };
    const before = await openEmbeddedLogStore({ directory });
    await before.ensureTables([table]);
    await before.append(table, [{ key: '1', row: { TimeGenerated: 0n, Text: 'é north' } }], new Date(0));
    await before.close();
    const lanes = await ChdbLanes.open(path.join(directory, 'chdb'), escapeIdentifier(DATABASE));
    const wide = 'ADD INDEX `wide_Text` (length(Text) - lengthUTF8(Text)) TYPE minmax GRANULARITY 1';
    await lanes.command({ query: `ALTER TABLE ${tableSql(table.name)} ${wide}` });
    await lanes.close();

    const store = await openEmbeddedLogStore({ directory });
    await store.ensureTables([{ ...table, termColumns: ['Text'] }]);
    const ask = async (sql: string) => {
      const { batches } = await store.select({ sql, parameters: [] }, { limits: LIMITS });
      const cells: unknown[] = [];
      for await (const rows of batches) cells.push(...rows.flat());
      return cells;
    };
    expect(await ask('SELECT name FROM system.data_skipping_indices ORDER BY name')).toEqual([
      'beyond_Text',
      'ingest_key',
      'terms_Text',
    ]);
    expect(await ask(`SELECT Text FROM Earlier WHERE hasToken(\`_Terms:Text\`, 'north')`)).toEqual(['é north']);
    await store.close();
  });
});

describe('the folder of an embedded store', () => {
  it.each([
    // Process 1 always lives and is never this one.
    ['while a living process holds it', { 'vedette.lock': '{"pid":1,"startedAt":""}' }, 'LOG1001'],
    ['when a newer version wrote it', { 'format.json': '{"version":99}' }, 'LOG1002'],
    ['when its version cannot be read', { 'format.json': '{"ver' }, 'LOG1004'],
  ])('is refused, unharmed, %s', async (name, files, code) => {
    const directory = makeFolder(name, files);
    await expect(openEmbeddedLogStore({ directory })).rejects.toMatchObject({ name: 'Fault', code });
    expect(readdirSync(directory)).toEqual(Object.keys(files));
  });

  it.each([
    ['that is gone', '{"pid":999999,"startedAt":"7"}'],
    ['whose number another one was given', '{"pid":1,"startedAt":"7"}'],
    ['that did not finish writing it', ''],
  ])('is taken over from a process %s', async (name, lock) => {
    const directory = makeFolder(name, { 'vedette.lock': lock });
    const store = await openEmbeddedLogStore({ directory });
    await expect(openEmbeddedLogStore({ directory })).rejects.toMatchObject({ code: 'LOG1001' });
    await store.close();
    expect(existsSync(path.join(directory, 'vedette.lock'))).toBe(false);
  });

  it('is refused when it cannot be made', async () => {
    writeFileSync(path.join(root, 'a-file'), '');
    const directory = path.join(root, 'a-file', 'x');
    await expect(openEmbeddedLogStore({ directory })).rejects.toMatchObject({ code: 'LOG1004' });
  });

  it('is refused on a full disk', async ({ skip }) => {
    const directory = path.join(root, 'full');
    mkdirSync(directory);
    const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory]).status === 0;
    if (!mounted) skip('mounting a small disk needs more rights than this user has');
    try {
      await expect(openEmbeddedLogStore({ directory })).rejects.toMatchObject({ code: 'LOG1003' });
      expect(readdirSync(directory)).toEqual([]);
    } finally {
      spawnSync('/bin/umount', [directory]);
    }
  });
});
