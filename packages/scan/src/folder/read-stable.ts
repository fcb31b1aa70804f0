import type { SkipReason } from '../skip-reasons.ts';
import { resolveDiskError } from '../skip-reasons.ts';
import type { FileFacts, ScanFileSystem } from './file-system.ts';

export type StableRead =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer>; readonly facts: FileFacts }
  | {
      readonly kind: 'unread';
      readonly reason: SkipReason;
      readonly message: string;
      readonly facts: FileFacts | null;
    };

/** A writer that is still at it after two tries is left for the next scan. */
const MAX_TRIES = 2;

/** The bytes of a file as they were at one moment: a file that changes meanwhile is read once more, then given up. */
export async function readStable(path: string, fileSystem: ScanFileSystem, maxBytes: number): Promise<StableRead> {
  let facts: FileFacts | null = null;
  try {
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      facts = await fileSystem.statFile(path);
      if (facts.sizeBytes > maxBytes) return { ...tooLarge(facts.sizeBytes, maxBytes), facts };
      if (facts.sizeBytes === 0) return { kind: 'unread', reason: 'empty', message: 'The file has no bytes.', facts };
      const bytes = await fileSystem.readFile(path, maxBytes + 1);
      const after = await fileSystem.statFile(path);
      if (isSame(facts, after) && bytes.byteLength === facts.sizeBytes) return { kind: 'read', bytes, facts };
    }
    const message = 'It was written to while it was read, twice. The next scan tries again.';
    return { kind: 'unread', reason: 'changed-while-reading', message, facts };
  } catch (error) {
    return { kind: 'unread', ...resolveDiskError(error), facts };
  }
}

/** The sentence and reason for a file beyond the limit. */
function tooLarge(sizeBytes: number, maxBytes: number) {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_048_576).toLocaleString('en')} MB`;
  const message = `The file has ${megabytes(sizeBytes)}; files above ${megabytes(maxBytes)} are listed by their metadata only.`;
  return { kind: 'unread', reason: 'too-large', message } as const;
}

function isSame(before: FileFacts, after: FileFacts): boolean {
  return (
    before.sizeBytes === after.sizeBytes &&
    before.modifiedAt.getTime() === after.modifiedAt.getTime() &&
    before.changedAt.getTime() === after.changedAt.getTime()
  );
}
