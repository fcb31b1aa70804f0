import { problem } from '../problems.ts';
import { KUSTO_TYPES, type Problem, type Span } from '../types.ts';

/** Turns an offset into a span of the user's text. */
export function spanAt(text: string, start: number, end: number): Span {
  const from = Math.max(0, Math.min(start, text.length));
  const before = text.slice(0, from);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    start: from,
    end: Math.max(from, Math.min(end, text.length)),
    line: before.split('\n').length,
    column: from - lineStart + 1,
  };
}

const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2007': ' ',
  '\ufeff': ' ',
  '\u200b': ' ',
};

/**
 * Reads what pasting from a web page or a document leaves behind as what was meant: curly quotes outside strings become
 * straight ones, no-break and zero-width spaces become spaces; and an old name for a new one. Every replacement has the length of what it replaces, so spans stay right.
 */
export function normaliseText(text: string): { readonly text: string; readonly warnings: readonly Problem[] } {
  const warnings: Problem[] = [];
  const seen = new Set<string>();
  const out = [...Array(text.length)].map((_, index) => text.charAt(index));
  let quote: { readonly open: string; readonly isVerbatim: boolean; readonly isCurly: boolean } | null = null;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (quote) {
      if (char === '\\' && !quote.isVerbatim) index++;
      else if (char === quote.open || (quote.isCurly && PLAIN[char] === quote.open)) {
        out[index] = quote.open;
        quote = null;
      }
      continue;
    }
    if (text.startsWith('//', index)) {
      const end = text.indexOf('\n', index);
      index = end < 0 ? text.length : end;
      continue;
    }
    const type = typeAt(text, index);
    if (type) for (const [offset, letter] of [...type].entries()) out[index + offset] = letter;
    const plain = PLAIN[char];
    if (plain !== undefined) {
      out[index] = plain;
      if (!seen.has(char)) warnings.push(problem('KQL3001', spanAt(text, index, index + 1), printable(char), plain));
      seen.add(char);
    }
    const open = plain ?? char;
    if (open === '"' || open === "'") {
      // Only a string that a curly quote opened is closed by one: a straight-quoted text may hold curly quotes.
      quote = { open, isVerbatim: text.charAt(index - 1) === '@', isCurly: plain !== undefined };
    }
  }
  return { text: packColumnsOfFind(out.join('')), warnings };
}

/** `typeof(DateTime)`, as the functions library writes it. Source: https://learn.microsoft.com/kusto/functions-library/series-downsample-fl */
const TYPE_OF = /\btypeof\s*\(\s*([A-Za-z]+)/y;

function typeAt(text: string, index: number): string | null {
  if (text[index] !== 't') return null;
  TYPE_OF.lastIndex = index;
  const [found = '', name = ''] = TYPE_OF.exec(text) ?? [];
  return TYPE_NAMES.has(name.toLowerCase()) ? found.slice(0, -name.length) + name.toLowerCase() : null;
}

const TYPE_NAMES: ReadonlySet<string> = new Set([...KUSTO_TYPES, 'boolean', 'date', 'double', 'time']);
const PACK_ALL = 'pack_all()';
const FIND_AND_PACK = /(?:^|[;(])\s*find\b[^|;]*\bproject\b[^|;]*?\bpack_all\(\)/g;

/**
 * `find ... project a, pack_all()` is documented; the parser knows it as `pack(*)`.
 * Source: https://learn.microsoft.com/kusto/query/find-operator, "Syntax" (read 2026-11-21).
 */
const packColumnsOfFind = (text: string): string =>
  text.includes(PACK_ALL)
    ? text.replace(FIND_AND_PACK, (found) => found.slice(0, -PACK_ALL.length) + 'pack(*)'.padEnd(PACK_ALL.length))
    : text;

const printable = (char: string): string =>
  /\s|\u200b|\ufeff/.test(char) ? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : char;
