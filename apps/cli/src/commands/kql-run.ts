import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { systemClock, tableCatalogue } from '@vedette/model';
import { runCases } from '@vedette/query';
import { type Command, requiredText } from '../command.ts';
import { readLines, writeJsonLines } from '../json-lines.ts';

export const kqlRun: Command = {
  words: ['kql', 'run'],
  usage: 'kql run --in CASES.jsonl --out RESULTS.jsonl [--compile-only]',
  summary: 'Answer a file of queries on a private engine, or only compile them.',
  options: { in: { type: 'string' }, out: { type: 'string' }, 'compile-only': { type: 'boolean' } },
  run: async ({ values, terminal }) => {
    const input = path.resolve(terminal.cwd, requiredText(values, 'in'));
    const output = path.resolve(terminal.cwd, requiredText(values, 'out'));
    const directory = await mkdtemp(path.join(tmpdir(), 'vedette-cases-'));
    try {
      const answers = runCases({
        lines: readLines(input),
        openPrivateStore: () => openEmbeddedLogStore({ directory }),
        tables: tableCatalogue,
        clock: systemClock,
        compileOnly: values['compile-only'] === true,
      });
      const count = await writeJsonLines(output, answers);
      terminal.stderr.write(`${count} answers written to ${output}\n`);
      return 0;
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  },
};
