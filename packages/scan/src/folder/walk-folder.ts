import path from 'node:path';
import type { SkippedItem } from '@vedette/model';
import { resolveDiskError, type SkipReason } from '../skip-reasons.ts';
import type { FolderEntry, ScanFileSystem } from './file-system.ts';

export type WalkEvent =
  | { readonly kind: 'file' /** From the root, with forward slashes. */; readonly path: string }
  | {
      readonly kind: 'skipped';
      readonly item: SkippedItem /** Nothing below it was seen. */;
      readonly isFolder: boolean;
    };

/**
 * Every file below a folder, and everything that was passed over with its reason.
 * Shape: depth first, in the order of the disk; holds the names of one folder's subfolders a level, not the tree.
 *
 * Links are resolved and never followed: a target inside the source is found at its own place, one that holds the link
 * is a loop, one outside belongs to no source.
 * Errors: throws what the disk says where the root itself cannot be listed.
 */
export async function* walkFolder(root: string, fileSystem: ScanFileSystem): AsyncGenerator<WalkEvent> {
  const realRoot = await fileSystem.resolvePath(root);
  const waiting: string[] = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    try {
      for await (const entry of fileSystem.listFolder(path.join(realRoot, folder))) {
        const place = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.kind === 'folder') waiting.push(place);
        else yield* visitEntry({ ...entry, place }, realRoot, fileSystem);
      }
    } catch (error) {
      if (folder === '') throw error;
      yield { ...skip(folder, resolveDiskError(error)), isFolder: true };
    }
  }
}

async function* visitEntry(
  entry: FolderEntry & { readonly place: string },
  realRoot: string,
  fileSystem: ScanFileSystem,
): AsyncGenerator<WalkEvent> {
  if (entry.kind === 'file') yield { kind: 'file', path: entry.place };
  else if (entry.kind === 'link') yield* visitLink(entry.place, realRoot, fileSystem);
  else yield skip(entry.place, { reason: 'special-file', message: 'It is a device, pipe or socket, not a file.' });
}

async function* visitLink(place: string, realRoot: string, fileSystem: ScanFileSystem): AsyncGenerator<WalkEvent> {
  const own = path.join(realRoot, place);
  try {
    const target = await fileSystem.resolvePath(own);
    if (isWithin(own, target)) {
      yield skip(place, { reason: 'link-loop', message: 'The link leads to a folder that holds the link.' });
    } else if (!isWithin(target, realRoot)) {
      yield skip(place, {
        reason: 'outside-source',
        message: 'The link leads out of the source. Register its target as a source of its own.',
      });
    }
  } catch (error) {
    const { reason, message } = resolveDiskError(error);
    yield skip(place, reason === 'vanished' ? { reason, message: 'The link leads nowhere.' } : { reason, message });
  }
}

function isWithin(child: string, parent: string): boolean {
  return child === parent || child.startsWith(parent.endsWith(path.sep) ? parent : parent + path.sep);
}

function skip(place: string, why: { reason: SkipReason; message: string }): Extract<WalkEvent, { kind: 'skipped' }> {
  return { kind: 'skipped', item: { path: place, ...why, coverage: 'none' }, isFolder: false };
}
