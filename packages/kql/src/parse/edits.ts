import type { Span } from '../types.ts';
import { spanAt } from './normalise.ts';

/** A change of a text: what stood from `start` to `end` became `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text that the binder reads, made from the text of the user by edits; places lead back to that. */
export class EditedText {
  readonly original: string;
  readonly text: string;
  private readonly edits: readonly Edit[];

  constructor(original: string, edits: readonly Edit[] = []) {
    this.original = original;
    this.edits = [...edits].sort((a, b) => a.start - b.start);
    let text = '';
    let at = 0;
    for (const edit of this.edits) {
      text += original.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    this.text = text + original.slice(at);
  }

  /** The span of the user's text that a span of the edited text came from. */
  spanAt(start: number, end: number): Span {
    return spanAt(this.original, this.originOf(start, 'start'), this.originOf(end, 'end'));
  }

  private originOf(position: number, side: 'start' | 'end'): number {
    let shift = 0;
    for (const edit of this.edits) {
      const start = edit.start + shift;
      if (position < start || (position === start && side === 'end')) break;
      if (position < start + edit.text.length) return edit[side];
      shift += edit.text.length - (edit.end - edit.start);
    }
    return position - shift;
  }
}
