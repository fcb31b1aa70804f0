import type { Edge, Shape } from '../sensitive-type.ts';

/** What may not stand before and after a match, for the engine of the language. */
const EDGES: Readonly<Record<Edge, readonly [before: string, after: string]>> = {
  word: ['(?<![0-9A-Za-z])', '(?![0-9A-Za-z])'],
  number: ['(?<![0-9A-Za-z]|[0-9][.-]|[0-9A-Fa-f]{4}-)', '(?![0-9A-Za-z]|[.-][0-9])'],
  mail: ["(?<![0-9A-Za-z\u00C0-\uFFEF._%+'-])", '(?![0-9A-Za-z_-])'],
  base64: ['(?<![0-9A-Za-z+/])', '(?![0-9A-Za-z+/=])'],
  address: ['(?<![0-9A-Za-z:.])', '(?![0-9A-Za-z:]|\\.[0-9])'],
};

/** Two shapes with one key match the same. */
export function keyOfShape(shape: Shape): string {
  return `${shape.edge}/${shape.ignoreCase ? 'i' : ''}/${shape.source}`;
}

/** A global expression with the shape's edges. */
export function compileShape(shape: Shape): RegExp {
  const [before, after] = EDGES[shape.edge];
  return new RegExp(`${before}(?:${shape.source})${after}`, shape.ignoreCase ? 'gi' : 'g');
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Every place where a shape matches in `text` from `from` to `to`, overlapping ones included: a search goes on one
 * character after the start of a match, and the edge lets it begin at the next word only, so that the work stays linear.
 */
export function findSpans(expression: RegExp, text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  expression.lastIndex = 0;
  for (let match = expression.exec(part); match; match = expression.exec(part)) {
    spans.push({ start: from + match.index, end: from + match.index + match[0].length });
    expression.lastIndex = match.index + 1;
  }
  return spans;
}
