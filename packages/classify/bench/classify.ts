/**
 * Classification speed against the same shapes as native expressions, one after the other and as one alternation.
 * Usage: node packages/classify/bench/classify.ts [MEGABYTES]
 * Speed is by CPU time, so that other work on the machine does not count.
 * The opponents only find shapes: no check digits, no keywords, and the alternation loses types that overlap.
 */
import { compileShape, keyOfShape } from '../src/engine/compile-shape.ts';
import { BUILT_IN_TYPES, createClassifier } from '../src/index.ts';
import { makeMixed, makeNumbers, makeProse, makeTable } from './make-text.ts';

const megabytes = Number(process.argv[2] ?? 8);
const shapes = new Map(
  BUILT_IN_TYPES.flatMap((type) => Object.values(type.primaries)).map(({ shape }) => [keyOfShape(shape), shape]),
);
const expressions = [...shapes.values()].map(compileShape);
const alternation = new RegExp(expressions.map(({ source }) => source).join('|'), 'g');
const classifier = createClassifier();

function countMatches(expression: RegExp, text: string): number {
  let count = 0;
  for (const _ of text.matchAll(expression)) count++;
  return count;
}

const CONTENDERS: Readonly<Record<string, (text: string) => number>> = {
  'classifyText (complete)': (text) => classifier.classifyText(text).length,
  [`${expressions.length} native expressions, shapes only`]: (text) =>
    expressions.reduce((sum, expression) => sum + countMatches(expression, text), 0),
  'one native alternation, shapes only': (text) => countMatches(alternation, text),
};
const TEXTS = {
  prose: makeProse(megabytes, 1),
  'prose, logs and tables': makeMixed(megabytes, 2),
  table: makeTable(megabytes, 3),
  'nothing but numbers': makeNumbers(megabytes, 4),
};

/** Documents arrive in parts; a part of 256 KB is a long one. */
const PART = 262_144;
for (const [name, text] of Object.entries(TEXTS)) {
  const parts = Array.from({ length: Math.ceil(text.length / PART) }, (_, index) =>
    text.slice(index * PART, (index + 1) * PART),
  );
  for (const [contender, run] of Object.entries(CONTENDERS)) {
    run(parts[0] ?? '');
    const start = process.cpuUsage();
    const found = parts.reduce((sum, part) => sum + run(part), 0);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    const speed = (text.length / 1e6 / seconds).toFixed(1).padStart(7);
    console.log(`${name.padEnd(24)} ${contender.padEnd(42)} ${speed} MB/s ${String(found).padStart(8)} found`);
  }
}
