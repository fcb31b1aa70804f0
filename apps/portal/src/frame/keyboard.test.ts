import { describe, expect, it } from 'vitest';
import { type KeyPress, matchShortcut, printPress, type Shortcut } from './keyboard.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const shortcut = (keys: string, label = keys): Shortcut => ({ keys, label, run: () => undefined });

describe('printPress', () => {
  it.each([
    ['a letter', press('j'), 'j'],
    ['a shifted sign keeps the sign only', press('?', { shiftKey: true }), '?'],
    ['Control', press('k', { ctrlKey: true }), 'Ctrl+k'],
    ['Command counts as Control', press('K', { metaKey: true }), 'Ctrl+k'],
    ['a named key with Shift', press('Enter', { shiftKey: true }), 'Shift+Enter'],
  ])('writes %s', (_name, event, expected) => {
    expect(printPress(event)).toBe(expected);
  });
});

describe('matchShortcut', () => {
  const all = [shortcut('j'), shortcut('g i'), shortcut('g o'), shortcut('i')];

  it('finds a single key', () => {
    expect(matchShortcut(all, '', press('j')).shortcut?.keys).toBe('j');
  });
  it('waits for the second key of a sequence', () => {
    expect(matchShortcut(all, '', press('g'))).toEqual({ shortcut: undefined, pending: 'g' });
  });
  it('takes the sequence before the single key it ends with', () => {
    expect(matchShortcut(all, 'g', press('i')).shortcut?.keys).toBe('g i');
  });
  it('takes the single key when the sequence does not go on so', () => {
    expect(matchShortcut(all, 'g', press('j'))).toMatchObject({ shortcut: { keys: 'j' }, pending: '' });
  });
  it('prefers what was added later', () => {
    const both = [shortcut('Escape', 'back'), shortcut('Escape', 'close the panel')];
    expect(matchShortcut(both, '', press('Escape')).shortcut?.label).toBe('close the panel');
  });
  it('does not take Ctrl+J for j', () => {
    expect(matchShortcut(all, '', press('j', { ctrlKey: true })).shortcut).toBeUndefined();
  });
});
