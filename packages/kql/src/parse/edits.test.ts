import { describe, expect, test } from 'vitest';
import { EditedText } from './edits.ts';

describe('EditedText', () => {
  const edited = new EditedText('union V*, W* | take 1', [
    { start: 10, end: 12, text: 'W1' },
    { start: 6, end: 8, text: 'V1, V2, V3' },
  ]);
  test('holds the new text', () => expect(edited.text).toBe('union V1, V2, V3, W1 | take 1'));
  test.each([
    ['before', 0, 5, 'union'],
    ['a name that an edit made', 10, 12, 'V*'],
    ['an edit as long as what it replaced', 18, 20, 'W*'],
    ['after', 23, 27, 'take'],
    ['all', 0, 29, 'union V*, W* | take 1'],
  ])('leads back: %s', (_title, start, end, expected) => {
    const span = edited.spanAt(start, end);
    expect(edited.original.slice(span.start, span.end)).toBe(expected);
  });
});
