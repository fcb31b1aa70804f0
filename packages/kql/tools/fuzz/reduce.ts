const OPEN: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where brackets and texts of a query begin and end. Shape: begin -> end, both the places of the signs themselves. */
function bracketsOf(text: string): Map<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '"' || sign === "'") {
      const end = endOfText(text, at);
      found.set(at, end);
      at = end;
    } else if (OPEN[sign]) open.push(at);
    else if (open.length > 0 && sign === OPEN[text[open.at(-1) ?? 0] ?? '']) found.set(open.pop() ?? 0, at);
  }
  return found;
}

function endOfText(text: string, start: number): number {
  const isVerbatim = text[start - 1] === '@';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && !isVerbatim) at++;
    else if (text[at] === text[start]) return at;
  }
  return text.length - 1;
}

/** Splits at a sign that stands outside all brackets and texts. */
function splitAt(text: string, sign: RegExp): string[] {
  const brackets = bracketsOf(text);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const end = brackets.get(at);
    if (end !== undefined) at = end;
    else if (sign.test(text[at] ?? '')) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Texts that say less than this one, the shortest first. */
function smallerTexts(text: string): string[] {
  const found = new Set<string>(['']);
  for (const [sign, joint] of [
    [/\|/, '|'],
    [/;/, ';'],
    [/,/, ','],
    [/ /, ' '],
  ] as const)
    dropEach(text, 0, text.length, sign, joint, found);
  for (const [start, end] of bracketsOf(text)) {
    if (text[start] === '"' || text[start] === "'") {
      if (end - start > 2) found.add(`${text.slice(0, start)}"a"${text.slice(end + 1)}`);
      continue;
    }
    for (const [sign, joint] of [
      [/\|/, '|'],
      [/;/, ';'],
      [/,/, ','],
      [/ /, ' '],
    ] as const)
      dropEach(text, start + 1, end, sign, joint, found);
    const name = /[\w-]*$/.exec(text.slice(0, start))?.[0] ?? '';
    const inner = text.slice(start + 1, end);
    for (const piece of [...splitAt(inner, /,/), ...splitAt(inner, / /)].map((each) => each.trim()))
      if (piece !== '') found.add(text.slice(0, start - name.length) + piece + text.slice(end + 1));
    for (const plain of ['1', 's', 'true', 'd'])
      if (end - start > 1) found.add(text.slice(0, start - name.length) + plain + text.slice(end + 1));
  }
  return [...found].filter((each) => each.length < text.length).sort((a, b) => a.length - b.length);
}

function dropEach(text: string, from: number, to: number, sign: RegExp, joint: string, found: Set<string>): void {
  const parts = splitAt(text.slice(from, to), sign);
  if (parts.length < 2) return;
  parts.forEach((_part, index) => {
    found.add(text.slice(0, from) + parts.toSpliced(index, 1).join(joint) + text.slice(to));
  });
}

/** Shrinks the parts of a case one by one while `fails` says that it still fails alike. */
export async function reduceParts(
  parts: readonly string[],
  fails: (parts: readonly string[]) => Promise<boolean>,
  maxTries: number,
): Promise<readonly string[]> {
  let best = parts;
  let left = maxTries;
  for (let changed = true; changed && left > 0; ) {
    changed = false;
    for (let at = 0; at < best.length; at++) {
      for (const smaller of smallerTexts(best[at] ?? '')) {
        if (left-- <= 0) return best;
        const tried = best.with(at, smaller);
        if (!(await fails(tried))) continue;
        best = tried;
        changed = true;
        break;
      }
    }
  }
  return best;
}
