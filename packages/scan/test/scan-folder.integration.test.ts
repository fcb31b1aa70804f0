import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DataSource, type ScanRun, systemClock } from '@vedette/model';
import type { StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createScanner,
  createWorkerPool,
  nodeFileSystem,
  type ScanFileSystem,
  ScanInterruption,
  type ScannerOptions,
} from '../src/index.ts';
import { LABEL_ID, makeDocx, writeBadFiles, writeGoodFiles } from './estate.ts';
import { RecordingIngest } from './recording-ingest.ts';

const SENSITIVITY = 'PurviewDataSensitivityLogs';
const STATUS = 'PurviewScanStatusLogs';
const folders: string[] = [];
const pool = createWorkerPool({ threads: 2, timeoutMilliseconds: 30_000 });
let store: StateStore;

beforeAll(async () => {
  store = await openEmbeddedStateStore({ directory: makeFolder() });
  await store.putLabels([
    {
      id: 'parent',
      name: 'Confidential',
      displayName: 'Confidential',
      parentId: null,
      priority: 3,
      color: null,
      tenantId: null,
    },
    {
      id: LABEL_ID,
      name: 'Finance',
      displayName: 'Finance',
      parentId: 'parent',
      priority: 4,
      color: null,
      tenantId: null,
    },
  ]);
});

afterAll(async () => {
  await pool.close();
  await store.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vedette-scan-'));
  folders.push(folder);
  return folder;
}

async function makeSource(): Promise<DataSource> {
  const source: DataSource = {
    id: randomUUID(),
    kind: 'folder',
    name: `estate ${folders.length}`,
    path: makeFolder(),
    sourceType: 'Amazon S3',
    region: 'westeurope',
    collection: 'Finance',
    createdAt: new Date().toISOString(),
  };
  await store.putSource(source);
  return source;
}

function makeScanner(ingest: RecordingIngest, more: Partial<ScannerOptions> = {}) {
  return createScanner({
    store,
    ingest,
    clock: systemClock,
    newId: randomUUID,
    accountName: 'vedette',
    analyser: pool,
    ...more,
  });
}

const reasonsOf = async (run: ScanRun, source: DataSource) => {
  const items = await store.listSkippedItems(run.id);
  return Object.fromEntries(
    items.map(({ path: at, reason, coverage }) => [at.slice(source.path.length + 1), `${reason}/${coverage}`]),
  );
};

describe('a full scan', () => {
  it('writes assets, rows of both activities and the run', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    const ingest = new RecordingIngest();
    const run = await makeScanner(ingest).runScan({ source, kind: 'full', requestedBy: 'admin' });
    expect(run).toMatchObject({
      status: 'succeeded',
      seen: 4,
      classified: 4,
      withFindings: 3,
      labelled: 1,
      skipped: 0,
      errorMessage: null,
    });

    const { items } = await store.listAssets({ sourceId: [source.id], limit: 10, offset: 0 });
    const payroll = items.find(({ name }) => name === 'payroll.docx');
    expect(payroll).toMatchObject({
      format: 'docx',
      labelId: LABEL_ID,
      labelName: 'Confidential/Finance',
      protection: 'plain',
      skippedReason: null,
    });
    expect(payroll?.findings).toMatchObject([{ name: 'U.S. Social Security Number (SSN)', count: 1, confidence: 85 }]);
    expect(JSON.stringify(payroll)).not.toContain('212-55-4321');

    const rows = ingest.rows(SENSITIVITY);
    expect(rows.map(({ AssetName, ActivityType }) => `${AssetName} ${ActivityType}`).sort()).toEqual([
      'cards.csv Classification',
      'mail.txt Classification',
      'notes.txt Classification',
      'payroll.docx Classification',
      'payroll.docx Labeling',
    ]);
    expect(rows.find(({ AssetName }) => AssetName === 'notes.txt')).toMatchObject({ Classification: [] });
    expect(rows.find(({ ActivityType }) => ActivityType === 'Labeling')).toMatchObject({
      SensitivityLabel: ['Confidential/Finance'],
      SensitivityLabelDetails: [{ id: LABEL_ID, name: 'Confidential/Finance', order: 4 }],
      Classification: [],
      FileExtension: 'docx',
      PurviewAccountName: 'vedette',
      SourceRegion: 'westeurope',
      SourceType: 'Amazon S3',
      SourceCollectionName: 'Finance',
      AssetPath: `${source.path}/finance/2026/payroll.docx`,
    });
    expect(ingest.rows(STATUS)).toMatchObject([
      { ScanResultId: run.id, ResultType: 'Succeeded', RunType: 'Manual', AssetsDiscovered: 4, AssetsClassified: 3 },
    ]);
    expect(await store.findRun(run.id)).toEqual(run);
  });

  it('lists everything it could not read with its reason, and goes on', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    writeBadFiles(source.path);
    const ingest = new RecordingIngest();
    const run = await makeScanner(ingest, { fileSystem: makeDifficult(source.path) }).runScan({
      source,
      kind: 'full',
      requestedBy: 'admin',
    });
    expect(await reasonsOf(run, source)).toEqual({
      'bad/closed': 'no-permission/none',
      'bad/corrupt.docx': 'corrupt/none',
      'bad/locked.zip': 'password-protected/none',
      'bad/empty.txt': 'empty/none',
      'bad/nested.zip': 'nested-too-deep/none',
      'bad/bomb.zip': 'expands-too-much/none',
      'bad/sparse.csv': 'too-large/none',
      'bad/loop': 'link-loop/none',
      'bad/self': 'link-loop/none',
      'bad/dangling': 'vanished/none',
      'bad/outside': 'outside-source/none',
      'bad/pipe': 'special-file/none',
      'bad/restless.txt': 'changed-while-reading/none',
    });
    expect(run).toMatchObject({ status: 'succeeded', seen: 11, classified: 4, withFindings: 3, skipped: 13 });
    expect(run.bytesRead).toBeLessThan(2_000_000);
    expect(ingest.rows(SENSITIVITY)).toHaveLength(5);
  });

  it('fails with a reason where the folder is gone, and removes nothing', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    const ingest = new RecordingIngest();
    const scanner = makeScanner(ingest);
    await scanner.runScan({ source, kind: 'full', requestedBy: 'admin' });
    renameSync(source.path, `${source.path}-away`);
    folders.push(`${source.path}-away`);
    const run = await scanner.runScan({ source, kind: 'full', requestedBy: 'admin' });
    expect(run).toMatchObject({ status: 'failed', deleted: 0 });
    expect(run.errorMessage).toContain('could not be listed');
    expect((await store.loadFingerprints(source.id)).size).toBe(4);
    expect(ingest.rows(STATUS)[1]).toMatchObject({
      ResultType: 'Failed',
      LogLevel: 'ERROR',
      ErrorDetails: run.errorMessage,
    });
  });
});

