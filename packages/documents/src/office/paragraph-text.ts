import { tidyLines } from '../text/tidy-lines.ts';
import type { XmlHandler } from '../xml/read-xml.ts';

/** Elements whose characters are text: runs, deleted runs, formulas, field codes, cached chart values, comments. */
const TEXT_ELEMENTS = new Set(['t', 'delText', 'instrText', 'delInstrText', 'v', 'text']);
/** What an element adds when it closes. */
const AFTER: Readonly<Record<string, string>> = {
  p: '\n',
  tr: '\n',
  tab: '\t',
  tc: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  instrText: ' ',
  pt: '\n',
  cm: '\n',
};

/** Gathers the text of a WordprocessingML or DrawingML part as it reads, paragraph by line. */
export class ParagraphText implements XmlHandler {
  /** Pieces, not one growing string: looking at the end of that would copy it each time. */
  readonly #chunks: string[] = [];
  #inText = 0;
  #inFallback = 0;
  #cellStart = 0;

  get value(): string {
    return tidyLines(this.#chunks.join(''));
  }

  open(name: string): void {
    if (name === 'Fallback') this.#inFallback += 1;
    if (name === 'tc') this.#cellStart = this.#chunks.length;
    if (TEXT_ELEMENTS.has(name)) this.#inText += 1;
  }

  /** Markup compatibility repeats the same content in `Fallback` for older readers. */
  text(text: string): void {
    if (this.#inText > 0 && this.#inFallback === 0) this.#chunks.push(text);
  }

  close(name: string): void {
    if (name === 'Fallback') this.#inFallback -= 1;
    if (TEXT_ELEMENTS.has(name)) this.#inText -= 1;
    if (this.#inFallback > 0) return;
    if (name === 'tc') this.#joinCell();
    const after = AFTER[name];
    if (after !== undefined) this.#chunks.push(after);
  }

  /** The paragraph that ends a cell must not end the row. */
  #joinCell(): void {
    if (this.#chunks.length > this.#cellStart && this.#chunks.at(-1) === '\n') this.#chunks.pop();
  }
}
