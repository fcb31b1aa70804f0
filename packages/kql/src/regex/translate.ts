import { readClass } from './character-class.ts';
import { RegexProblem, readEscape } from './escapes.ts';
import { ASCII_ONLY_CLASSES, UNICODE_CLASSES } from './perl-classes.ts';

/** What a group opens with, and the flags that hold up to its end. */
interface Flags {
  readonly isUnicode: boolean;
  readonly isVerbose: boolean;
}

/**
 * A regular expression of Kusto, whose syntax is that of Rust's `regex`, in the syntax of RE2. Over ASCII text the classes of
 * Unicode need only their ASCII members, which RE2 finds several times as fast.
 * Errors: {@link RegexProblem} where RE2 cannot say the same.
 * Source: https://learn.microsoft.com/kusto/query/regex
 */
export function translateRegex(pattern: string, over: 'any text' | 'ASCII' = 'any text'): string {
  const start: Flags = { isUnicode: true, isVerbose: false };
  const scopes = [start];
  let out = '';
  for (let at = 0; at < pattern.length; ) {
    const held = scopes.at(-1) ?? start;
    const flags = over === 'ASCII' ? { ...held, isUnicode: false } : held;
    const piece = readPiece(pattern, at, flags, scopes);
    out += piece.re2;
    at = piece.end;
  }
  return out;
}

interface Piece {
  readonly re2: string;
  readonly end: number;
}

function readPiece(pattern: string, at: number, flags: Flags, scopes: Flags[]): Piece {
  const next = pattern[at] ?? '';
  if (next === '\\') return readBackslash(pattern, at, flags);
  if (next === '[') return readClass(pattern, at, flags.isUnicode);
  if (next === '(') return readGroup(pattern, at, flags, scopes);
  if (next === ')' && scopes.length > 1) scopes.pop();
  if (flags.isVerbose && /\s/.test(next)) return { re2: '', end: at + 1 };
  if (flags.isVerbose && next === '#') {
    const line = pattern.indexOf('\n', at);
    return { re2: '', end: line < 0 ? pattern.length : line + 1 };
  }
  return { re2: next, end: at + 1 };
}

function readBackslash(pattern: string, at: number, { isUnicode }: Flags): Piece {
  const two = pattern.slice(at, at + 2);
  if (two === '\\<' || two === '\\>' || /^\\b\{/.test(pattern.slice(at, at + 3)))
    throw new RegexProblem(`\`${two}\`, a boundary at one side of a word, which the engine does not have`);
  if (/^\\[1-9](?![0-7])/.test(pattern.slice(at, at + 3)))
    throw new RegexProblem(`\`${two}\`, a reference to an earlier group, which these expressions do not have`);
  const read = readEscape(pattern, at);
  if (read.kind !== 'class') return { re2: read.re2, end: read.end };
  const body = (isUnicode ? UNICODE_CLASSES : ASCII_ONLY_CLASSES)[read.name] ?? '';
  return { re2: `[${read.isNegated ? '^' : ''}${body}]`, end: read.end };
}

/** `(`, `(?<name>`, `(?flags)` and `(?flags:`; RE2 has the flags `i`, `m`, `s` and `U`. */
function readGroup(pattern: string, at: number, flags: Flags, scopes: Flags[]): Piece {
  const rest = pattern.slice(at);
  const named = /^\(\?P?<[\p{Alphabetic}_][\p{Alphabetic}\p{N}._[\]]*>/u.exec(rest);
  const flagged = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/.exec(rest);
  if (!named && !flagged) {
    if (/^\(\?(?:=|!|<=|<!)/.test(rest)) throw new RegexProblem('a look around, which these expressions do not have');
    scopes.push(flags);
    return { re2: '(', end: at + 1 };
  }
  if (named || !flagged) {
    scopes.push(flags);
    return { re2: '(', end: at + (named?.[0].length ?? 1) };
  }
  const [text, on = '', off = '', close] = flagged;
  if (/R/.test(on)) throw new RegexProblem('the flag `R`, which the engine does not have');
  const set = (letter: string, before: boolean): boolean => on.includes(letter) || (before && !off.includes(letter));
  const next = { isUnicode: set('u', flags.isUnicode), isVerbose: set('x', flags.isVerbose) };
  if (close === ':') scopes.push(next);
  else scopes[scopes.length - 1] = next;
  const [kept, dropped] = [on, off].map((each) => each.replace(/[uxR]/g, ''));
  const printed = `${kept ?? ''}${dropped ? `-${dropped}` : ''}`;
  if (close === ')') return { re2: printed === '' ? '' : `(?${printed})`, end: at + text.length };
  return { re2: `(?${printed}:`, end: at + text.length };
}
