/**
 * The texts of a JSON array's elements, to the letter.
 * Shape: `text` is one JSON array; undefined if it is not. Elements are not checked further than their brackets and strings.
 */
export function splitJsonArray(text: string): string[] | undefined {
  const begin = skipSpace(text, 0);
  if (text[begin] !== '[') return undefined;
  const elements: string[] = [];
  let at = skipSpace(text, begin + 1);
  if (text[at] === ']') return isEnd(text, at + 1) ? elements : undefined;
  for (;;) {
    const end = findValueEnd(text, at);
    if (end <= at) return undefined;
    elements.push(text.slice(at, end).trimEnd());
    if (text[end] === ']') return isEnd(text, end + 1) ? elements : undefined;
    if (text[end] !== ',') return undefined;
    at = skipSpace(text, end + 1);
  }
}

/** Index of the `,` or `]` after the value that begins at `at`; -1 if there is none. */
function findValueEnd(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const character = text[index];
    if (character === '"') {
      index = findStringEnd(text, index);
      if (index < 0) return -1;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      if (depth === 0) return character === ']' ? index : -1;
      depth--;
    } else if (character === ',' && depth === 0) return index;
  }
  return -1;
}

/** Index of the closing quote of the string that opens at `open`; -1 if there is none. */
function findStringEnd(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

function skipSpace(text: string, at: number): number {
  let index = at;
  while (' \t\r\n'.includes(text[index] ?? 'x')) index++;
  return index;
}

const isEnd = (text: string, at: number): boolean => skipSpace(text, at) === text.length;
