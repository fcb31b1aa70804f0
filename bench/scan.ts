/**
 * The demo estate through the real scanner, against plain reading of the files, against reading the documents without
 * classifying, and, over the text that the documents hold, the classifier against ripgrep with the same shapes.
 * Usage: `node bench/scan.ts`.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BUILT_IN_TYPES, createClassifier } from '@vedette/classify';
import { readDocument } from '@vedette/documents';
import { createIngest } from '@vedette/ingest';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { type DataSource, type ScanKind, type ScanRun, systemClock, tableCatalogue } from '@vedette/model';
import { createScanner, createWorkerPool, type Scanner } from '@vedette/scan';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { ESTATE_SOURCES, generateEstate } from '@vedette/tenant-sim';
import { withScratch } from './arguments.ts';
import { formatNumber, formatTable, printSection } from './markdown.ts';
import { type Cost, measure } from './measure.ts';

const SEED = 20_261_121;
const MEGABYTE = 1e6;
/** Debian's package `ripgrep`. */
const RIPGREP = 'rg';
/** Each text stands this often in the files for ripgrep, so that its start does not count. */
const REPEATS = 4;

interface Text {
  readonly name: string;
  readonly text: string;
}
type Line = readonly (string | number)[];

function speed(way: string, cost: Cost, files: number, bytes: number, more = ''): Line {
  return [
    way,
    (files / cost.wallMs) * 1000,
    bytes / MEGABYTE / (cost.wallMs / 1000),
    bytes / MEGABYTE / (cost.cpuMs / 1000),
    cost.cpuMs,
    more,
  ];
}

/** Both sources one after the other, as the product scans them: disk, threads, state store and log store. */
async function scanAll(scanner: Scanner, sources: readonly DataSource[], kind: ScanKind): Promise<ScanRun[]> {
  const runs: ScanRun[] = [];
  for (const source of sources) runs.push(await scanner.runScan({ source, kind, requestedBy: 'bench' }));
  return runs;
}

const describe = (runs: readonly ScanRun[]): string => {
  const sum = (name: 'classified' | 'withFindings' | 'unchanged' | 'skipped') =>
    runs.reduce((total, run) => total + run[name], 0);
  return `${sum('classified')} classified, ${sum('withFindings')} with findings, ${sum('unchanged')} unchanged, ${sum('skipped')} said to be skipped`;
};

async function measureScanner(directory: string, estate: string, files: number, bytes: number): Promise<Line[]> {
  const state = await openEmbeddedStateStore({ directory: path.join(directory, 'state') });
  const logStore = await openEmbeddedLogStore({ directory: path.join(directory, 'log') });
  await logStore.ensureTables(tableCatalogue);
  const analyser = createWorkerPool();
  await analyser.analyse({ bytes: new Uint8Array(Buffer.from('warm')), name: 'a.txt', knownHash: null, limits: {} });
  const ingest = createIngest({ logStore, clock: systemClock, workspaceId: 'default' });
  const stores = { store: state, ingest, clock: systemClock, newId: randomUUID };
  const scanner = createScanner({ ...stores, accountName: 'bench', analyser });
  const sources = ESTATE_SOURCES.map(({ folder, name, sourceType, region, collection }) => ({
    id: randomUUID(),
    kind: 'folder' as const,
    name,
    path: path.join(estate, folder),
    sourceType,
    region,
    collection,
    createdAt: systemClock.now().toISOString(),
  }));
  for (const source of sources) await state.putSource(source);
  try {
    const full = await measure(() => scanAll(scanner, sources, 'full'));
    const warm = await measure(() => scanAll(scanner, sources, 'full'));
    const again = await measure(() => scanAll(scanner, sources, 'incremental'));
    const runs = [full, warm, again].flatMap(({ value }) => value);
    if (runs.some(({ status }) => status !== 'succeeded')) process.exitCode = 1;
    return [
      speed('scanner, everything', full, files, bytes, describe(full.value)),
      speed('scanner, everything, threads warm', warm, files, bytes, describe(warm.value)),
      speed('scanner again, nothing changed', again, files, bytes, describe(again.value)),
    ];
  } finally {
    await scanner.close();
    await state.close();
    await logStore.close();
  }
}

async function readTexts(paths: readonly string[]): Promise<Text[]> {
  const texts: Text[] = [];
  for (const file of paths) {
    const outcome = await readDocument(await readFile(file), path.basename(file));
    if (outcome.kind === 'unreadable') continue;
    texts.push({ name: file, text: outcome.content.parts.map(({ text }) => text).join('\n') });
  }
  return texts;
}

