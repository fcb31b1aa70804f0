import path from 'node:path';
import { createClassifier } from '@vedette/classify';
import { z } from 'zod';
import { type Command, requiredText } from '../command.ts';
import { readLines, writeJsonLines } from '../json-lines.ts';

const caseSchema = z.object({ id: z.unknown(), text: z.string() });

export const classifyRun: Command = {
  words: ['classify', 'run'],
  usage: 'classify run --in CASES.jsonl --out RESULTS.jsonl',
  summary: 'Find sensitive information types in a file of texts.',
  options: { in: { type: 'string' }, out: { type: 'string' } },
  run: async ({ values, terminal }) => {
    const input = path.resolve(terminal.cwd, requiredText(values, 'in'));
    const output = path.resolve(terminal.cwd, requiredText(values, 'out'));
    const count = await writeJsonLines(output, classifyLines(readLines(input)));
    terminal.stderr.write(`${count} answers written to ${output}\n`);
    return 0;
  },
};

/** Shape: `{id, text}` gives `{id, findings}`; a line that cannot be read gives `{id: null, error}` with its number. */
async function* classifyLines(lines: AsyncIterable<string>): AsyncGenerator<unknown> {
  const classifier = createClassifier();
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parseCase(line);
    if (!parsed) {
      yield { id: null, findings: [], error: `line ${number}: expected \`{"id", "text"}\`.` };
      continue;
    }
    const findings = classifier.classifyText(parsed.text);
    yield {
      id: parsed.id,
      findings: findings.map(({ typeId, name, start, end, confidence }) => ({ typeId, name, start, end, confidence })),
    };
  }
}

function parseCase(line: string): z.infer<typeof caseSchema> | undefined {
  try {
    return caseSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
