/** Every rule of the content, with its own rows, on the real engine; every hunting query and workbook query compiles and runs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ManualClock } from '@vedette/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContentTestResult, loadSolutions, runContentTests } from '../src/index.ts';
import { openWorld, type World } from './world.ts';

const CONTENT = fileURLToPath(new URL('../../../content/solutions', import.meta.url));
const { solutions } = await loadSolutions(CONTENT);
const cases = solutions.flatMap(({ templates, tests }) =>
  tests.flatMap((test) =>
    test.cases.map((one) => [templates.find(({ id }) => id === test.ruleId)?.name ?? test.ruleId, one.name] as const),
  ),
);

let directory: string;
let world: World;
let results: readonly ContentTestResult[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vedette-content-'));
  world = await openWorld(directory, new ManualClock('2026-11-20T12:00:00Z'));
  results = await runContentTests(solutions, world);
});
afterAll(async () => {
  await world?.close();
  await rm(directory, { recursive: true, force: true });
});

describe('rules', () => {
  it.each(cases)('%s: %s', (rule, name) =>
    expect(results.find((result) => result.rule === rule && result.case === name)?.differences).toEqual([]),
  );
});

describe('hunting queries', () => {
  it.each(solutions.flatMap(({ huntingQueries }) => huntingQueries.map(({ name, query }) => [name, query] as const)))(
    '%s runs',
    async (_name, query) => expect(await world.rows(query)).toBeInstanceOf(Array),
  );
});

/** The workbook's queries with `All` chosen everywhere, as the portal sends them first. */
const substitute = (query: string): string => query.replace(/\{\w+(?::\w+)?\}/g, 'All');

describe('workbook queries', () => {
  const queries = solutions
    .flatMap(({ workbooks }) => workbooks)
    .flatMap(({ workbook }) => workbook.items)
    .flatMap((item) => {
      const content = item.content as {
        query?: string;
        title?: string;
        parameters?: { name: string; query?: string }[];
      };
      const own = content.query === undefined ? [] : [[content.title ?? String(item.name), content.query] as const];
      return [
        ...own,
        ...(content.parameters ?? []).flatMap(({ name, query }) => (query ? [[name, query] as const] : [])),
      ];
    });

  it.each(queries)('%s runs', async (_title, query) =>
    expect(await world.rows(substitute(query))).toBeInstanceOf(Array),
  );
});

describe('workbook answers', () => {
  const titled = (title: string): string => {
    const items = solutions.flatMap(({ workbooks }) => workbooks).flatMap(({ workbook }) => workbook.items);
    const found = items
      .map((item) => item.content as { title?: string; query?: string })
      .find((one) => one.title === title);
    return found?.query ?? '';
  };
  const asset = (path: string, values: Record<string, unknown>) => ({
    key: `asset:${String(values.SourcePath)}:${path}:${String(values.ActivityType)}:${String(values.TimeGenerated)}`,
    values: {
      TimeGenerated: '2026-11-19T10:00:00Z',
      PurviewAccountName: 'book',
      AssetPath: path,
      AssetName: path,
      SourceType: 'Amazon S3',
      SourceRegion: 'eastus',
      SourceName: 'Archive',
      SourcePath: 'book-archive',
      SourceCollectionName: '',
      FileSize: 10,
      ...values,
    },
  });
  const onlyBook = (query: string) =>
    query.replaceAll('{PurviewAccount:label}', 'book').replaceAll('{Collection:label}', 'No Collection');

  beforeAll(async () => {
    const found = { ActivityType: 'Classification', Classification: ['IBAN', 'Email'] };
    const { rejected } = await world.ingest.write('PurviewDataSensitivityLogs', [
      asset('a', { ...found, TimeGenerated: '2026-11-18T10:00:00Z', Classification: ['Old finding', 'IBAN', 'Email'] }),
      asset('a', found),
      asset('a', { ActivityType: 'Labeling', SensitivityLabel: ['Confidential/Finance'] }),
      asset('b', { ...found, Classification: ['IBAN'], SourceType: 'Azure Blob Storage', SourceRegion: 'westeurope' }),
      asset('c', { ActivityType: 'Classification', Classification: [] }),
      // The same path in another source is another asset.
      asset('c', {
        ActivityType: 'Classification',
        Classification: [],
        SourcePath: 'book-other',
        SourceRegion: 'westeurope',
      }),
    ]);
    expect(rejected).toEqual([]);
  });

  it('counts each asset once, by its newest row', async () => {
    const rows = await world.rows(substitute(onlyBook(titled('Assets by region'))));
    expect(new Map(rows.map(([region, assets, classified]) => [region, [assets, classified]]))).toEqual(
      new Map([
        ['eastus', [2, 1]],
        ['westeurope', [2, 1]],
      ]),
    );
  });

  it('counts a classification where it was found last', async () => {
    const rows = await world.rows(substitute(onlyBook(titled('Classifications'))));
    expect(rows.map(([name, assets]) => [name, assets])).toEqual([
      ['IBAN', 2],
      ['Email', 1],
    ]);
  });

  it('filters by the selected classification and label', async () => {
    const byClassification = onlyBook(titled('Assets of the selected classification')).replaceAll(
      '{UserSelectedClassification}',
      'Email',
    );
    expect((await world.rows(substitute(byClassification))).map(([path, found]) => [path, found])).toEqual([
      ['a', 'Email'],
    ]);
    const byLabel = onlyBook(titled('Assets of the selected label')).replaceAll('{UserSelectedLabel}', 'No label');
    expect((await world.rows(substitute(byLabel))).map(([path]) => path)).toEqual(['b', 'c', 'c']);
    const labels = await world.rows(substitute(onlyBook(titled('Sensitivity labels'))));
    expect(labels.map(([label, assets]) => [label, assets])).toEqual([
      ['No label', 3],
      ['Confidential/Finance', 1],
    ]);
  });
});
