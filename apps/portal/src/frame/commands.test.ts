import { describe, expect, it } from 'vitest';
import { type Command, findCommands } from './commands.ts';

const command = (group: string, title: string, note?: string): Command => ({
  id: `${group} ${title}`,
  group,
  title,
  ...(note ? { note } : {}),
  run: () => undefined,
});
const all = [
  command('Pages', 'Data map'),
  command('Pages', 'Data connectors'),
  command('Commands', 'Dark theme'),
  command('Tables', 'CloudAppEvents', 'query'),
];
const titles = (words: string) => findCommands(all, words).map(({ title }) => title);

describe('findCommands', () => {
  it('shows everything for no words', () => {
    expect(titles('')).toHaveLength(4);
  });
  it('finds by the start of words in any order', () => {
    expect(titles('map data')).toEqual(['Data map']);
  });
  it('puts a title that starts so before one that holds it', () => {
    const found = findCommands([command('P', 'The data'), command('P', 'Data map')], 'data');
    expect(found.map(({ title }) => title)).toEqual(['Data map', 'The data']);
  });
  it('finds by the note', () => {
    expect(titles('query')).toEqual(['CloudAppEvents']);
  });
  it('finds nothing for other words', () => {
    expect(titles('zebra')).toEqual([]);
  });
});
