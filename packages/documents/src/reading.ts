import type { Budget } from './budget.ts';
import type { DocumentContent, LabelMetadata, NestedDocument, UnreadableReason } from './document.ts';
import { resolveUnreadable } from './unreadable.ts';

type Part = DocumentContent['parts'][number];
type Gap = DocumentContent['incomplete'][number];

/** Reads a document inside this one; given by `readDocument` so that readers need not import it. */
export type ReadNested = (bytes: Uint8Array, name: string, reading: Reading) => Promise<void>;

/** Gathers what one document gives while its reader walks through it. */
export class Reading {
  readonly budget: Budget;
  readonly depth: number;
  readonly parts: Part[] = [];
  readonly labels: LabelMetadata[] = [];
  readonly incomplete: Gap[] = [];
  readonly nested: NestedDocument[] = [];
  protection: DocumentContent['protection'] = 'plain';
  readonly #readNested: ReadNested;

  constructor(budget: Budget, depth: number, readNested: ReadNested) {
    this.budget = budget;
    this.depth = depth;
    this.#readNested = readNested;
  }

  /** Keeps a text; what exceeds the text limit is cut and said so. */
  addPart(location: string, text: string): void {
    if (text.trim() === '') return;
    const granted = this.budget.takeText(text.length);
    if (granted > 0) this.parts.push({ location, text: granted === text.length ? text : text.slice(0, granted) });
    if (granted === text.length) return;
    const limit = this.budget.limits.maxTextLength;
    this.addGap(
      location,
      'too-large',
      `Text beyond ${limit} characters in all was not kept (${text.length - granted}).`,
    );
  }

  addGap(location: string, reason: UnreadableReason, message: string): void {
    this.incomplete.push({ location, reason, message });
  }

  /** Runs a step whose failure leaves the rest of the document readable. */
  attempt<T>(location: string, step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      const { reason, message } = resolveUnreadable(error);
      this.addGap(location, reason, message);
      return undefined;
    }
  }

  /** Reads an embedded document: its texts join ours under `location`, its labels stay apart. */
  async readNested(bytes: Uint8Array, name: string, location: string): Promise<void> {
    if (this.depth >= this.budget.limits.maxNestingDepth) {
      const limit = this.budget.limits.maxNestingDepth;
      this.addGap(
        location,
        'nested-too-deep',
        `Documents are nested deeper than ${limit} levels; \`${name}\` was not opened.`,
      );
      return;
    }
    const inner = new Reading(this.budget, this.depth + 1, this.#readNested);
    try {
      await this.#readNested(bytes, name, inner);
    } catch (error) {
      const { reason, message } = resolveUnreadable(error);
      inner.addGap('', reason, message);
    }
    this.#adopt(inner, name, location);
  }

  #adopt(inner: Reading, name: string, location: string): void {
    const place = (innerLocation: string) => (innerLocation === '' ? location : `${location} / ${innerLocation}`);
    for (const part of inner.parts) this.parts.push({ ...part, location: place(part.location) });
    for (const gap of inner.incomplete) this.incomplete.push({ ...gap, location: place(gap.location) });
    for (const deeper of inner.nested) this.nested.push({ ...deeper, location: place(deeper.location) });
    this.nested.push({ location, name, labels: inner.labels, protection: inner.protection });
  }
}
