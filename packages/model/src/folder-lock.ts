import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Who holds a folder. `startedAt` tells a live process from another one that was given the same pid later. */
interface Holder {
  readonly pid: number;
  readonly startedAt: string;
}

/** Lock files that this process holds, since its own pid in a file may also be left from an earlier container. */
const heldHere = new Set<string>();

/** Start of a process in clock ticks since boot; `''` where the system does not say. Source: proc(5), field 22 of stat. */
function readStartOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startedAt === '' || readStartOf(pid) === startedAt;
}

/** The holder named in a lock file; undefined where it says nothing usable, as after a crash while it was written. */
function readHolder(file: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, startedAt: String(startedAt ?? '') } : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a lock with its content in place at once, or says that there is one. */
function tryCreate(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.pid}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock away. Of several that try, one succeeds; a lock that became live meanwhile is put back. */
function removeStale(file: string, pid: number): void {
  const aside = `${file}.stale.${pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved) && moved.pid !== pid) linkSync(aside, file);
  rmSync(aside, { force: true });
}

/**
 * Takes a folder for this process by a lock file in it, until it is released or the process ends, however it ends. Gives the
 * way to let it go. Errors: what `refuse` makes of the number of the live process that holds it; those of the file system.
 */
export function lockFolder(file: string, refuse: (pid: number) => Error): () => void {
  const me: Holder = { pid: process.pid, startedAt: readStartOf(process.pid) };
  if (heldHere.has(file)) throw refuse(me.pid);
  while (!tryCreate(file, me)) {
    const holder = readHolder(file);
    if (holder && holder.pid !== me.pid && isAlive(holder)) throw refuse(holder.pid);
    removeStale(file, me.pid);
  }
  heldHere.add(file);
  return () => {
    heldHere.delete(file);
    rmSync(file, { force: true });
  };
}
