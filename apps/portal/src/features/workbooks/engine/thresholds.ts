import type { Threshold } from './workbook.ts';

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** The first row of the thresholds grid that a value meets, `Default` last. */
export function findThreshold(value: unknown, thresholds: readonly Threshold[]): Threshold | undefined {
  const found = thresholds.find((threshold) => threshold.operator !== 'Default' && meets(value, threshold));
  return found ?? thresholds.find(({ operator }) => operator === 'Default');
}

function meets(value: unknown, { operator, value: limit }: Threshold): boolean {
  const text = isEmpty(value) ? '' : String(value);
  const [left, right] = [Number(text), Number(limit)];
  const isNumeric = text !== '' && limit !== '' && !Number.isNaN(left) && !Number.isNaN(right);
  switch (operator) {
    case 'is Empty':
      return isEmpty(value);
    case '==':
      return isNumeric ? left === right : text === limit;
    case '!=':
      return isNumeric ? left !== right : text !== limit;
    case '>':
      return isNumeric && left > right;
    case '>=':
      return isNumeric && left >= right;
    case '<':
      return isNumeric && left < right;
    case '<=':
      return isNumeric && left <= right;
    case 'contains':
      return text.toLowerCase().includes(limit.toLowerCase());
    case 'startsWith':
      return text.toLowerCase().startsWith(limit.toLowerCase());
    case 'regex':
      return matches(text, limit);
    default:
      return false;
  }
}

/** A workbook's pattern on a cell: bounded in both, and a pattern that does not parse matches nothing. */
function matches(text: string, pattern: string): boolean {
  if (pattern.length > 200) return false;
  try {
    return new RegExp(pattern).test(text.slice(0, 500));
  } catch {
    return false;
  }
}

/** `{0}` is the value, `{1}` its unit. */
export function thresholdText(threshold: Threshold, shown: string): string {
  return threshold.text.replaceAll('{0}', shown).replaceAll('{1}', '').trim();
}
