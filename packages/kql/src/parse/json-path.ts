/** `$.a.b[0]` as steps. */
export function jsonPathSteps(path: string): (string | bigint)[] | null {
  const steps: (string | bigint)[] = [];
  const pattern = /\.([A-Za-z_]\w*)|\[(-?\d+)\]|\[['"]([^'"]*)['"]\]/y;
  pattern.lastIndex = path.startsWith('$') ? 1 : -1;
  if (pattern.lastIndex < 0) return null;
  while (pattern.lastIndex < path.length) {
    const found = pattern.exec(path);
    if (!found) return null;
    steps.push(found[2] === undefined ? (found[1] ?? found[3] ?? '') : BigInt(found[2]));
  }
  return steps;
}
