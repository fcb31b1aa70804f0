import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '@vedette/model/make-folder';
import type { Command } from '../command.ts';
import { withLocalQuery } from '../local-query.ts';
import { dataDirectory, REPOSITORY } from '../serve-options.ts';

interface Check {
  readonly name: string;
  /** What was found; throws what is wrong and what to do. */
  readonly run: (directory: string) => Promise<string>;
}

const LEAST_FREE_BYTES = 2 * 1024 ** 3;

const CHECKS: readonly Check[] = [
  {
    name: 'Node',
    run: async () => {
      if (Number(process.versions.node.split('.')[0]) < 24)
        throw new Error(`found ${process.versions.node}, expected 24 or newer`);
      return process.versions.node;
    },
  },
  {
    name: 'Portal',
    run: async () => {
      await access(path.join(REPOSITORY, 'apps/portal/dist/index.html')).catch(() => {
        throw new Error('is not built; run `npm run build`');
      });
      return 'built';
    },
  },
  {
    name: 'Data folder',
    run: async (directory) => {
      makeFolder(directory);
      await access(directory, constants.R_OK | constants.W_OK);
      return directory;
    },
  },
  {
    name: 'Free space',
    run: async (directory) => {
      const { bavail, bsize } = await statfs(directory);
      const free = bavail * bsize;
      if (free < LEAST_FREE_BYTES) throw new Error(`${Math.round(free / 1024 ** 2)} MB are left; 2 GB are wanted`);
      return `${Math.round(free / 1024 ** 3)} GB`;
    },
  },
  {
    name: 'Stores',
    run: async (directory) =>
      withLocalQuery(directory, async (ask) => {
        const { rows, problems } = await ask('print Answer = 40 + 2', undefined);
        if (rows[0]?.[0] !== 42) throw new Error(problems[0]?.message ?? 'the engine gave a wrong answer');
        return 'open, and KQL answers';
      }),
  },
];

export const doctor: Command = {
  words: ['doctor'],
  usage: 'doctor [--data DIR]',
  summary: 'Check this machine and a data folder, and say what to mend.',
  options: { data: { type: 'string' } },
  run: async (input) => {
    const directory = dataDirectory(input);
    let failed = 0;
    for (const { name, run } of CHECKS) {
      const line = await run(directory).then(
        (found) => `ok    ${name}: ${found}`,
        (error: unknown) => {
          failed += 1;
          return `wrong ${name}: ${error instanceof Error ? error.message : String(error)}`;
        },
      );
      input.terminal.stdout.write(`${line}\n`);
    }
    return failed === 0 ? 0 : 1;
  },
};
