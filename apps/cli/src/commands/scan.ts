import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource, ScanRun } from '@vedette/model';
import { composeServices, jsonLogger, type Services } from '@vedette/server';
import { type Command, type CommandInput, UsageError } from '../command.ts';
import { rejectCommand } from '../problems.ts';
import { makeServeOptions } from '../serve-options.ts';

export const scan: Command = {
  words: ['scan'],
  usage: 'scan PATH|SOURCE [--incremental] [--data DIR]',
  summary: 'Scan a folder, or a registered source by its name, and write the rows.',
  options: { incremental: { type: 'boolean' }, data: { type: 'string' } },
  run: async (input) => {
    const [target] = input.positionals;
    if (target === undefined) throw new UsageError('PATH or SOURCE is missing.');
    const composed = await composeServices(makeServeOptions(input), jsonLogger(input.terminal.stderr));
    try {
      const run = await scanTarget(input, composed.services, target);
      await printRun(input, composed.services, run);
      return run.status === 'succeeded' ? 0 : 1;
    } finally {
      await composed.stop();
    }
  },
};

async function scanTarget(
  { values, terminal }: CommandInput,
  { state, scans, clock }: Services,
  target: string,
): Promise<ScanRun> {
  const sources = await state.listSources();
  const file = await realpath(path.resolve(terminal.cwd, target)).catch(() => undefined);
  let source = sources.find(({ name, path: folder }) => name === target || folder === file);
  if (!source) {
    if (!file) throw rejectCommand('CLI1002', `\`${target}\` is neither a folder nor a registered source.`);
    source = newSource(file, clock.now());
    await scans.register(source);
  }
  const run = await scans.start(source, values.incremental ? 'incremental' : 'full', 'command-line');
  return (await scans.whenEnded(source.id)) ?? run;
}

function newSource(folder: string, at: Date): DataSource {
  return {
    id: randomUUID(),
    kind: 'folder',
    name: path.basename(folder) || folder,
    path: folder,
    sourceType: 'File system',
    region: 'local',
    collection: 'Default',
    createdAt: at.toISOString(),
  };
}

async function printRun({ terminal: { stdout } }: CommandInput, { state }: Services, run: ScanRun): Promise<void> {
  stdout.write(
    `${run.status}: ${run.seen} seen, ${run.classified} classified, ${run.unchanged} unchanged, ${run.withFindings} with sensitive information, ${run.labelled} labelled, ${run.skipped} skipped, ${run.deleted} gone\n`,
  );
  if (run.errorMessage) stdout.write(`${run.errorMessage}\n`);
  for (const { path: file, reason, message } of await state.listSkippedItems(run.id))
    stdout.write(`skipped ${file}: ${reason}: ${message}\n`);
}
