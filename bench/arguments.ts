import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** `--rows N`, or `fallback`. */
export function rowsArgument(fallback: number): number {
  const { values } = parseArgs({ options: { rows: { type: 'string' } } });
  return Number(values.rows ?? fallback);
}

/** Gives `work` a folder that is gone afterwards. */
export async function withScratch<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(path.join(tmpdir(), 'vedette-bench-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
