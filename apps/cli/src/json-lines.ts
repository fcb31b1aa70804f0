import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

/** Lines of a text file, one after the other. */
export function readLines(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}

/** Writes one JSON text a line, at the pace of the disk. Gives the number of lines. */
export async function writeJsonLines(file: string, values: AsyncIterable<unknown>): Promise<number> {
  const stream = createWriteStream(file, 'utf8');
  let count = 0;
  for await (const value of values) {
    count += 1;
    if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return count;
}
