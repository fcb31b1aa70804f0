import { describe, expect, it } from 'vitest';
import { findCurrentQuery, splitQueries } from './current-query.ts';

const TEXT = 'A\n| take 1\n\n  \nlet x = 1;\n\nB\n| where y == x\n\nC';

describe('splitQueries', () => {
  it('cuts at blank lines, but keeps a let with what it is for', () => {
    expect(splitQueries(TEXT).map(({ text }) => text)).toEqual(['A\n| take 1', 'let x = 1;\n\nB\n| where y == x', 'C']);
  });
  it('gives places that hold', () => {
    for (const { text, start } of splitQueries(TEXT)) expect(TEXT.slice(start, start + text.length)).toBe(text);
  });
  it('keeps a block string whole', () => {
    expect(splitQueries('print ```a\n\nb```\n\nC').map(({ text }) => text)).toEqual(['print ```a\n\nb```', 'C']);
  });
});

describe('findCurrentQuery', () => {
  it.each([
    ['in the first', 3, 'A\n| take 1'],
    ['at its very end', 10, 'A\n| take 1'],
    ['on the blank line under it', 12, 'A\n| take 1'],
    ['in the second', 28, 'let x = 1;\n\nB\n| where y == x'],
    ['in the last', TEXT.length, 'C'],
  ])('%s', (_name, offset, expected) => {
    expect(findCurrentQuery(TEXT, offset).text).toBe(expected);
  });
  it('is empty without text', () => {
    expect(findCurrentQuery('  \n\n ', 2).text).toBe('');
  });
});
