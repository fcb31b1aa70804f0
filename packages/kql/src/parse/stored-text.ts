import type { StoredFunction } from '../kql.ts';

const unwrap = (text: string, open: string, close: string): string => {
  const trimmed = text.trim();
  return trimmed.startsWith(open) && trimmed.endsWith(close) ? trimmed.slice(1, -1) : trimmed;
};

/** With the parentheses. */
export const parametersOf = (of: StoredFunction): string => `(${unwrap(of.parameters, '(', ')')})`;
/** A body stands in a `let`, so that the parser reads it as it reads the query; its text begins after this. */
const headOf = (of: StoredFunction): string => `let ['${of.name}'] = ${parametersOf(of)} {`;

/** Without the braces. */
export const bodyOf = (of: StoredFunction): string => unwrap(of.body, '{', '}');

/** The function with a body in its place, and where that body begins in the text. */
export function asLet(of: StoredFunction, body = bodyOf(of)): { readonly text: string; readonly start: number } {
  const head = headOf(of);
  return { text: `${head}${body}\n}; print 0`, start: head.length };
}
