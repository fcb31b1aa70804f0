import { describe, expect, it } from 'vitest';
import { complement, difference, intersection, union } from './code-points.ts';
import { translateRegex } from './translate.ts';

const ranges = (text: string): (readonly [number, number])[] =>
  text.split(' ').map((each) => [each.charCodeAt(0), each.charCodeAt(each.length - 1)] as const);

describe('sets of code points', () => {
  it('joins ranges that touch', () => {
    expect(union(ranges('d-f'), ranges('a-c x'))).toEqual(ranges('a-f x'));
  });
  it('takes sets from one another', () => {
    expect(difference(ranges('a-z'), ranges('b-y'))).toEqual(ranges('a z'));
    expect(intersection(ranges('a-m'), ranges('k-z'))).toEqual(ranges('k-m'));
    expect(complement(complement(ranges('a-c')))).toEqual(ranges('a-c'));
  });
});

describe('translateRegex', () => {
  it.each([
    ['text as it is', 'a.b|c{2,3}?', 'a.b|c{2,3}?'],
    ['digits of every script', '\\d\\D', '[\\p{Nd}][^\\p{Nd}]'],
    ['digits in a class', '[\\d.]', '[\\p{Nd}.]'],
    ['ASCII where it is asked for', '(?-u:\\d)\\d', '(?:[0-9])[\\p{Nd}]'],
    ['ASCII up to the end of a group', '((?-u)\\d)\\d', '([0-9])[\\p{Nd}]'],
    ['flags of RE2', '(?is-m:a)(?U)b', '(?is-m:a)(?U)b'],
    ['names of groups', '(?<one.two>a)(?P<b>c)', '(a)(c)'],
    ['verbose patterns', '(?x) a \\ b # c\n d', 'a\\ bd'],
    ['code points', '\\u{7F}\\u00e9\\U0001F600\\x41', '\\x{7f}\\x{e9}\\x{1f600}\\x{41}'],
    ['classes of ASCII', '[[:alpha:]_]', '[[:alpha:]_]'],
    ['a bracket first in a class', '[]a]', '[]a]'],
    ['an escaped bracket', '[\\[\\]]', '[\\[\\]]'],
    ['a bracket that nothing closes', '[[]', '[[]'],
    ['what is no space, or a comma', '[\\S,]', '(?:[,]|[^\\t\\n\\x0b\\f\\r\\x{85}\\p{Z}])'],
    ['subtraction', '[0-9--4]', '[\\x{30}-\\x{33}\\x{35}-\\x{39}]'],
    ['intersection', '[a-y&&xyz]', '[\\x{78}-\\x{79}]'],
    ['difference of both sides', '[a-g~~b-h]', '[\\x{61}\\x{68}]'],
    ['a class in a class', '[x[^xyz]&&[w-z]]', '[\\x{77}-\\x{78}]'],
    ['a class of nothing', '[a&&b]', '[^\\x{0}-\\x{10ffff}]'],
    ['a long name of a category', '\\p{ascii}', '[\\x{0}-\\x{7f}]'],
  ])('%s', (_name, pattern, re2) => {
    expect(translateRegex(pattern)).toBe(re2);
  });

  it('takes members out of a class that is negated', () => {
    const spaces = translateRegex('[^\\S\\n]');
    expect(spaces).toMatch(/^\[\^\\x\{0\}-\\x\{8\}\\x\{a\}\\x\{e\}-/);
  });

  it.each([
    ['(a)\\1'],
    ['a(?=b)'],
    ['(?<!a)b'],
    ['\\<a'],
    ['\\b{start}a'],
    ['(?R)a'],
    ['\\p{Nowhere}'],
    ['C:\\Users'],
    ['\\Qa\\E'],
    ['[\\q]'],
    ['[[:nope:]--a]'],
  ])('refuses %s', (pattern) => {
    expect(() => translateRegex(pattern)).toThrow(/./);
  });
});
