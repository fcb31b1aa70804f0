import { randomUUID } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { applyLabel, readDocument, resolveLabel } from '@vedette/documents';
import { Rejection, type SensitivityLabel } from '@vedette/model';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { type Command, type CommandInput, requiredText, UsageError } from '../command.ts';
import { rejectCommand } from '../problems.ts';
import { dataDirectory } from '../serve-options.ts';

function fileArgument({ positionals, terminal }: CommandInput): string {
  const [file] = positionals;
  if (file === undefined) throw new UsageError('FILE is missing.');
  return path.resolve(terminal.cwd, file);
}

export const labelRead: Command = {
  words: ['label', 'read'],
  usage: 'label read FILE',
  summary: 'Show the sensitivity label that a file carries.',
  options: {},
  run: async (input) => {
    const file = fileArgument(input);
    const outcome = await readDocument(await readFile(file), path.basename(file));
    const { labels, format, protection } = outcome.kind === 'read' ? outcome.content : outcome;
    const label = resolveLabel(labels);
    const unreadable = outcome.kind === 'unreadable' ? { unreadable: outcome.reason, message: outcome.message } : {};
    input.terminal.stdout.write(
      `${JSON.stringify({ file, format, protection, label, all: labels, ...unreadable }, null, 2)}\n`,
    );
    return 0;
  },
};

export const labelApply: Command = {
  words: ['label', 'apply'],
  usage: 'label apply FILE --label NAME [--data DIR]',
  summary: 'Write a sensitivity label of the catalogue into a file.',
  options: { label: { type: 'string' }, data: { type: 'string' } },
  run: async (input) => {
    const file = fileArgument(input);
    const label = await findLabel(dataDirectory(input), requiredText(input.values, 'label'));
    const outcome = await applyLabel(await readFile(file), path.basename(file), {
      labelId: label.id,
      siteId: label.tenantId ?? label.id,
      method: 'Privileged',
      name: label.name,
      setDate: new Date().toISOString(),
    });
    if (outcome.kind === 'refused') throw new Rejection([outcome.problem]);
    await replaceFile(file, outcome.bytes);
    input.terminal.stdout.write(`${file} is labelled \`${label.displayName || label.name}\`.\n`);
    return 0;
  },
};

/** Writes beside the file and moves it over in one step, so that a crash leaves the old one whole. */
async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  const { mode } = await stat(file);
  const beside = `${file}.${randomUUID()}.tmp`;
  await writeFile(beside, bytes, { mode });
  await rename(beside, file);
}

async function findLabel(directory: string, name: string): Promise<SensitivityLabel> {
  const state = await openEmbeddedStateStore({ directory: path.join(directory, 'state') });
  try {
    const labels = await state.listLabels();
    const wanted = name.toLowerCase();
    const found = labels.filter((label) =>
      [label.id, label.name, label.displayName].some((text) => text.toLowerCase() === wanted),
    );
    const [label] = found;
    if (label && found.length === 1) return label;
    const message = label
      ? `\`${name}\` is the name of ${found.length} labels; give the id.`
      : `There is no label \`${name}\`.`;
    throw rejectCommand('CLI1001', message, { hints: labels.map((one) => one.displayName || one.name) });
  } finally {
    await state.close();
  }
}
