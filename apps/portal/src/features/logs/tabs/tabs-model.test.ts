import { describe, expect, it } from 'vitest';
import { activeTab, addTab, changeTab, closeTab, firstTabs, mergeStored, moveTab, openTab } from './tabs-model.ts';

const timespan = 'P1D';
const one = firstTabs({ id: 'a', timespan });
const two = addTab(one, { id: 'b', timespan, text: 'T | take 1' });
const titles = (tabs: typeof two) => tabs.tabs.map(({ title }) => title);

describe('tabs', () => {
  it('get the next free number', () => {
    expect(titles(two)).toEqual(['Query 1', 'Query 2']);
    const renamed = changeTab(two, 'a', { title: 'Mine', isNamed: true });
    expect(titles(addTab(renamed, { id: 'c', timespan }))).toEqual(['Mine', 'Query 2', 'Query 1']);
  });

  it('close to their right neighbour; the last leaves an empty one', () => {
    expect(closeTab({ ...two, activeId: 'a' }, 'a', { id: 'z', timespan }).activeId).toBe('b');
    expect(closeTab(two, 'b', { id: 'z', timespan }).activeId).toBe('a');
    expect(activeTab(closeTab(one, 'a', { id: 'z', timespan }))).toMatchObject({ id: 'z', text: '' });
    expect(closeTab(two, 'unknown', { id: 'z', timespan })).toBe(two);
  });

  it('a link opens where it is open already, else in an empty tab, else in a new one', () => {
    expect(openTab({ ...two, activeId: 'a' }, { id: 'n', timespan, text: 'T | take 1' })).toEqual(two);
    expect(openTab(one, { id: 'n', timespan, text: 'X' }).tabs).toMatchObject([
      { id: 'n', text: 'X', title: 'Query 1' },
    ]);
    expect(openTab(two, { id: 'n', timespan, text: 'X' })).toMatchObject({
      activeId: 'n',
      tabs: [{}, {}, { text: 'X' }],
    });
    expect(openTab(two, { id: 'n', timespan: 'P7D', text: 'T | take 1' }).tabs).toHaveLength(3);
  });

  it('move one place, and stay at the ends', () => {
    expect(titles(moveTab(two, 'b', -1))).toEqual(['Query 2', 'Query 1']);
    expect(moveTab(two, 'b', 1)).toBe(two);
  });

  it('of another window are kept, those closed here are not', () => {
    const stored = addTab(two, { id: 'c', timespan });
    expect(mergeStored(stored, one, new Set(['b'])).tabs.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(mergeStored(undefined, one, new Set())).toEqual(one);
  });
});
