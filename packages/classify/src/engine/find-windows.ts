/** A stretch of text in which something could be found. */
export interface Window {
  readonly start: number;
  readonly end: number;
  /** Most digits in one cluster; 0 for a stretch that other characters made worth reading. */
  readonly digits: number;
}

/** Stretches by what they hold. */
export interface Windows {
  readonly digits: readonly Window[];
  readonly at: readonly Window[];
  readonly capitals: readonly Window[];
  readonly colons: readonly Window[];
  readonly base64: readonly Window[];
}

/** Digits further apart than this belong to different numbers. */
const CLUSTER_GAP = 4;
/** Longest stretch of letters that a shape has before its digits. */
const DIGIT_MARGIN = 16;
/** A BIC begins with six letters. */
const CAPITALS_RUN = 6;
const CAPITALS_MARGIN = 16;
const COLON_GAP = 5;
const ADDRESS_MARGIN = 48;
/** Longest local part and domain of a mail address. Source: RFC 5321, section 4.5.3.1. */
const LOCAL_MARGIN = 65;
const DOMAIN_MARGIN = 256;
const BASE64_RUN = 40;
/** A connection string names its account before the key. */
const BASE64_MARGIN = 320;
const KEY_MARGIN = 64;

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
  if (code === 43 || code === 47 || code === 95) return BASE64_SIGN;
  if (code === 64) return AT;
  return code === 58 ? COLON : OTHER;
});

/**
 * Finds the stretches that hold digits, `@`, runs of capitals, colons or base64, in one pass. Prose has few of them, so
 * that most of it is never shown to a pattern. Shape: each list in order, without overlap.
 */
export function findWindows(text: string, minimumDigits: number): Windows {
  const length = text.length;
  const [digits, at, capitals, colons, base64] = [
    new WindowList(length),
    new WindowList(length),
    new WindowList(length),
    new WindowList(length),
    new WindowList(length),
  ];
  let clusterStart = 0;
  let clusterDigits = 0;
  let lastDigit = -1_000;
  let capitalsRun = 0;
  let base64Run = 0;
  let lastColon = -1_000;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? (CLASS_OF[code] ?? OTHER) : OTHER;
    if (kind === OTHER || kind >= AT) base64Run = 0;
    else if (++base64Run === BASE64_RUN) base64.add(index - BASE64_MARGIN, index + KEY_MARGIN, 0);
    if (kind !== UPPER) capitalsRun = 0;
    if (kind === LOWER || kind === OTHER) continue;
    if (kind === DIGIT) {
      if (index - lastDigit > CLUSTER_GAP) {
        clusterStart = index;
        clusterDigits = 0;
      }
      lastDigit = index;
      if (++clusterDigits >= minimumDigits) digits.add(clusterStart - DIGIT_MARGIN, index + 1, clusterDigits);
    } else if (kind === UPPER) {
      if (++capitalsRun === CAPITALS_RUN) capitals.add(index - CAPITALS_MARGIN, index + CAPITALS_MARGIN, 0);
    } else if (kind === AT) at.add(index - LOCAL_MARGIN, index + DOMAIN_MARGIN, 0);
    else if (kind === COLON) {
      if (index - lastColon <= COLON_GAP) colons.add(lastColon - ADDRESS_MARGIN, index + ADDRESS_MARGIN, 0);
      lastColon = index;
    }
  }
  return { digits: digits.list, at: at.list, capitals: capitals.list, colons: colons.list, base64: base64.list };
}

/** Joins stretches as they come; a stretch that reaches the one before extends it. Shape: ends never go back. */
class WindowList {
  readonly list: { start: number; end: number; digits: number }[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(from: number, to: number, digits: number): void {
    const start = Math.max(from, 0);
    const end = Math.min(to, this.#limit);
    const last = this.list.at(-1);
    if (last === undefined || start > last.end) this.list.push({ start, end, digits });
    else {
      last.end = end;
      if (digits > last.digits) last.digits = digits;
    }
  }
}
