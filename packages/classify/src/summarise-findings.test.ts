import { describe, expect, it } from 'vitest';
import { createClassifier, summariseFindings } from './index.ts';

const classifier = createClassifier();
const summarise = (texts: readonly string[]) => {
  const parts = texts.map((text, index) => ({ location: `page ${index + 1}`, text }));
  return summariseFindings(
    parts,
    parts.map(({ text }) => classifier.classifyText(text)),
  );
};

describe('summariseFindings', () => {
  it('counts over parts, values once, and says why', () => {
    const [card] = summarise(['Visa 4111 1111 1111 1111', 'again 4111111111111111', 'and 5555-5555-5555-4444']);
    expect(card).toMatchObject({ name: 'Credit Card Number', count: 3, uniqueCount: 2, confidence: 85 });
    expect(card?.samples[0]).toEqual({
      location: 'page 1',
      offset: 5,
      maskedText: '4111 •••• •••• 1111',
      confidence: 85,
      because: ['Pattern: in fours: with support', 'Check digits are right', '“visa” (card names) 1 characters away'],
    });
    expect(card?.samples.map(({ confidence }) => confidence)).toEqual([85, 65, 65]);
  });

  it('leaves out a type that is only weakly there', () => {
    expect(classifier.classifyText('122105155').map(({ name }) => name)).toContain('ABA Routing Number');
    expect(summarise(['122105155'])).toEqual([]);
    expect(summarise(['routing number 122105155'])).toMatchObject([{ name: 'ABA Routing Number', confidence: 75 }]);
  });

  it('keeps ten samples and no plain text', () => {
    const text = Array.from({ length: 30 }, (_, index) => `ssn 212-55-${4300 + index}`).join('\n');
    const [ssn] = summarise([text]);
    expect(ssn).toMatchObject({ count: 30, uniqueCount: 30 });
    expect(ssn?.samples).toHaveLength(10);
    expect(JSON.stringify(ssn)).not.toMatch(/212-55-43\d\d/);
  });

  it('is empty without findings', () => {
    expect(summarise(['nothing'])).toEqual([]);
    expect(summarise([])).toEqual([]);
  });
});
