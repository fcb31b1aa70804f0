import { expect, it } from 'vitest';
import { isDoubled } from './overtype-pipe.ts';

it.each([
  ['a bar after the one that came with a name', '|', '| ', true],
  ['a bar in a line that is moved in', '|', '  | ', true],
  ['the space after it', ' ', '| ', true],
  ['the first bar', '|', '', false],
  ['the first space', ' ', '|', false],
  ['a bar after an operator', '|', '| take 5 ', false],
  ['a space in a line', ' ', '| where a ', false],
  ['a space that moves a line in', ' ', '  ', false],
  ['a letter', 'w', '| ', false],
])('%s', (_, key, line, expected) => expect(isDoubled(key, line)).toBe(expected));
