import type { SelectResult } from './log-store.ts';

/** One line of `JSONCompactEachRowWithProgress`. */
interface Line {
  readonly row?: readonly unknown[];
  readonly progress?: { readonly read_rows: string; readonly read_bytes: string };
  readonly exception?: string;
}

const NEW_LINE = 0x0a;

/** Whole lines of a byte stream, as they arrive. */
export async function* splitLines(
  stream: AsyncIterable<Buffer | Uint8Array | string>,
): AsyncGenerator<readonly string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = Buffer.concat([rest, Buffer.from(chunk as Uint8Array)]);
    const end = bytes.lastIndexOf(NEW_LINE);
    rest = bytes.subarray(end + 1);
    if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n');
  }
  if (rest.length > 0) yield [rest.toString('utf8')];
}

/** Rows and statistics from the lines of an answer. An exception in the middle of it is thrown, not swallowed. */
export function readRows(
  lines: AsyncIterable<readonly string[]>,
  startedMs: number,
  toFault: (error: unknown) => Error,
): SelectResult {
  const seen = { rowsRead: 0, bytesRead: 0, elapsedMs: 0 };
  async function* batches(): AsyncGenerator<readonly (readonly unknown[])[]> {
    try {
      for await (const chunk of lines) {
        const rows: (readonly unknown[])[] = [];
        for (const text of chunk) {
          if (text === '') continue;
          const line = JSON.parse(text) as Line;
          if (line.row) rows.push(line.row);
          else if (line.exception) throw new Error(line.exception);
          else if (line.progress) {
            // The engine reports totals so far in embedded mode and increments on a server: the larger reading is the total.
            seen.rowsRead = Math.max(seen.rowsRead, Number(line.progress.read_rows));
            seen.bytesRead = Math.max(seen.bytesRead, Number(line.progress.read_bytes));
          }
        }
        if (rows.length > 0) yield rows;
      }
    } catch (error) {
      throw toFault(error);
    } finally {
      seen.elapsedMs = performance.now() - startedMs;
    }
  }
  return { batches: batches(), statistics: () => ({ ...seen }) };
}
