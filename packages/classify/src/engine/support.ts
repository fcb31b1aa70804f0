import type { SensitiveType } from '../sensitive-type.ts';
import { compileShape, findSpans, keyOfShape, type Span } from './compile-shape.ts';
import { type KeywordHit, KeywordIndex } from './keyword-index.ts';

/** The nearest thing that supports a match. */
export interface Supporter {
  readonly term: string;
  readonly distance: number;
}

/** Longest supporting term or shape; hits are sorted by their start, and this reaches back to their end. */
const MAX_TERM = 64;

/** All supporting elements of a set of types by number. Terms of all lists are found in one pass. */
export class SupportPlan {
  readonly #index: KeywordIndex;
  readonly #expressions: readonly SupportExpression[];
  readonly #size: number;

  /** Shape: `elements[n]` is element `n`. */
  constructor(elements: readonly SensitiveType['elements'][string][]) {
    this.#index = new KeywordIndex(elements.map((element) => ('terms' in element ? element.terms : [])));
    this.#expressions = planExpressions(elements);
    this.#size = elements.length;
  }

  /** What could support a match at one of `spans`: the text around them is read once, and nothing else of it. */
  search(text: string, spans: readonly Span[], proximity: number): Support {
    const hits: KeywordHit[][] = Array.from({ length: this.#size }, () => []);
    for (const { start, end } of neighbourhoods(spans, proximity + MAX_TERM, text.length)) {
      this.#index.search(text, start, end, (hit, lists) => {
        for (const list of lists) hits[list]?.push(hit);
      });
      for (const { ids, expression } of this.#expressions) {
        for (const span of findSpans(expression, text, start, end)) {
          const hit = { ...span, term: text.slice(span.start, span.end) };
          for (const id of ids) hits[id]?.push(hit);
        }
      }
    }
    for (const list of hits) list.sort((a, b) => a.start - b.start);
    return new Support(hits);
  }
}

interface SupportExpression {
  /** Elements that are this shape. */
  readonly ids: number[];
  readonly expression: RegExp;
}

/** Each shape once, whoever is supported by it. */
function planExpressions(elements: readonly SensitiveType['elements'][string][]): readonly SupportExpression[] {
  const byKey = new Map<string, SupportExpression>();
  elements.forEach((element, id) => {
    if (!('shape' in element)) return;
    const key = keyOfShape(element.shape);
    const known = byKey.get(key);
    if (known) known.ids.push(id);
    else byKey.set(key, { ids: [id], expression: compileShape(element.shape) });
  });
  return [...byKey.values()];
}

/** Where supporting elements stand in one text. */
export class Support {
  readonly #hits: readonly (readonly KeywordHit[])[];

  constructor(hits: readonly (readonly KeywordHit[])[]) {
    this.#hits = hits;
  }

  /** The element occurs at all. */
  has(element: number): boolean {
    return (this.#hits[element]?.length ?? 0) > 0;
  }

  /** The hit of an element that is nearest to a match and does not overlap it, if one is within proximity. */
  findNearest(element: number, match: Span, proximity: number): Supporter | undefined {
    const hits = this.#hits[element] ?? [];
    let best: Supporter | undefined;
    for (let index = firstFrom(hits, match.start - proximity - MAX_TERM); index < hits.length; index++) {
      const hit = hits[index];
      if (!hit || hit.start - match.end > proximity) break;
      const distance = distanceBetween(hit, match);
      if (distance === undefined || distance > proximity) continue;
      if (!best || distance < best.distance) best = { term: hit.term, distance };
      if (hit.start >= match.end) break;
    }
    return best;
  }
}

function distanceBetween(hit: Span, match: Span): number | undefined {
  if (hit.end <= match.start) return match.start - hit.end;
  return hit.start >= match.end ? hit.start - match.end : undefined;
}

/** Index of the first hit that starts at `position` or later. */
function firstFrom(hits: readonly KeywordHit[], position: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function neighbourhoods(spans: readonly Span[], reach: number, length: number): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(0, span.start - reach);
    const end = Math.min(length, span.end + reach);
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
