import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText } from './mask-text.ts';

describe('maskText', () => {
  it.each([
    ['4111 1111 1111 1111', '4111 •••• •••• 1111'],
    ['212-55-4321', '21•-••-••21'],
    ['AB123456C', 'AB•••••6C'],
    ['ann.lee@example.com', 'a••••••@example.com'],
    ['a@b.io', 'a•@b.io'],
    ['A123', 'A••3'],
    ['7', '•'],
    ['12', '••'],
    ['', ''],
  ])('masks %s as %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('draws a long secret short', () => {
    expect(maskText(`${'a1B2'.repeat(22)}==`).length).toBeLessThan(40);
  });

  it('never shows more than half of the letters and digits outside a mail domain', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z -]{1,40}$/), (text) => {
        const shown = (value: string) => value.replace(/[^0-9A-Z]/g, '').length;
        expect(shown(maskText(text))).toBeLessThanOrEqual(Math.max(0, Math.floor(shown(text) * 0.58)));
      }),
    );
  });
});
