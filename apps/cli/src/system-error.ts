/** What to do about an error of the system, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'Check the path.',
  ENOTDIR: 'Name a folder, not a file in its place.',
  EISDIR: 'Name a file, not a folder.',
  EEXIST: 'Another file stands there; name another place.',
  EACCES: 'Name a place that this user may read and write.',
  EPERM: 'Name a place that this user may read and write.',
  EROFS: 'Name a place that can be written.',
  ENOSPC: 'Free space on the disk.',
  EADDRINUSE: 'Stop what listens there, or give another `--port`.',
  EADDRNOTAVAIL: 'Give an address of this machine as `--host`.',
  ENOTFOUND: 'Check the name of the host.',
  ECONNREFUSED: 'Nothing listens there: start it, or check the address.',
};

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';

/**
 * An error of a file, a folder or an address, as one line; undefined where it is none. What the system says names the call and
 * the place, so a stack would say nothing more.
 */
export function describeSystemError(error: unknown): string | undefined {
  // `fetch` says "fetch failed" and keeps why: one error, or one for each address of the host.
  const { cause } = error instanceof TypeError ? error : { cause: undefined };
  const found = [error, cause, ...(cause instanceof AggregateError ? cause.errors : [])].find(isSystemError);
  if (!found) return undefined;
  const advice = ADVICE[found.code ?? ''];
  return advice === undefined ? `${found.message}.` : `${found.message}. ${advice}`;
}
