import { parseMsipKey } from '../labels/msip-properties.ts';
import type { XmlHandler } from '../xml/read-xml.ts';

/** Gathers `name: value` lines of a document's properties; label metadata is not text. */
export class PropertyLines implements XmlHandler {
  readonly #lines: string[];
  #name = '';
  #value = '';
  #depth = 0;

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  /** Properties are the children of the root; what is below them is the type of their value. */
  open(name: string, attribute: (name: string) => string | undefined): void {
    this.#depth += 1;
    if (this.#depth !== 2) return;
    this.#name = attribute('name') ?? name;
    this.#value = '';
  }

  text(text: string): void {
    if (this.#depth >= 2) this.#value += text;
  }

  close(): void {
    this.#depth -= 1;
    if (this.#depth !== 1) return;
    const value = this.#value.trim();
    if (value !== '' && parseMsipKey(this.#name) === null) this.#lines.push(`${this.#name}: ${value}`);
  }
}
