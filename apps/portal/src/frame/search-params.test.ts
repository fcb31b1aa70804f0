import { describe, expect, it } from 'vitest';
import { incidentsSearchSchema } from '../features/incidents/search.ts';
import { parseSearch, printSearch } from './search-params.ts';

describe('the search part of an address', () => {
  it('leaves out what is empty, so that a plain page has a plain address', () => {
    expect(printSearch({ status: [], search: undefined, open: '', sort: null })).toBe('');
  });

  it.each([
    ['several values', { severity: ['High', 'Low'] }],
    ['a value with a comma', { policyName: ['PCI: cards, outside', 'Other'] }],
    ['right-to-left text, emoji and signs', { search: 'ملف & 🔥 = <img>' }],
    ['a number as text', { open: '007' }],
  ])('keeps %s', (_name, values) => {
    const read = incidentsSearchSchema.parse(parseSearch(printSearch(values)));
    expect(read).toMatchObject(values);
  });

  it('takes anything unreadable as not there', () => {
    const read = incidentsSearchSchema.parse(parseSearch('?sort=password&order=sideways&status='));
    expect(read).toMatchObject({ sort: undefined, order: undefined, status: [] });
  });

  it('keeps a query with line breaks and bars', () => {
    const q = "T\n| where a == '1,2'\n| take 5";
    expect(parseSearch(printSearch({ q })).q).toBe(q);
  });
});