async function readBytes(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of paths) bytes += (await readFile(file)).byteLength;
  return bytes;
}

/** The shapes of all built-in types, without what must stand around them, as ripgrep writes them. */
function shapePatterns(): string[] {
  const shapes = BUILT_IN_TYPES.flatMap(({ primaries }) => Object.values(primaries).map(({ shape }) => shape));
  return [...new Set(shapes.map(({ source, ignoreCase }) => (ignoreCase ? `(?i:${source})` : source)))];
}

/** Whether ripgrep reads a pattern; its status is 2 where it does not. */
const isReadable = (pattern: string): boolean => spawnSync(RIPGREP, ['-q', '-e', pattern, '/dev/null']).status !== 2;

/** Elapsed and processor time of ripgrep, as bash sees them. Absent: it is not installed, or it refused the patterns. */
function runRipgrep(patterns: string, folder: string): { cost: Cost; found: number } | { refused: string } {
  const script = `TIMEFORMAT='%R %U %S'; time rg --no-config --no-ignore --hidden -a -f "$1" --only-matching --no-filename --no-line-number "$2" | wc -l`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script, 'bash', patterns, folder], { encoding: 'utf8' });
  const times = /([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(stderr);
  const message = stderr.split('\n').find((line) => /not found|error/i.test(line));
  if (status !== 0 || !times || message) return { refused: message ?? `ended with ${status}` };
  const [wall = 0, user = 0, system = 0] = times.slice(1).map(Number);
  return { cost: { wallMs: wall * 1000, cpuMs: (user + system) * 1000 }, found: Number(stdout.trim()) };
}

async function compareText(directory: string, texts: readonly Text[]): Promise<Line[]> {
  const folder = path.join(directory, 'texts');
  mkdirSync(folder);
  for (let copy = 0; copy < REPEATS; copy += 1) {
    for (const [index, { text }] of texts.entries()) writeFileSync(path.join(folder, `${copy}-${index}.txt`), text);
  }
  const all = shapePatterns();
  const patterns = all.filter(isReadable);
  const patternFile = path.join(directory, 'patterns');
  writeFileSync(patternFile, `${patterns.join('\n')}\n`);
  const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) * REPEATS;
  const files = texts.length * REPEATS;

  const classifier = createClassifier();
  for (const { text } of texts) classifier.classifyText(text);
  const classify = () => {
    let found = 0;
    for (let copy = 0; copy < REPEATS; copy += 1) {
      for (const { text } of texts) found += classifier.classifyText(text).length;
    }
    return found;
  };
  const ours = await measure(classify);
  const lines = [
    speed(`classifier: ${BUILT_IN_TYPES.length} types, checksums, keywords`, ours, files, bytes, `${ours.value} found`),
  ];
  const ripgrep = runRipgrep(patternFile, folder);
  if ('refused' in ripgrep) lines.push(['ripgrep', '', '', '', '', `not measured: ${ripgrep.refused}`]);
  else {
    const name = `ripgrep: ${patterns.length} shapes, nothing checked`;
    const refused = all.filter((pattern) => !patterns.includes(pattern));
    const left = refused.length > 0 ? `; it refused ${refused.map((pattern) => `\`${pattern}\``).join(', ')}` : '';
    lines.push(speed(name, ripgrep.cost, files, bytes, `${ripgrep.found} found${left}`));
  }
  return lines;
}

await withScratch(async (directory) => {
  const estate = path.join(directory, 'estate');
  const made = await generateEstate({ directory: estate, seed: SEED, now: new Date('2026-11-21T12:00:00Z') });
  const paths = made.files.map((file) => path.join(estate, file.folder, file.path));
  await readBytes(paths);
  const plain = await measure(() => readBytes(paths));
  await readTexts(paths.slice(0, 40));
  const reading = await measure(() => readTexts(paths));
  const scans = await measureScanner(directory, estate, paths.length, made.totalBytes);
  const header = ['way', 'files/s', 'MB/s', 'MB a CPU second', 'CPU ms', ''];
  const textBytes = reading.value.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  printSection(
    `Scanning ${paths.length} files, ${formatNumber(made.totalBytes / MEGABYTE)} MB, ${formatNumber(textBytes / MEGABYTE)} MB of text in them`,
    formatTable(header, [
      ...scans,
      speed(
        'documents to text only, one thread',
        reading,
        paths.length,
        made.totalBytes,
        `${reading.value.length} readable`,
      ),
      speed('files read and thrown away', plain, paths.length, made.totalBytes, 'the physical limit, from the cache'),
    ]),
  );
  printSection('Searching the text of those files', formatTable(header, await compareText(directory, reading.value)));
});
