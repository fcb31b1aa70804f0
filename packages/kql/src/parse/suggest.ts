/** Edits between two names, where two letters that change places are one; stops counting at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? limit) + 1 : limit + 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** At most three known names that `name` may have meant. */
export function nearNames(name: string, known: readonly string[]): string[] {
  const limit = name.length < 5 ? 1 : Math.max(2, Math.floor(name.length / 4));
  return [...new Set(known)]
    .filter((each) => each !== name)
    .map((each) => ({ each, edits: distance(name.toLowerCase(), each.toLowerCase(), limit) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ each }) => `Did you mean \`${each}\`?`);
}
