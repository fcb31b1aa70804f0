import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_IN_TYPES, createClassifier } from '@vedette/classify';
import { type ReadOutcome, readDocument, resolveLabel } from '@vedette/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESTATE_SOURCES, STORY, TENANT } from '../scenario/cast.ts';
import { type EstateFile, type EstateSummary, generateEstate } from './generate-estate.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const SEED = 7;

let directory: string;
let summary: EstateSummary;
let outcomes: Map<EstateFile, ReadOutcome>;

const pathOf = (root: string, file: EstateFile) => join(root, file.folder, file.path);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'estate-'));
  summary = await generateEstate({ directory, seed: SEED, now: NOW });
  outcomes = new Map();
  for (const file of summary.files) {
    outcomes.set(file, await readDocument(await readFile(pathOf(directory, file)), file.path));
  }
});

afterAll(() => rm(directory, { recursive: true, force: true }));

async function digestOf(root: string, files: readonly EstateFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.path).update(await readFile(pathOf(root, file)));
  return hash.digest('hex');
}

describe('the demo estate', () => {
  it('has its documents in both folders, in every format', () => {
    expect(summary.files.length).toBeGreaterThanOrEqual(300);
    const count = (folder: string) => summary.files.filter((file) => file.folder === folder).length;
    for (const { folder } of ESTATE_SOURCES) expect(count(folder)).toBeGreaterThan(100);
    const formats = new Set(summary.files.map((file) => file.format));
    expect([...formats].sort()).toEqual(['csv', 'docx', 'eml', 'json', 'pdf', 'pptx', 'txt', 'xlsx', 'zip']);
  });

  it('is a third labelled and mostly clean', () => {
    const share = summary.labelledFiles / summary.files.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.45);
    const clean = summary.files.filter((file) => Object.keys(file.planted).length === 0).length;
    expect(clean / summary.files.length).toBeGreaterThan(0.5);
  });

  it('is the same from the same seed, and another from another', async () => {
    const again = await mkdtemp(join(tmpdir(), 'estate-'));
    const { files } = await generateEstate({ directory: again, seed: SEED, now: NOW });
    expect(await digestOf(again, files)).toBe(await digestOf(directory, summary.files));
    const other = await generateEstate({ directory: again, seed: SEED + 1, now: NOW });
    expect(other.files.map((file) => file.path)).not.toEqual(files.map((file) => file.path));
    await rm(again, { recursive: true, force: true });
  });

  it('reads back with the label and format of every file, and the reason where it cannot be read', () => {
    const found = [...outcomes].map(([file, outcome]) => {
      const { labels, format } = outcome.kind === 'read' ? outcome.content : outcome;
      const labelId = resolveLabel(labels, { siteId: TENANT.id })?.labelId ?? null;
      const unreadable = outcome.kind === 'unreadable' ? outcome.reason : null;
      const gaps = outcome.kind === 'read' ? outcome.content.incomplete : [];
      return { path: file.path, format, labelId, unreadable, gaps };
    });
    const expected = summary.files.map(({ path, format, labelId, unreadable }) => ({
      path,
      format,
      labelId,
      unreadable,
      gaps: [],
    }));
    expect(found).toEqual(expected);
  });

  it('holds every planted value where the classifier finds it', async () => {
    const classifier = await createClassifier(BUILT_IN_TYPES);
    for (const [file, outcome] of outcomes) {
      if (outcome.kind === 'unreadable') continue;
      const findings = outcome.content.parts.flatMap((part) => classifier.classifyText(part.text));
      for (const [name, count] of Object.entries(file.planted)) {
        const found = findings.filter((finding) => finding.name === name).length;
        expect(found, `${name} in ${file.path}`).toBeGreaterThanOrEqual(count);
      }
    }
  });

  it('has the file of the story, downgraded and full of numbers', async () => {
    const story = summary.files.find((file) => file.folder === STORY.estateFolder && file.path === STORY.estatePath);
    expect(story).toMatchObject({ format: 'xlsx', labelId: STORY.newLabelId });
    expect(story?.planted['U.S. Social Security Number (SSN)']).toBeGreaterThan(50);
    const { mtime } = await stat(join(directory, STORY.estateFolder, STORY.estatePath));
    expect(mtime.getTime()).toBe(NOW.getTime() - STORY.downgradedMinutesAgo * 60_000);
  });

  it('was changed over the past year', async () => {
    const times = await Promise.all(summary.files.map(async (file) => (await stat(pathOf(directory, file))).mtime));
    const ages = times.map((time) => (NOW.getTime() - time.getTime()) / 86_400_000);
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeGreaterThan(200);
    expect(Math.max(...ages)).toBeLessThan(366);
  });

  it('has a folder that contains itself', async () => {
    for (const { folder, path } of summary.linkLoops) expect(await readlink(join(directory, folder, path))).toBe('..');
  });
});
