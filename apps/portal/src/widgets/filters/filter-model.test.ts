import { describe, expect, it } from 'vitest';
import { orderOptions, searchOptions, summariseFilter, toggleValue } from './filter-model.ts';

const options = [
  { value: '-', text: 'Nobody', count: 4 },
  { value: 'megan', text: 'Megan Bowen', count: 2 },
];

describe('a filter', () => {
  it('says what it lets through', () => {
    expect(summariseFilter('Owner', options, [])).toBe('Owner');
    expect(summariseFilter('Owner', options, ['megan'])).toBe('Owner: Megan Bowen');
    expect(summariseFilter('Owner', options, ['gone', 'megan'])).toBe('Owner: gone +1');
  });
  it('ticks and unticks', () => {
    expect(toggleValue(toggleValue(['a'], 'b'), 'a')).toEqual(['b']);
  });
  it('still shows a value of an old link that nothing has any more', () => {
    expect(searchOptions(options, ['gone'], '')[0]).toEqual({ value: 'gone', count: 0 });
  });
  it('searches what people see, not the value', () => {
    expect(searchOptions(options, [], 'bowen').map(({ value }) => value)).toEqual(['megan']);
  });
  it('puts named ones first and leaves the others', () => {
    expect(orderOptions(options, ['megan']).map(({ value }) => value)).toEqual(['megan', '-']);
  });
});
