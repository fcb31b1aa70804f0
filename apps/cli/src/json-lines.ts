import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

/** Lines of a text file, one after the other. */
export function readLines(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}

/** Writes one JSON text a line, at the pace of the disk. Gives the number of lines. Errors: those of the file, and of the values. */
export async function writeJsonLines(file: string, values: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  async function* printLines(): AsyncGenerator<string> {
    for await (const value of values) {
      count += 1;
      yield `${JSON.stringify(value)}\n`;
    }
  }
  await pipeline(printLines, createWriteStream(file, 'utf8'));
  return count;
}
