import { foldForSearch } from './fold-text.ts';

/** One place where a term of a list stands. */
export interface KeywordHit {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

interface Term {
  readonly text: string;
  readonly lists: number[];
}

/**
 * Finds the terms of all lists at once (Aho and Corasick, 1975), as one table of transitions, without regard to case and
 * accents. A term counts where no letter or digit touches it.
 */
export class KeywordIndex {
  readonly #terms: readonly Term[];
  readonly #classOf: Uint8Array;
  readonly #classes: number;
  readonly #next: Int32Array;
  readonly #outputs: readonly (readonly number[])[];

  /** Shape: `lists[n]` holds the terms of list `n`, folded. */
  constructor(lists: readonly (readonly string[])[]) {
    this.#terms = mergeTerms(lists);
    this.#classOf = new Uint8Array(65_536);
    this.#classes = assignClasses(this.#terms, this.#classOf);
    const trie = buildTrie(this.#terms, this.#classOf, this.#classes);
    this.#next = trie.next;
    this.#outputs = trie.outputs;
  }

  /** Calls `onHit` with each hit between `from` and `to` and the lists it belongs to. */
  search(text: string, from: number, to: number, onHit: (hit: KeywordHit, lists: readonly number[]) => void): void {
    let state = 0;
    for (let index = from; index < to; index++) {
      const symbol = this.#classOf[foldForSearch(text.charCodeAt(index))] ?? 0;
      state = this.#next[state * this.#classes + symbol] ?? 0;
      for (const id of this.#outputs[state] ?? []) {
        const term = this.#terms[id];
        if (!term) continue;
        const start = index + 1 - term.text.length;
        if (isWhole(text, start, index + 1)) onHit({ start, end: index + 1, term: term.text }, term.lists);
      }
    }
  }
}

const WORD = /[\p{L}\p{N}]/u;

function isWordUnit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return WORD.test(text[index] ?? '');
}

/** No letter or digit touches the term, or the term ends in a sign of its own (`#`, `.`). */
function isWhole(text: string, start: number, end: number): boolean {
  const opens = start === 0 || !isWordUnit(text, start) || !isWordUnit(text, start - 1);
  const closes = end === text.length || !isWordUnit(text, end - 1) || !isWordUnit(text, end);
  return opens && closes;
}

function mergeTerms(lists: readonly (readonly string[])[]): readonly Term[] {
  const byText = new Map<string, Term>();
  lists.forEach((terms, list) => {
    for (const text of terms) {
      const term = byText.get(text) ?? { text, lists: [] };
      if (!term.lists.includes(list)) term.lists.push(list);
      byText.set(text, term);
    }
  });
  return [...byText.values()];
}

/** Gives every unit that occurs in a term a class of its own; class 0 is everything else. */
function assignClasses(terms: readonly Term[], classOf: Uint8Array): number {
  let classes = 1;
  for (const { text } of terms) {
    for (let index = 0; index < text.length; index++) {
      const unit = foldForSearch(text.charCodeAt(index));
      if (unit !== text.charCodeAt(index)) throw new TypeError(`Term \`${text}\` must be lower case and unaccented.`);
      if (classOf[unit] !== 0) continue;
      if (classes > 255) throw new RangeError('Keyword lists use more than 255 different characters.');
      classOf[unit] = classes++;
    }
  }
  return classes;
}

function buildTrie(
  terms: readonly Term[],
  classOf: Uint8Array,
  classes: number,
): { next: Int32Array; outputs: readonly (readonly number[])[] } {
  const size = 1 + terms.reduce((sum, { text }) => sum + text.length, 0);
  const next = new Int32Array(size * classes);
  const outputs: number[][] = [[]];
  let nodes = 1;
  terms.forEach(({ text }, id) => {
    let node = 0;
    for (let index = 0; index < text.length; index++) {
      const at = node * classes + (classOf[text.charCodeAt(index)] ?? 0);
      if (next[at] === 0) {
        next[at] = nodes++;
        outputs.push([]);
      }
      node = next[at] ?? 0;
    }
    outputs[node]?.push(id);
  });
  linkFailures(next, outputs, classes);
  return { next: next.subarray(0, nodes * classes), outputs };
}

/** Fills every missing transition with that of the longest proper suffix, breadth first. */
function linkFailures(next: Int32Array, outputs: number[][], classes: number): void {
  const failure = new Int32Array(outputs.length);
  const queue: number[] = [];
  for (let symbol = 0; symbol < classes; symbol++) if (next[symbol]) queue.push(next[symbol] ?? 0);
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0;
    const fallback = failure[node] ?? 0;
    outputs[node]?.push(...(outputs[fallback] ?? []));
    for (let symbol = 0; symbol < classes; symbol++) {
      const at = node * classes + symbol;
      const target = next[fallback * classes + symbol] ?? 0;
      const child = next[at] ?? 0;
      if (child === 0) next[at] = target;
      else {
        failure[child] = target;
        queue.push(child);
      }
    }
  }
}
