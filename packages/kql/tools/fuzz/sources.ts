import type { Random } from './random.ts';

const SOURCES = [
  'T',
  'T',
  'T',
  "['Odd table']",
  'K',
  'Empty',
  'union T, K',
  'print s = "a", l = 1, d = dynamic([1, {"a": 2}]), dt = now()',
  'range l from 1 to 5 step 1',
  'range dt from datetime(2026-01-01) to datetime(2026-01-03) step 12h',
  'datatable(s: string, l: long, r: real, dt: datetime, d: dynamic) ["a", 1, 1.5, datetime(2026-01-01), dynamic({"a":1}), "", long(null), real(nan), datetime(null), dynamic(null)]',
  'find in (T, K) where s has "a" project s',
  'search in (T, K) "abc"',
];
/** What a pipeline begins with. */
export const makeSource = (random: Random): string => random.pick(SOURCES);

/** Says a whole query another way that must run as well: behind a `let`, a function, a union with itself. */
export function wrapQuery(text: string, random: Random): string {
  if (random.chance(0.6)) return text;
  return random.pick([
    () => `let Q = ${text};\nQ`,
    () => `let Q = materialize(${text});\nunion Q, Q`,
    () => `let F = () { ${text} };\nF() | extend added = 1`,
    () => `let F = (x: long) { ${text} | where x > 0 };\nF(1)`,
    () => `let F = (P: (*)) { P | count };\n${text} | invoke F()`,
    () => `let x = toscalar(${text} | count);\nprint x`,
    () => `(${text}) | as A | union A`,
    () => `// a comment "\n${text} // trailing '`,
    () => `union (${text}), (K)`,
  ])();
}
