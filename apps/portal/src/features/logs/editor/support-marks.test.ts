import type { KqlSupport } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { describeSupport, findCall, findSupportMarks, makeSupportIndex } from './support-marks.ts';

const entry = (kind: KqlSupport['kind'], name: string, state: KqlSupport['state'], note = ''): KqlSupport => ({
  kind,
  name,
  state,
  note,
  signatures: [],
});
const index = makeSupportIndex([
  entry('function', 'cursor_after', 'refused', 'there are no cursors.'),
  entry('function', 'rand', 'differs', 'another generator.'),
  entry('function', 'both', 'pending'),
  entry('aggregate', 'both', 'exact'),
  entry('operator', 'consume', 'pending'),
  entry('operator', 'externaldata', 'refused', 'it reads addresses.'),
  entry('operator', 'where', 'exact'),
  entry('plugin', 'python', 'refused', 'it runs code.'),
  entry('function', 'python', 'exact'),
]);
const marked = (text: string) => findSupportMarks(text, index).map(({ start, end }) => text.slice(start, end));

describe('names that do not work', () => {
  it.each([
    ['T | where cursor_after("x") | extend r = rand()', ['cursor_after', 'rand']],
    ['T | where a == "cursor_after(" // cursor_after()', []],
    ['T | consume', ['consume']],
    ['let x = externaldata (a:string) ["h"]; x', ['externaldata']],
    ['T | evaluate python(typeof(*), "")', ['python']],
    ['T | evaluate hint.distribution = per_node python (1)', ['python']],
    ['T | extend a = python(1)', []],
    ['T | summarize both(a)', []],
    ['let rand = (x:long) { x }; T | extend r = rand(1)', []],
    ['T | where consume == 1', []],
    ['T | extend a = b.rand(1)', []],
  ])('%s', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  it('say why', () => {
    expect(findSupportMarks('T | evaluate python()', index).map(({ entry }) => describeSupport(entry))).toEqual([
      'The plugin `python` is not supported: it runs code.',
    ]);
    expect(describeSupport(entry('function', 'f', 'pending'))).toContain('not supported yet');
    expect(describeSupport(entry('function', 'f', 'differs', 'Less exact.'))).toContain(
      'differs from Kusto: Less exact.',
    );
  });
});

describe('the call at a place', () => {
  it.each([
    ['T | extend a = split(b, ^', { name: 'split', argument: 1 }],
    ['T | extend a = iff(f(1, 2), strcat("a,(", ^', { name: 'strcat', argument: 1 }],
    ['T | extend a = iff(f(1, 2), ^x)', { name: 'iff', argument: 1 }],
    ['T | where a in (1, ^', { name: 'in', argument: 1 }],
    ['T | where f(a) | take ^', undefined],
    ['T | extend a = bag_pack("k", dynamic([1, ^2]))', { name: 'dynamic', argument: 0 }],
  ])('%s', (marked, expected) => {
    const offset = marked.indexOf('^');
    expect(findCall(marked.replace('^', ''), offset)).toEqual(expected);
  });
});
