import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  findUntestedTemplates,
  loadSolutions,
  parseRuleTemplate,
  printRuleTemplate,
  type WorkbookDocument,
} from '../src/index.ts';

const CONTENT = fileURLToPath(new URL('../../../content/solutions', import.meta.url));
const { solutions, problems } = await loadSolutions(CONTENT);
const templates = solutions.flatMap((solution) => solution.templates);

describe('content', () => {
  it('has no problem and a test for each rule', () => {
    expect(problems).toEqual([]);
    expect(findUntestedTemplates(solutions)).toEqual([]);
    expect(templates.length).toBeGreaterThanOrEqual(5);
  });

  it.each(templates.map((template) => [template.name, template] as const))(
    '%s is printed without loss',
    (_name, template) =>
      expect(parseRuleTemplate(printRuleTemplate(template), template.solution).template).toEqual(template),
  );

  it('has the two Purview templates under their published ids and names', () => {
    const names = new Map(templates.map(({ id, name }) => [id, name]));
    expect(names.get('7ae7e8b0-07e9-43cb-b783-b04082f09060')).toBe('Sensitive Data Discovered in the Last 24 Hours');
    expect(names.get('79f296d9-e6e4-45dc-9ca7-1770955435fa')).toBe(
      'Sensitive Data Discovered in the Last 24 Hours - Customized ',
    );
  });

  it('names folders that hold no solution', async () => {
    const { solutions: none, problems: found } = await loadSolutions(fileURLToPath(new URL('../src', import.meta.url)));
    expect(none).toEqual([]);
    expect(new Set(found.map(({ problem }) => problem.code))).toEqual(new Set(['DET1011']));
  });
});

describe('the Microsoft Purview workbook', () => {
  const workbook = solutions
    .flatMap(({ workbooks }) => workbooks)
    .find(({ summary }) => summary.id === 'microsoft-purview');
  const items = (workbook?.workbook ?? ({ items: [] } as unknown as WorkbookDocument)).items;
  const content = (item: (typeof items)[number]) => item.content as Record<string, unknown>;
  const text = JSON.stringify(items);

  it('shows every panel in exactly one of its tabs', () => {
    const links = items.find(({ type }) => type === 11);
    const tabs = (content(links ?? items[0] ?? ({} as never)).links as { subTarget: string }[]).map(
      ({ subTarget }) => subTarget,
    );
    expect(tabs).toEqual(['Resources', 'Classification', 'Labels']);
    for (const item of items.filter(({ type }) => type === 3)) {
      const condition = item.conditionalVisibility as { parameterName: string; value: string };
      expect(condition.parameterName).toBe('Tab');
      expect(tabs).toContain(condition.value);
    }
  });

  it('filters by nothing but parameters that it has or exports', () => {
    const parameters = items
      .filter(({ type }) => type === 9)
      .flatMap((item) => content(item).parameters as { name: string }[]);
    const exported = items.flatMap((item) => (content(item).exportParameterName as string | undefined) ?? []);
    const known = [...parameters.map(({ name }) => name), ...exported];
    const used = [...text.matchAll(/\{([A-Z]\w*)(?::\w+)?\}/g)].map((match) => match[1]);
    expect(exported).toEqual(['UserSelectedDataSource', 'UserSelectedClassification', 'UserSelectedLabel']);
    expect(new Set(used)).toEqual(new Set(['PurviewAccount', 'Collection', 'DataSource', ...exported]));
    for (const name of used) expect(known).toContain(name);
  });

  it('assumes no vendor of a source', () => expect(text).not.toMatch(/contains 'Azure'|contains "Azure"|Amazon/));

  it('opens all fields of an asset from its path in each drill-down', () => {
    const drillDowns = items.filter((item) => String(content(item).title ?? '').startsWith('Assets of the selected'));
    expect(drillDowns).toHaveLength(3);
    for (const item of drillDowns) expect(JSON.stringify(item)).toContain('"linkTarget":"GenericDetails"');
  });
});
