import { expect, test } from 'vitest';
import { splitJsonArray } from './json-array.ts';

test.each([
  ['nothing', '[]', []],
  ['space around', ' [ ] \n', []],
  ['objects to the letter', '[{"b":1.0, "a":null} , {"a":2}]', ['{"b":1.0, "a":null}', '{"a":2}']],
  ['brackets, commas and quotes in strings', '[{"a":"],[{\\",\\\\"},"x,y"]', ['{"a":"],[{\\",\\\\"}', '"x,y"']],
  ['lists in lists', '[[1,[2]],3]', ['[1,[2]]', '3']],
])('%s', (_name, text, expected) => {
  expect(splitJsonArray(text)).toEqual(expected);
});

test.each([
  ['an object', '{"a":1}'],
  ['an open list', '[1,2'],
  ['an open string', '["a]'],
  ['something after the end', '[1] 2'],
  ['a missing element', '[1,,2]'],
  ['a wrong bracket', '[1}'],
  ['a sign-in page', '<html></html>'],
])('%s is no array', (_name, text) => {
  expect(splitJsonArray(text)).toBeUndefined();
});
