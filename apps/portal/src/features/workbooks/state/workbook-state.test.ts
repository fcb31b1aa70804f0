import { describe, expect, it } from 'vitest';
import { parseWorkbook } from '../engine/parse-workbook.ts';
import { substitute } from '../engine/substitute.ts';
import { bindParameters, findMissing, printChosen, readChosen } from './workbook-state.ts';

const NOW = new Date('2026-06-10T12:00:00Z');
const workbook = parseWorkbook({
  items: [
    {
      type: 9,
      content: {
        parameters: [
          { name: 'Time', type: 4, value: { durationMs: 86_400_000 } },
          {
            name: 'Account',
            type: 2,
            multiSelect: true,
            query: 'T | distinct A',
            value: ['value::all'],
            typeSettings: { additionalResourceOptions: ['value::all'], selectAllValue: 'All' },
          },
          { name: 'Source', type: 2, multiSelect: true, isRequired: true, query: 'T | distinct B' },
          { name: 'Kind', type: 2, jsonData: '[{"value":"a","label":"Alpha","selected":true},"b"]' },
        ],
      },
    },
    {
      type: 11,
      content: {
        style: 'tabs',
        links: [
          { cellValue: 'Tab', linkTarget: 'parameter', subTarget: 'one', linkLabel: 'One' },
          { cellValue: 'Tab', linkTarget: 'parameter', subTarget: 'two' },
        ],
      },
    },
    {
      type: 12,
      content: {
        items: [
          {
            type: 3,
            content: { query: 'T', exportParameterName: 'Picked', exportFieldName: 'Path', exportDefaultValue: 'All' },
          },
        ],
      },
    },
  ],
});
const choices = (...values: string[]) => values.map((value) => ({ value, label: `${value}!`, selected: false }));

describe('bindParameters', () => {
  it('starts with first tab, export default, preselected choice and the first of a required list', () => {
    const bindings = bindParameters(
      workbook,
      new Map(),
      new Map([
        ['Source', choices('s1', 's2')],
        ['Account', choices('x')],
      ]),
    );
    const text = substitute('{Tab} {Picked} {Kind} {Kind:label} {Source} {Account} {Account:label}', bindings, NOW);
    expect(text).toBe("one All a Alpha 's1' 'All' All");
  });

  it('leaves a dropdown out until its choices are known, and says what waits for it', () => {
    const bindings = bindParameters(workbook, new Map(), new Map());
    expect(bindings.has('Source')).toBe(false);
    expect(findMissing(['Source', 'Kind', 'Tab', 'NotAParameter'], workbook, bindings)).toEqual(['Source']);
  });

  it('takes what was chosen, from the URL and back', () => {
    const search = { Tab: 'two', Source: '["s1","s2"]', Time: 'ms:60000' };
    const chosen = readChosen(workbook, search);
    const bindings = bindParameters(workbook, chosen, new Map([['Source', choices('s1', 's2')]]));
    expect(substitute('{Tab} {Source} {Source:label} {Time:seconds}', bindings, NOW)).toBe("two 's1','s2' s1!, s2! 60");
    expect(printChosen(chosen)).toEqual(search);
  });
});
