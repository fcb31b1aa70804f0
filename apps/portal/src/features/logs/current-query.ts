export interface QueryBlock {
  readonly text: string;
  /** Offset of `text` in the whole editor text. */
  readonly start: number;
}

/**
 * The query that the cursor stands in: several queries are kept apart by blank lines. On a blank line it is the one
 * above. Shape: the block without the blank lines around it; empty where there is none.
 */
export function findCurrentQuery(text: string, offset: number): QueryBlock {
  const blocks = splitQueries(text);
  const containing = blocks.find(({ start, text: block }) => offset >= start && offset <= start + block.length);
  return containing ?? blocks.findLast(({ start }) => start <= offset) ?? blocks[0] ?? { text: '', start: 0 };
}

/** The blocks of an editor text in order. A blank line inside a block string or after a `let` belongs to its query. */
export function splitQueries(text: string): readonly QueryBlock[] {
  const blocks: QueryBlock[] = [];
  const pattern = /(?:^|\n)[^\S\n]*(?=\n)/g;
  let from = 0;
  const add = (to: number) => {
    const piece = text.slice(from, to);
    const trimmed = piece.trim();
    if (trimmed !== '') blocks.push({ text: trimmed, start: from + piece.indexOf(trimmed) });
    from = to;
  };
  for (const match of text.matchAll(pattern)) if (!isOpen(text.slice(from, match.index))) add(match.index);
  add(text.length);
  return blocks;
}

/** True where a blank line does not end the query: after `;` (more statements follow), inside ``` or an open bracket. */
function isOpen(text: string): boolean {
  const fences = text.split('```').length - 1;
  if (fences % 2 === 1) return true;
  return /;\s*(?:\/\/[^\n]*)?$/.test(text.trimEnd());
}
