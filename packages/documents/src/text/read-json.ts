import type { Reading } from '../reading.ts';
import { decodeText } from './decode-text.ts';

/** Characters of a block. Larger: a finding's location says less. */
const BLOCK_LENGTH = 64 * 1024;

/** JSON or JSON lines: every value on a line with the key that names it. */
export function readJson(bytes: Uint8Array, reading: Reading): void {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  const lines = new ValueLines(reading);
  for (const { value, path } of parseDocuments(text)) lines.addTree(value, path);
  lines.end();
}

function* parseDocuments(text: string): Generator<{ value: unknown; path: string }> {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n');
    if (lines.length < 2 || !isJson(lines[0] ?? '')) throw error;
    for (const [index, line] of lines.entries()) {
      if (line.trim() !== '') yield { value: JSON.parse(line), path: `line ${index + 1}` };
    }
    return;
  }
  yield { value: whole, path: '$' };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

interface Node {
  readonly value: unknown;
  readonly path: string;
  readonly key: string;
}

/** Walks values without recursion, so that depth costs no stack, and gathers `key: value` lines. */
class ValueLines {
  readonly #reading: Reading;
  #lines: string[] = [];
  #length = 0;
  #first = '';

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  addTree(root: unknown, path: string): void {
    const pending: Node[] = [{ value: root, path, key: '' }];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.value === null) continue;
      if (typeof node.value === 'object') pending.push(...childrenOf(node).reverse());
      else this.#push(node);
    }
  }

  end(): void {
    if (this.#lines.length > 0) this.#reading.addPart(this.#first, this.#lines.join('\n'));
    this.#lines = [];
    this.#length = 0;
    this.#reading.budget.assertTime();
  }

  #push(node: Node): void {
    if (this.#lines.length === 0) this.#first = node.path;
    const line = node.key === '' ? String(node.value) : `${printKey(node.key)}: ${node.value}`;
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length >= BLOCK_LENGTH) this.end();
  }
}

function childrenOf({ value, path, key }: Node): Node[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ value: item, path: `${path}[${index}]`, key }));
  return Object.entries(value as object).map(([name, item]) => ({ value: item, path: `${path}.${name}`, key: name }));
}

/** `creditCardNumber` → `creditCardNumber (credit card number)`: keywords are looked up as words. */
function printKey(key: string): string {
  const words = key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return words === key.toLowerCase() ? key : `${key} (${words})`;
}