/** The real disk, but for a folder without permission (the tests may run as root) and a file that is written to all the time. */
function makeDifficult(root: string): ScanFileSystem {
  return {
    ...nodeFileSystem,
    async *listFolder(folder) {
      if (folder.endsWith('/closed'))
        throw Object.assign(new Error('permission denied'), { code: 'EACCES', syscall: 'opendir' });
      yield* nodeFileSystem.listFolder(folder);
    },
    async readFile(file, maxBytes) {
      const bytes = await nodeFileSystem.readFile(file, maxBytes);
      if (file === path.join(root, 'bad/restless.txt')) appendFileSync(file, '.');
      return bytes;
    },
  };
}

describe('an incremental scan', () => {
  it('reads and reports only what changed, and notices what is gone', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    const first = new RecordingIngest();
    await makeScanner(first).runScan({ source, kind: 'full', requestedBy: 'admin' });

    writeFileSync(path.join(source.path, 'notes.txt'), 'SSN 212-55-4321 is in here now');
    writeFileSync(path.join(source.path, 'new.docx'), makeDocx('credit card 4111111111111111'));
    utimesSync(path.join(source.path, 'finance/cards.csv'), new Date(), new Date('2026-01-01'));
    rmSync(path.join(source.path, 'mail.txt'));
    const second = new RecordingIngest();
    const run = await makeScanner(second).runScan({ source, kind: 'incremental', requestedBy: 'schedule' });

    expect(run).toMatchObject({ status: 'succeeded', seen: 4, classified: 2, unchanged: 2, deleted: 1 });
    expect(
      second
        .rows(SENSITIVITY)
        .map(({ AssetName }) => AssetName)
        .sort(),
    ).toEqual(['new.docx', 'notes.txt']);
    expect(second.rows(STATUS)).toMatchObject([{ RunType: 'Scheduled', OperationName: 'TriggeredScanRun' }]);
    const known = await store.loadFingerprints(source.id);
    expect([...known.keys()].map((at) => path.basename(at)).sort()).toEqual([
      'cards.csv',
      'new.docx',
      'notes.txt',
      'payroll.docx',
    ]);
    expect(known.get(`${source.path}/finance/cards.csv`)?.modifiedAt).toBe('2026-01-01T00:00:00.000Z');

    const third = new RecordingIngest();
    const quiet = await makeScanner(third).runScan({ source, kind: 'incremental', requestedBy: 'admin' });
    expect(quiet).toMatchObject({ classified: 0, unchanged: 4, deleted: 0, bytesRead: 0 });
    expect(third.rows(SENSITIVITY)).toEqual([]);
  });

  it('keeps what it knows of a folder that it may not list any more', async () => {
    const source = await makeSource();
    mkdirSync(path.join(source.path, 'bad/closed'), { recursive: true });
    writeFileSync(path.join(source.path, 'bad/closed/inside.txt'), 'SSN 212-55-4321');
    const ingest = new RecordingIngest();
    await makeScanner(ingest).runScan({ source, kind: 'full', requestedBy: 'admin' });
    const run = await makeScanner(ingest, { fileSystem: makeDifficult(source.path) }).runScan({
      source,
      kind: 'incremental',
      requestedBy: 'admin',
    });
    expect(run).toMatchObject({ deleted: 0, skipped: 1 });
    expect((await store.loadFingerprints(source.id)).size).toBe(1);
  });
});

