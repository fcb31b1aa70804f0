import type { Bindings } from './substitute.ts';
import { substitute } from './substitute.ts';
import type { VisibilityRule } from './workbook.ts';

/** True where all rules hold. A parameter without a value equals the empty text. */
export function isVisible(rules: readonly VisibilityRule[], bindings: Bindings, now: Date): boolean {
  return rules.every(({ parameterName, comparison, value }) => {
    const bound = bindings.get(parameterName);
    const actual = bound?.value.kind === 'values' ? bound.value.values.join(bound.delimiter) : '';
    const expected = substitute(value, bindings, now);
    return comparison === 'isEqualTo' ? actual === expected : actual !== expected;
  });
}
