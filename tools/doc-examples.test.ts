import { expect, it } from 'vitest';
import { findExamples, findExpectedOutput, findUnmarked } from './doc-examples.ts';

const PAGE = `# Page

\`\`\`sh run
echo one
\`\`\`

\`\`\`text output
one
\`\`\`

\`\`\`sh
echo forgotten
\`\`\`

\`\`\`sh not-run: waits for a person
read answer
\`\`\`

\`\`\`text
no example
\`\`\`
`;

const examples = findExamples(PAGE);

it('reads language, kind, text and line', () => {
  expect(examples.map(({ language, kind, line }) => [language, kind, line])).toEqual([
    ['sh', 'run', 3],
    ['text', 'output', 7],
    ['sh', undefined, 11],
    ['sh', 'not-run', 15],
    ['text', undefined, 19],
  ]);
  expect(examples[0]?.text).toBe('echo one\n');
});

it('finds what an example prints, and blocks that nobody marked', () => {
  const [first, , third] = examples;
  expect(first && findExpectedOutput(examples, first)).toBe('one\n');
  expect(third && findExpectedOutput(examples, third)).toBeUndefined();
  expect(findUnmarked(examples).map(({ line }) => line)).toEqual([11]);
});
