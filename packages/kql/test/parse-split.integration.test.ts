import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { ParsePart } from '../src/ast.ts';
import { patternOf } from '../src/lower/operators/parse.ts';
import { formOf } from '../src/lower/operators/parse-split.ts';
import { runKql } from '../src/run/index.ts';
import { openEngine } from '../tools/engine.ts';

/** `parse` without types splits at its texts. A regular expression of lazy captures says the same, and is its model here. */
const engine = openEngine();
afterAll(() => engine.cleanup());

type Mode = 'simple' | 'relaxed';
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b') },
  { weight: 1, arbitrary: fc.constantFrom('/', 'é', ' ', '\n', '.*', '"', '\\') },
);
const text = (minLength: number, maxLength: number) =>
  fc.array(piece, { minLength, maxLength }).map((pieces) => pieces.join(''));
const gap = fc.constantFrom<'skip' | 'capture'>('skip', 'capture');
const form = fc.record({
  first: fc.option(gap),
  middle: fc.array(fc.tuple(text(1, 3), gap), { minLength: 0, maxLength: 4 }),
  end: text(1, 3),
  last: fc.option(gap),
});

type Form = typeof form extends fc.Arbitrary<infer F> ? F : never;

function partsOf({ first, middle, end, last }: Form): ParsePart[] {
  const [before, after] = [first ? [first] : [], last ? [last] : []];
  const parts = [...before, ...middle.flatMap(([each, next]) => [{ each }, next]), { each: end }, ...after];
  return parts.map((part, index): ParsePart => {
    if (typeof part === 'object') return { kind: 'text', value: part.each };
    return part === 'skip' ? { kind: 'skip' } : { kind: 'capture', name: `c${index}`, type: 'string' };
  });
}

const printPart = (part: ParsePart): string => {
  if (part.kind === 'text') return JSON.stringify(part.value);
  return part.kind === 'skip' ? '*' : `${part.name}: string`;
};

async function split(texts: readonly string[], parts: readonly ParsePart[], mode: Mode, operator: string) {
  const rows = texts.map((each, index) => `${index}, ${JSON.stringify(each)}`).join(', ');
  const names = parts.flatMap((part) => (part.kind === 'capture' ? [part.name] : []));
  const query = `datatable(n: long, s: string) [${rows}] | ${operator} kind=${mode} s with ${parts.map(printPart).join(' ')}
    | sort by n asc | project ${['n', ...names].join(', ')}`;
  const answer = await runKql(query, { engine, catalogue: { tables: [], watchlists: [] }, now: new Date(0) });
  if (!('tables' in answer)) throw new Error(`${answer.problems.map((each) => each.message).join()} in ${query}`);
  return answer.tables[0]?.rows.map(([n, ...captures]) => [Number(n), ...captures]);
}

const quote = (of: string): string => `'${of.replaceAll(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;

function match(texts: readonly string[], parts: readonly ParsePart[], mode: Mode): readonly (readonly string[])[] {
  const query = { parts, mode, flags: '' } as unknown as Parameters<typeof patternOf>[0];
  const { regex } = patternOf(query);
  const found = engine.query(`SELECT arrayMap(s -> extractGroups(s, ${quote(regex)}), [${texts.map(quote)}])`);
  return (JSON.parse(found) as [string[][]])[0];
}

describe('a text split by the texts of a pattern', () => {
  test('has the captures of the regular expression', async () => {
    await fc.assert(
      fc.asyncProperty(
        form.filter((each) => formOf(partsOf(each)) !== null),
        fc.array(text(0, 9), { minLength: 60, maxLength: 80 }),
        fc.constantFrom<Mode>('simple', 'relaxed'),
        async (of, random, mode) => {
          const parts = partsOf(of);
          const whole = parts.map((part) => (part.kind === 'text' ? part.value : 'ab/'));
          const tight = parts.flatMap((part) => (part.kind === 'text' ? [part.value] : [])).join('');
          const overlaid = tight.replaceAll(/(.+)\1/gs, '$1');
          const texts = [...random, tight, overlaid, `b${whole.join('')}a`, whole.join(''), whole.join('').repeat(2)];
          const model = match(texts, parts, mode);
          const width = parts.filter(({ kind }) => kind === 'capture').length;
          expect(await split(texts, parts, mode, 'parse')).toEqual(
            model.map((captures, index) => [index, ...(captures.length > 0 ? captures : Array(width).fill(''))]),
          );
          expect(await split(texts, parts, mode, 'parse-where')).toEqual(
            model.flatMap((captures, index) => (captures.length > 0 ? [[index, ...captures]] : [])),
          );
        },
      ),
      { numRuns: 80, seed: 20_261_121 },
    );
  });

  test('stays a regular expression where captures touch or nothing is captured', () => {
    const capture = { kind: 'capture', name: 'c', type: 'string' } as const;
    const word = { kind: 'text', value: 'a' } as const;
    const forms = [
      [capture, capture, word],
      [{ kind: 'skip' } as const, capture, word],
      [word],
      [capture],
      [capture, { ...word, value: '' }],
    ];
    expect(forms.map((parts) => formOf(parts))).toEqual([null, null, null, null, null]);
  });
});
