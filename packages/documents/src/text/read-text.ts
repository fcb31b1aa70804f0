import type { Reading } from '../reading.ts';
import { decodeText } from './decode-text.ts';

/** Larger: fewer parts, but a finding's location says less. */
const BLOCK_LENGTH = 1024 * 1024;

/** Plain text: one part, or one for each block of lines when it is long. */
export function readText(bytes: Uint8Array, reading: Reading): void {
  addTextBlocks(decodeText(bytes), reading);
}

/** Cuts at line ends, so that nothing is split unless a single line is longer than a block. */
export function addTextBlocks(text: string, reading: Reading, location = 'text'): void {
  if (text.length <= BLOCK_LENGTH) {
    reading.addPart(location, text);
    return;
  }
  let line = 1;
  for (let start = 0; start < text.length; ) {
    const end = findBlockEnd(text, start);
    const block = text.slice(start, end);
    const lines = countLineEnds(block);
    reading.addPart(`${location}, lines ${line}-${line + Math.max(0, lines - 1)}`, block);
    line += lines;
    start = end;
  }
}

function findBlockEnd(text: string, start: number): number {
  if (start + BLOCK_LENGTH >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', start + BLOCK_LENGTH);
  return lineEnd > start ? lineEnd + 1 : start + BLOCK_LENGTH;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
