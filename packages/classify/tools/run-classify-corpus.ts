/**
 * Runs the classifier and its checksums over recorded cases and prints figures by type.
 * Usage: node packages/classify/tools/run-classify-corpus.ts FOLDER [--show TYPE | --figures]
 * Shape: FOLDER holds `spans-by-type.jsonl`, `identifiers.jsonl`, `validators.jsonl`, `sentences.jsonl`.
 * With `--figures`, also sums by kind of case as rows for `bench/RESULTS.md`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BUILT_IN_TYPES, createClassifier, type SensitiveType } from '../src/index.ts';
import { ENTITY_TYPES, MODULE_TYPES, VALIDATOR_TYPES } from './corpus-types.ts';

interface Case {
  readonly text: string;
  readonly valid?: boolean;
  readonly expected?: boolean | readonly { readonly entity: string; readonly start: number; readonly end: number }[];
}
interface Figure {
  found: number;
  missed: number;
  clean: number;
  wrong: number;
}

const [folder = '.', option, shown] = process.argv.slice(2);
const byName = new Map(BUILT_IN_TYPES.map((type) => [type.name, type]));
const figures = new Map<string, Figure>();

/** The type's primaries alone: a bare number has no words around it. */
function withoutSupport(type: SensitiveType): SensitiveType {
  const patterns = Object.keys(type.primaries).map((primary) => ({ name: 'alone', confidence: 65 as const, primary }));
  return { ...type, patterns };
}

const bareClassifiers = new Map<string, ReturnType<typeof createClassifier>>();
function classifyBare(name: string, text: string) {
  const type = byName.get(name);
  if (!type) throw new Error(`no type is named ${name}`);
  const classifier = bareClassifiers.get(name) ?? createClassifier([withoutSupport(type)]);
  bareClassifiers.set(name, classifier);
  return classifier.classifyText(text);
}

function count(key: string, isExpected: boolean, isFound: boolean, text: string): void {
  const figure = figures.get(key) ?? { found: 0, missed: 0, clean: 0, wrong: 0 };
  figure[isExpected ? (isFound ? 'found' : 'missed') : isFound ? 'wrong' : 'clean']++;
  figures.set(key, figure);
  if (shown && key.includes(shown) && isExpected !== isFound)
    console.log(isExpected ? 'missed' : 'wrong', JSON.stringify(text));
}

function load(file: string): (Case & Record<string, unknown>)[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

for (const item of load('identifiers.jsonl')) {
  const name = MODULE_TYPES[String(item.module)];
  if (name) count(`number   ${name}`, item.valid === true, classifyBare(name, item.text).length > 0, item.text);
}
for (const item of load('validators.jsonl')) {
  const name =
    VALIDATOR_TYPES[`${item.validator}${JSON.stringify(item.args)}`] ?? VALIDATOR_TYPES[String(item.validator)];
  const isWhole = (found: readonly { start: number; end: number }[]) =>
    found.some(({ start, end }) => start === 0 && end === item.text.length);
  if (name) count(`valid    ${name}`, item.valid === true, isWhole(classifyBare(name, item.text)), item.text);
}
const full = createClassifier();
for (const item of load('spans-by-type.jsonl')) {
  const name = ENTITY_TYPES[String(item.entity)];
  if (!name || !Array.isArray(item.expected)) continue;
  const found = classifyBare(name, item.text);
  for (const span of item.expected) {
    count(
      `span     ${name}`,
      true,
      found.some(({ start, end }) => start === span.start && end === span.end),
      item.text,
    );
  }
  if (item.expected.length === 0) count(`span     ${name}`, false, found.length > 0, item.text);
}
for (const item of load('sentences.jsonl')) {
  const expected = Array.isArray(item.expected) ? item.expected : [];
  const found = full.classifyText(item.text);
  for (const [entity, name] of Object.entries(ENTITY_TYPES)) {
    const spans = expected.filter((span) => span.entity === entity);
    const hits = found.filter((finding) => finding.name === name);
    for (const span of spans) {
      count(
        `sentence ${name}`,
        true,
        hits.some(({ start, end }) => start < span.end && end > span.start),
        item.text,
      );
    }
    for (const hit of hits) {
      const isKnown = spans.some((span) => hit.start < span.end && hit.end > span.start);
      if (!isKnown) count(`sentence ${name}`, false, true, item.text);
    }
  }
}

const width = Math.max(...[...figures.keys()].map((key) => key.length));
console.log(`${''.padEnd(width)}  found missed  clean  wrong`);
for (const [key, { found, missed, clean, wrong }] of [...figures].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(key.padEnd(width), ...[found, missed, clean, wrong].map((value) => String(value).padStart(6)));
}

if (option === '--figures') {
  for (const kind of ['number', 'valid', 'span', 'sentence']) {
    const ofKind = [...figures].filter(([key]) => key.startsWith(kind)).map(([, figure]) => figure);
    for (const verdict of ['found', 'missed', 'wrong'] as const) {
      const sum = ofKind.reduce((total, figure) => total + figure[verdict], 0);
      console.log(`| classify.${kind}.${verdict} | ${sum} |`);
    }
  }
}
