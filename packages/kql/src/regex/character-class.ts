import {
  ASCII_CLASSES,
  type CodePoints,
  complement,
  difference,
  intersection,
  matching,
  printCodePoints,
  union,
} from './code-points.ts';
import { RegexProblem, readEscape } from './escapes.ts';
import { ASCII_ONLY_CLASSES, CLASS_EXPRESSIONS, UNICODE_CLASSES } from './perl-classes.ts';

/** A bracketed class, and where the text goes on. */
export interface ReadClass {
  readonly re2: string;
  readonly end: number;
}

/** What only a set can say: classes in a class, operations on sets, and what is not a digit, space or word. */
const NEEDS_SETS = /&&|--|~~|\\[pP]\{[^}]{3,}\}|(?<!\\)\[(?!:)/;
const NEGATED = /\\[DSW]/;
const OPERATIONS: Readonly<Record<string, (a: CodePoints, b: CodePoints) => CodePoints>> = Object.freeze({
  '&&': intersection,
  '--': difference,
  '~~': (a, b) => difference(union(a, b), intersection(a, b)),
});

/**
 * Reads the class that begins with `[` at `start`. A bracket that no class in the class closes is read as itself, as
 * earlier releases of Kusto did.
 */
export function readClass(pattern: string, start: number, isUnicode: boolean): ReadClass {
  const end = endOfClass(pattern, start, true);
  const plainEnd = end ?? endOfClass(pattern, start, false);
  if (plainEnd === null) throw new RegexProblem('a character class that is not closed');
  const body = pattern.slice(start + 1, plainEnd - 1);
  const isNegated = body.startsWith('^');
  if (!isNegated && NEGATED.test(body) && !NEEDS_SETS.test(body))
    return { re2: withNegated(body, isUnicode), end: plainEnd };
  if (end === null || !(NEEDS_SETS.test(body) || NEGATED.test(body)))
    return { re2: `[${translated(body, isUnicode)}]`, end: plainEnd };
  const { set } = new ClassReader(pattern, start, isUnicode).readBracketed();
  if (set.length === 0) return { re2: isNegated ? '[\\x{0}-\\x{10ffff}]' : '[^\\x{0}-\\x{10ffff}]', end };
  return { re2: `[${isNegated ? '^' : ''}${printCodePoints(set)}]`, end };
}

/** `[\W_]` as `(?:[_]|[^\w])`, since RE2 cannot write what is outside a set beside other members. */
function withNegated(body: string, isUnicode: boolean): string {
  const classes = isUnicode ? UNICODE_CLASSES : ASCII_ONLY_CLASSES;
  const negated: string[] = [];
  const rest = body.replace(/\\(.)/gs, (text, letter: string) => {
    if (!/[DSW]/.test(letter)) return text;
    negated.push(`[^${classes[letter.toLowerCase()] ?? ''}]`);
    return '';
  });
  const others = rest === '' ? [] : [`[${translated(rest.replace(/^\^/, '\\^'), isUnicode)}]`];
  return `(?:${[...others, ...negated].join('|')})`;
}

/** Where the class ends; null where it does not. */
function endOfClass(pattern: string, start: number, isNested: boolean): number | null {
  let depth = 0;
  for (let at = start; at < pattern.length; at++) {
    const named = /^\[:\^?\w+:\]/.exec(pattern.slice(at, at + 12));
    if (named && depth > 0) at += named[0].length - 1;
    else if (pattern[at] === '\\') at += 1;
    else if (pattern[at] === '[' && (isNested || depth === 0)) {
      depth += 1;
      if (pattern[at + 1] === '^') at += 1;
      if (pattern[at + 1] === ']') at += 1;
    } else if (pattern[at] === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** A plain class keeps its text, but for escapes that RE2 reads in another way. */
function translated(body: string, isUnicode: boolean): string {
  const classes = isUnicode ? UNICODE_CLASSES : ASCII_ONLY_CLASSES;
  let out = '';
  for (let at = 0; at < body.length; ) {
    if (body[at] !== '\\') {
      out += body[at] ?? '';
      at += 1;
      continue;
    }
    const read = readEscape(body, at);
    out += read.kind === 'class' ? (classes[read.name] ?? '') : read.re2;
    at = read.end;
  }
  return out;
}

class ClassReader {
  readonly pattern: string;
  readonly isUnicode: boolean;
  at: number;

  constructor(pattern: string, start: number, isUnicode: boolean) {
    this.pattern = pattern;
    this.at = start;
    this.isUnicode = isUnicode;
  }

  /** The set between the brackets, before it is negated. */
  readBracketed(): { readonly set: CodePoints; readonly isNegated: boolean } {
    this.at += 1;
    const isNegated = this.pattern[this.at] === '^';
    if (isNegated) this.at += 1;
    let set = this.readUnion(true);
    for (;;) {
      const operation = OPERATIONS[this.pattern.slice(this.at, this.at + 2)];
      if (!operation) break;
      this.at += 2;
      set = operation(set, this.readUnion(false));
    }
    this.at += 1;
    return { set, isNegated };
  }

  private readUnion(isFirst: boolean): CodePoints {
    const sets: CodePoints[] = [];
    for (let first = isFirst; ; first = false) {
      const next = this.pattern[this.at];
      if (next === undefined) throw new RegexProblem('a character class that is not closed');
      if (next === ']' && !first) break;
      if (Object.hasOwn(OPERATIONS, this.pattern.slice(this.at, this.at + 2))) break;
      sets.push(this.readItem());
    }
    return union(...sets);
  }

  private readItem(): CodePoints {
    const named = /^\[:(\^?)(\w+):\]/.exec(this.pattern.slice(this.at));
    if (named) return this.readNamed(named);
    if (this.pattern[this.at] === '[') {
      const { set, isNegated } = this.readBracketed();
      return isNegated ? complement(set) : set;
    }
    const from = this.readPoint();
    if (typeof from !== 'number') return from;
    const isRange = this.pattern[this.at] === '-' && !/^-[-\]]/.test(this.pattern.slice(this.at, this.at + 2));
    if (!isRange) return [[from, from]];
    this.at += 1;
    const to = this.readPoint();
    if (typeof to !== 'number' || to < from) throw new RegexProblem('a range of characters that has no end');
    return [[from, to]];
  }

  private readNamed([text, negation, name = '']: RegExpExecArray): CodePoints {
    const set = ASCII_CLASSES[name];
    if (!set) throw new RegexProblem(`the class \`${text}\`, which is not known`);
    this.at += text.length;
    return negation ? complement(set) : set;
  }

  /** One character, or the set of an escape. */
  private readPoint(): number | CodePoints {
    if (this.pattern[this.at] !== '\\') {
      const point = this.pattern.codePointAt(this.at) ?? 0;
      this.at += String.fromCodePoint(point).length;
      return point;
    }
    const read = readEscape(this.pattern, this.at);
    this.at = read.end;
    if (read.kind === 'class') return this.classSet(read.name, read.isNegated);
    if (read.kind === 'property') return read.set();
    if (read.point === null) throw new RegexProblem(`\`${read.re2}\` in a character class`);
    return read.point;
  }

  private classSet(name: string, isNegated: boolean): CodePoints {
    const ascii = ASCII_CLASSES[{ d: 'digit', s: 'space', w: 'word' }[name] ?? ''] ?? [];
    const set = this.isUnicode ? matching(CLASS_EXPRESSIONS[name] ?? '') : ascii;
    return isNegated ? complement(set) : set;
  }
}
