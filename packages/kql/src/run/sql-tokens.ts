/** A piece of a statement. Texts of all tokens together are the statement. */
export interface SqlToken {
  readonly kind: 'space' | 'text' | 'name' | 'word' | 'parameter' | 'mark';
  readonly text: string;
}

/**
 * ClickHouse's lexical rules, as far as it takes to know what is quoted. An unclosed quote or comment reaches to the end,
 * as in ClickHouse. Source: ClickHouse `src/Parsers/Lexer.cpp`.
 */
const PATTERNS: readonly (readonly [SqlToken['kind'], RegExp])[] = [
  ['space', /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|#[! ][^\n]*/y],
  ['text', /'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)/y],
  ['name', /`(?:[^`\\]|\\[\s\S]|``)*(?:`|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)/y],
  ['parameter', /\{\w+:[^{}'"`]*\}/y],
  ['word', /[\p{L}\p{N}_$]+/uy],
  ['mark', /[\s\S]/y],
];

function nextToken(sql: string, from: number): SqlToken {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = from;
    const match = pattern.exec(sql);
    if (match) return { kind, text: match[0] };
  }
  return { kind: 'mark', text: sql.slice(from) };
}

export function* tokenizeSql(sql: string): Generator<SqlToken> {
  for (let from = 0; from < sql.length; ) {
    const token = nextToken(sql, from);
    yield token;
    from += token.text.length;
  }
}
