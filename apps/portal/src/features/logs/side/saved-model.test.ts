import type { SavedQuery } from '@vedette/model';
import { expect, it } from 'vitest';
import { groupByFolder, readTags, searchSaved } from './saved-model.ts';

const saved = (name: string, rest: Partial<SavedQuery> = {}): SavedQuery => ({
  id: name,
  name,
  description: '',
  folder: '',
  tags: [],
  query: 'T',
  timespan: null,
  visibility: 'private',
  ownerId: 'o',
  ownerName: 'o',
  createdAt: '',
  modifiedAt: '',
  ...rest,
});

it('groups by folder, those without one last', () => {
  const groups = groupByFolder([saved('a'), saved('b', { folder: 'Z' }), saved('c', { folder: 'B' }), saved('d')]);
  expect(groups.map(({ name, queries }) => [name, queries.length])).toEqual([
    ['B', 1],
    ['Z', 1],
    ['', 2],
  ]);
});

it('finds by words of any member', () => {
  const all = [saved('Downgrades', { tags: ['labels'] }), saved('Other', { query: 'OfficeActivity | take 1' })];
  expect(searchSaved(all, 'LABELS down').map(({ name }) => name)).toEqual(['Downgrades']);
  expect(searchSaved(all, 'officeactivity')).toHaveLength(1);
  expect(searchSaved(all, '')).toHaveLength(2);
});

it('reads tags', () => {
  expect(readTags(' a, b,,a ')).toEqual(['a', 'b']);
});
