import { UNREADABLE_REASONS } from '@vedette/documents';

/** Why something was not, or not wholly, looked at. */
export const SKIP_REASONS = [...UNREADABLE_REASONS, 'special-file', 'outside-source', 'vanished'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** The reason that an error of the disk stands for, with a sentence for the reader. */
export function resolveDiskError(error: unknown): { reason: SkipReason; message: string } {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      reason: 'no-permission',
      message: 'The server may not read it. Give its account permission and scan again.',
    };
  }
  if (code === 'ELOOP') return { reason: 'link-loop', message: 'The link leads back to itself.' };
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { reason: 'vanished', message: 'It was gone when it was opened.' };
  return { reason: 'read-failed', message: `The disk answered ${code ?? 'with an error'} when it was read.` };
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
