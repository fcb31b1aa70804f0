import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UnreadableReason } from '@vedette/documents';
import { Random } from '../scenario/random.ts';
import { makeAwkwardFiles } from './awkward-files.ts';
import { type EstateFolder, writeDraft } from './draft.ts';
import { draftFromTemplate } from './draft-from-template.ts';
import { PLANTED_TYPES, type PlantedKind } from './slots.ts';
import { draftStoryFile } from './story-draft.ts';
import { FINANCE_TEMPLATES } from './templates/finance.ts';
import { PEOPLE_TEMPLATES } from './templates/people.ts';

export interface EstateOptions {
  readonly directory: string;
  readonly seed: number;
  readonly now: Date;
}

/** A file of the estate and what is known of it, for tests and for the summary. */
export interface EstateFile {
  readonly folder: EstateFolder;
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly format: string;
  readonly labelId: string | null;
  /** Sensitive values that were put in, by the name of their type. */
  readonly planted: Readonly<Record<string, number>>;
  /** What a reader must say when the file cannot be read. */
  readonly unreadable: UnreadableReason | null;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

export interface EstateSummary {
  readonly directory: string;
  readonly files: readonly EstateFile[];
  readonly totalBytes: number;
  readonly labelledFiles: number;
  /** Symbolic links that lead back to their own parent; none where the system allows no links. */
  readonly linkLoops: readonly { readonly folder: EstateFolder; readonly path: string }[];
}

interface PendingFile extends Omit<EstateFile, 'planted' | 'sizeBytes'> {
  readonly planted: ReadonlyMap<PlantedKind, number>;
  readonly bytes: Uint8Array;
}

const LINK_LOOP = { folder: 'people-archive', path: 'Archive/all of it' } as const;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Writes the demo estate into the folders of `ESTATE_SOURCES`: the same seed and time give the same bytes.
 * Shape: the summary lists every file with its label and what was planted. Existing files are overwritten, none removed.
 */
export async function generateEstate(options: EstateOptions): Promise<EstateSummary> {
  const files: EstateFile[] = [];
  for await (const file of makeFiles(options)) files.push(await saveFile(options.directory, file));
  const linkLoops = await makeLinkLoop(options.directory);
  return {
    directory: options.directory,
    files,
    totalBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    labelledFiles: files.filter((file) => file.labelId !== null).length,
    linkLoops,
  };
}

async function* makeFiles({ seed, now }: EstateOptions): AsyncGenerator<PendingFile> {
  for (const template of [...FINANCE_TEMPLATES, ...PEOPLE_TEMPLATES]) {
    for (let index = 0; index < template.count; index += 1) {
      const draft = draftFromTemplate(template, index, seed, now);
      yield { ...draft, labelId: draft.label?.id ?? null, unreadable: null, bytes: await writeDraft(draft) };
    }
  }
  const story = draftStoryFile(seed, now);
  yield { ...story, labelId: story.label?.id ?? null, unreadable: null, bytes: await writeDraft(story) };
  const random = new Random(`${seed}/awkward times`);
  const fixed = new Date(Date.UTC(now.getUTCFullYear(), 0, 15));
  for (const file of await makeAwkwardFiles(seed, fixed)) {
    const modifiedAt = new Date(now.getTime() - random.integer(1, 300) * DAY_MILLISECONDS);
    yield { ...file, labelId: file.label?.id ?? null, modifiedAt };
  }
}

async function saveFile(directory: string, file: PendingFile): Promise<EstateFile> {
  const target = join(directory, file.folder, file.path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, file.bytes);
  await utimes(target, file.modifiedAt, file.modifiedAt);
  const { folder, path, format, labelId, unreadable, modifiedAt } = file;
  const planted = Object.fromEntries([...file.planted].map(([kind, count]) => [PLANTED_TYPES[kind], count]));
  return { folder, path, format, labelId, planted, unreadable, sizeBytes: file.bytes.byteLength, modifiedAt };
}

/** A folder that contains itself. Some systems let only administrators make links; the estate is whole without it. */
async function makeLinkLoop(directory: string): Promise<EstateSummary['linkLoops']> {
  const target = join(directory, LINK_LOOP.folder, LINK_LOOP.path);
  await mkdir(dirname(target), { recursive: true });
  try {
    await symlink('..', target, 'dir');
    return [LINK_LOOP];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST') return [LINK_LOOP];
    if (code === 'EPERM' || code === 'ENOSYS' || code === 'ENOTSUP') return [];
    throw error;
  }
}
