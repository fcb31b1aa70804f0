import type { Solution } from './solution.ts';

/** Templates without a test of their own: each rule is shipped with one. */
export function findUntestedTemplates(solutions: readonly Solution[]): readonly string[] {
  return solutions.flatMap(({ templates, tests }) => {
    const tested = new Set(tests.map(({ ruleId }) => ruleId));
    return templates.filter(({ id }) => !tested.has(id)).map(({ name }) => name);
  });
}
