import { expect, it } from 'vitest';
import { shownGroups, shownPages } from './pages.ts';

it('shows pages for administrators to administrators alone, and no empty group', () => {
  const titles = (roles: Parameters<typeof shownPages>[0]) => shownPages(roles).map(({ title }) => title);
  expect(titles(['admin'])).toContain('Access');
  expect(titles(['contributor'])).not.toContain('Access');
  expect(titles([])).toContain('Overview');
  for (const { pages } of shownGroups(['reader'])) expect(pages).not.toEqual([]);
});

it('has different keys for every page', () => {
  const keys = shownPages(['admin']).map((page) => page.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
