import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { compileShape, findSpans, keyOfShape } from './engine/compile-shape.ts';
import { BUILT_IN_TYPES, createClassifier } from './index.ts';
import type { Shape } from './sensitive-type.ts';

/** Units that make a careless pattern start over again and again. */
const HOSTILE = [
  '1',
  'a',
  'A',
  '1 ',
  '1-',
  '1.',
  ':',
  '1:',
  'a@',
  'a.',
  '@a.',
  'A1',
  'DE89',
  '4111 ',
  'ABCDEFGH',
  '+/',
  '9'.repeat(40),
  'DefaultEndpointsProtocol=',
  'ssn ',
];

const shapes = new Map<string, Shape>();
for (const type of BUILT_IN_TYPES) {
  for (const { shape } of Object.values(type.primaries)) shapes.set(keyOfShape(shape), shape);
  for (const element of Object.values(type.elements))
    if ('shape' in element) shapes.set(keyOfShape(element.shape), element.shape);
}

/** Best of three, so that a pause of the machine does not count. */
function measure(run: () => void): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('every shape', () => {
  it('has no look-around and no open-ended repetition', () => {
    for (const { source } of shapes.values()) expect(source).not.toMatch(/\(\?[=!<]|(?<!\\)[*+](?![^[]*\])|\{\d+,\}/);
  });

  it('takes time in proportion to the text, whatever the text', () => {
    for (const shape of shapes.values()) {
      const expression = compileShape(shape);
      for (const unit of HOSTILE) {
        const short = unit.repeat(Math.ceil(4_000 / unit.length));
        const long = unit.repeat(Math.ceil(40_000 / unit.length));
        const shortTime = measure(() => findSpans(expression, short, 0, short.length));
        const longTime = measure(() => findSpans(expression, long, 0, long.length));
        expect(longTime, `${shape.source} on ${unit}`).toBeLessThan(Math.max(20, shortTime * 60));
      }
    }
  }, 60_000);
});

describe('the classifier', () => {
  it.each(HOSTILE)(
    'takes time in proportion to the text on repeated %j',
    (unit) => {
      const classifier = createClassifier();
      const lengths = [10_000, 100_000, 1_000_000].map((length) => unit.repeat(Math.ceil(length / unit.length)));
      const times = lengths.map((text) => {
        const start = performance.now();
        classifier.classifyText(text);
        return performance.now() - start;
      });
      expect(times[1]).toBeLessThan(Math.max(300, (times[0] ?? 0) * 40));
      expect(times[2]).toBeLessThan(Math.max(6_000, (times[1] ?? 0) * 40));
    },
    60_000,
  );
});
