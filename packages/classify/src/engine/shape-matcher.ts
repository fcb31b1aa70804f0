import type { Shape } from '../sensitive-type.ts';
import { compileShape, findSpans, type Span } from './compile-shape.ts';
import type { Window, Windows } from './find-windows.ts';
import { LONGEST_RUN, leadOf } from './lead.ts';

interface DigitShape {
  readonly id: number;
  readonly minimumDigits: number;
  /** Sticky: matches at one place or not at all. */
  readonly expression: RegExp;
}

const DIGIT = 1;
const LETTER = 2;
const KIND_OF = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return DIGIT;
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? LETTER : 0;
});

function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? (KIND_OF[code] ?? 0) : 0;
}

/** Finds the places of many shapes. A shape of digits is tried only at words that begin as its matches do. */
export class ShapeMatcher {
  readonly minimumDigits: number;
  readonly #byDigitRun: readonly DigitShape[][];
  readonly #byLetterRun: readonly DigitShape[][];
  readonly #others: readonly { readonly id: number; readonly need: keyof Windows; readonly expression: RegExp }[];

  constructor(shapes: readonly Shape[]) {
    this.#byDigitRun = Array.from({ length: LONGEST_RUN + 1 }, () => []);
    this.#byLetterRun = Array.from({ length: LONGEST_RUN + 1 }, () => []);
    this.#others = shapes.flatMap((shape, id) => {
      const { need } = shape;
      return typeof need === 'object' ? [] : [{ id, need, expression: compileShape(shape) }];
    });
    const needs = shapes.map((shape, id) => this.#indexDigitShape(shape, id));
    this.minimumDigits = Math.min(...needs);
  }

  #indexDigitShape(shape: Shape, id: number): number {
    if (typeof shape.need !== 'object') return Number.POSITIVE_INFINITY;
    const { source, flags } = compileShape(shape);
    const entry = { id, minimumDigits: shape.need.digits, expression: new RegExp(source, flags.replace('g', 'y')) };
    const { digits, letters } = leadOf(shape.source);
    for (let run = digits?.[0] ?? 1; run <= (digits?.[1] ?? 0); run++) this.#byDigitRun[run]?.push(entry);
    for (let run = letters?.[0] ?? 1; run <= (letters?.[1] ?? 0); run++) this.#byLetterRun[run]?.push(entry);
    return shape.need.digits;
  }

  /** Calls `onMatch` for every place of every shape that `isWanted` names, overlapping places included. */
  find(
    text: string,
    windows: Windows,
    isWanted: readonly boolean[],
    onMatch: (shape: number, span: Span) => void,
  ): void {
    for (const window of windows.digits) this.#findAtWords(text, window, isWanted, onMatch);
    for (const { id, need, expression } of this.#others) {
      if (!isWanted[id]) continue;
      for (const { start, end } of windows[need]) {
        for (const span of findSpans(expression, text, start, end)) onMatch(id, span);
      }
    }
  }

  #findAtWords(
    text: string,
    window: Window,
    isWanted: readonly boolean[],
    onMatch: (shape: number, span: Span) => void,
  ): void {
    let index = window.start;
    if (index > 0 && kindAt(text, index - 1) !== 0) while (index < window.end && kindAt(text, index) !== 0) index++;
    while (index < window.end) {
      const kind = kindAt(text, index);
      if (kind === 0) {
        index++;
        continue;
      }
      let end = index + 1;
      while (end < text.length && end - index < LONGEST_RUN && kindAt(text, end) === kind) end++;
      const shapes = (kind === DIGIT ? this.#byDigitRun : this.#byLetterRun)[end - index] ?? [];
      for (const { id, minimumDigits, expression } of shapes) {
        if (minimumDigits > window.digits || !isWanted[id]) continue;
        expression.lastIndex = index;
        if (expression.test(text)) onMatch(id, { start: index, end: expression.lastIndex });
      }
      index = end;
      while (index < window.end && kindAt(text, index) !== 0) index++;
    }
  }
}