describe('a run that does not end', () => {
  it('is taken up again and leaves one row an activity and one skipped item', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    writeFileSync(path.join(source.path, 'empty.txt'), '');
    const ingest = new RecordingIngest();
    const scanner = makeScanner(ingest);
    const queued = await scanner.queueRun({ source, kind: 'full', requestedBy: 'admin' });
    const firstTry = await scanner.runScan({ source, run: queued });
    await store.putRun({ ...firstTry, status: 'running', endedAt: null });

    const [resumed] = await scanner.resumeScans();
    expect(resumed).toMatchObject({ id: queued.id, status: 'succeeded', seen: 5, classified: 4, skipped: 1 });
    expect(ingest.rows(SENSITIVITY)).toHaveLength(5);
    expect(ingest.repeated.filter((key) => key.startsWith('scan:'))).toHaveLength(5);
    expect(ingest.rows(STATUS)).toHaveLength(1);
    expect(await store.listSkippedItems(queued.id)).toHaveLength(1);
    expect(await scanner.resumeScans()).toEqual([]);
  });

  it('because it was cancelled, says so and removes nothing', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    const ingest = new RecordingIngest();
    const abort = new AbortController();
    abort.abort(new Error('cancelled'));
    const run = await makeScanner(ingest).runScan({ source, kind: 'full', requestedBy: 'admin', signal: abort.signal });
    expect(run).toMatchObject({ status: 'cancelled', deleted: 0, errorMessage: null });
    expect(ingest.rows(STATUS)).toMatchObject([{ ResultType: 'Canceled' }]);
  });

  it('because the server stops, stays to be taken up', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    const ingest = new RecordingIngest();
    const abort = new AbortController();
    const scanner = makeScanner(ingest, {
      onProgress: ({ currentPath }) => currentPath && abort.abort(new ScanInterruption('the server stops')),
    });
    const queued = await scanner.queueRun({ source, kind: 'full', requestedBy: 'admin' });
    await expect(scanner.runScan({ source, run: queued, signal: abort.signal })).rejects.toThrow(ScanInterruption);
    expect((await store.findRun(queued.id))?.status).toBe('running');
    const [ended] = await makeScanner(ingest).resumeScans();
    expect(ended).toMatchObject({ id: queued.id, status: 'succeeded', classified: 4 });
    expect(ingest.rows(SENSITIVITY)).toHaveLength(5);
  });

  it('does not start twice on one source', async () => {
    const source = await makeSource();
    writeGoodFiles(source.path);
    const scanner = makeScanner(new RecordingIngest());
    const first = scanner.runScan({ source, kind: 'full', requestedBy: 'admin' });
    await expect(scanner.runScan({ source, kind: 'full', requestedBy: 'admin' })).rejects.toThrow('SCN1001');
    await first;
  });
});
