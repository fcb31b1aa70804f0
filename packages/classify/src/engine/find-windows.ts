import type { Need } from '../sensitive-type.ts';

/** A stretch of text in which something could be found, with what it holds. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly traits: number;
  /** Most digits in one cluster. */
  readonly digits: number;
}

export const TRAIT_AT = 1;
export const TRAIT_CAPITALS = 2;
export const TRAIT_COLONS = 4;
export const TRAIT_BASE64 = 8;

/** Longer than any shape's reach before or after the characters that make a stretch worth reading. */
const MARGIN = 96;
/** Digits further apart than this belong to different numbers. */
const CLUSTER_GAP = 4;
const CAPITALS_RUN = 8;
const BASE64_RUN = 40;
/** A connection string names its account before the key. */
const BASE64_MARGIN = 320;

const OTHER = 0;
const DIGIT = 1;
const UPPER = 2;
const LOWER = 3;
const BASE64_SIGN = 4;
const AT = 5;
const COLON = 6;

const CLASS_OF = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return DIGIT;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 97 && code <= 122) return LOWER;
  if (code === 43 || code === 47) return BASE64_SIGN;
  if (code === 64) return AT;
  return code === 58 ? COLON : OTHER;
});

/**
 * Finds the stretches that hold digits, `@`, runs of capitals, colons or base64, in one pass. Prose has few of them, so
 * that most of it is never shown to a pattern. Shape: in order, without overlap.
 */
export function findWindows(text: string, minimumDigits: number): readonly Window[] {
  const windows = new WindowList(text.length);
  let clusterStart = 0;
  let clusterDigits = 0;
  let lastDigit = -1_000;
  let capitals = 0;
  let base64 = 0;
  let lastColon = -1_000;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? (CLASS_OF[code] ?? OTHER) : OTHER;
    if (kind === LOWER) {
      capitals = 0;
      base64++;
      if (base64 === BASE64_RUN) windows.add(index - BASE64_MARGIN, index + MARGIN, TRAIT_BASE64, 0);
      continue;
    }
    if (kind === OTHER) {
      capitals = 0;
      base64 = 0;
      continue;
    }
    if (kind === DIGIT) {
      if (index - lastDigit > CLUSTER_GAP) {
        clusterStart = index;
        clusterDigits = 0;
      }
      clusterDigits++;
      lastDigit = index;
      if (clusterDigits >= minimumDigits) windows.add(clusterStart - MARGIN, index + MARGIN, 0, clusterDigits);
    }
    if (kind === DIGIT || kind === UPPER) {
      capitals++;
      if (capitals === CAPITALS_RUN) windows.add(index - MARGIN, index + MARGIN, TRAIT_CAPITALS, 0);
    } else capitals = 0;
    if (kind === AT || kind === COLON) base64 = 0;
    else if (++base64 === BASE64_RUN) windows.add(index - BASE64_MARGIN, index + MARGIN, TRAIT_BASE64, 0);
    if (kind === AT) windows.add(index - MARGIN, index + 3 * MARGIN, TRAIT_AT, 0);
    if (kind === COLON) {
      if (index - lastColon <= 5) windows.add(lastColon - MARGIN, index + MARGIN, TRAIT_COLONS, 0);
      lastColon = index;
    }
  }
  return windows.finish();
}

/** Joins stretches as they come; a stretch that reaches the one before extends it. */
class WindowList {
  readonly #limit: number;
  readonly #list: { start: number; end: number; traits: number; digits: number }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(from: number, to: number, traits: number, digits: number): void {
    const start = Math.max(0, from);
    const end = Math.min(this.#limit, to);
    let current = this.#list.at(-1);
    while (current && current.start >= start && this.#list.length > 1) {
      const before = this.#list[this.#list.length - 2];
      if (!before || before.end < start) break;
      before.end = Math.max(before.end, current.end);
      before.traits |= current.traits;
      before.digits = Math.max(before.digits, current.digits);
      this.#list.pop();
      current = before;
    }
    if (current && start <= current.end) {
      current.start = Math.min(current.start, start);
      current.end = Math.max(current.end, end);
      current.traits |= traits;
      current.digits = Math.max(current.digits, digits);
    } else this.#list.push({ start, end, traits, digits });
  }

  finish(): readonly Window[] {
    return this.#list;
  }
}

/** Whether a window holds what a shape needs. */
export function satisfiesNeed(window: Window, need: Need): boolean {
  if (typeof need === 'object') return window.digits >= need.digits;
  if (need === 'at') return (window.traits & TRAIT_AT) !== 0;
  if (need === 'capitals') return (window.traits & TRAIT_CAPITALS) !== 0;
  if (need === 'colons') return (window.traits & TRAIT_COLONS) !== 0;
  return (window.traits & TRAIT_BASE64) !== 0;
}
