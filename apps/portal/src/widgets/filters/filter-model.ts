/** A value that a filter can let through. */
export interface FilterOption {
  readonly value: string;
  /** What to show for it, when not the value. */
  readonly text?: string;
  readonly count?: number;
}

const textOf = ({ value, text }: FilterOption): string => text ?? value;

/** What a pill says: `Severity`, `Severity: High`, `Severity: High +2`. */
export function summariseFilter(title: string, options: readonly FilterOption[], values: readonly string[]): string {
  const [first, ...rest] = values;
  if (first === undefined) return title;
  const option = options.find(({ value }) => value === first);
  const text = option ? textOf(option) : first;
  return rest.length === 0 ? `${title}: ${text}` : `${title}: ${text} +${rest.length}`;
}

/** The values after ticking or unticking one. */
export const toggleValue = (values: readonly string[], value: string): readonly string[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

/** The options that hold the words. Shape: values that are set but unknown (from an old link) come first. */
export function searchOptions(
  options: readonly FilterOption[],
  values: readonly string[],
  words: string,
): readonly FilterOption[] {
  const known = new Set(options.map(({ value }) => value));
  const all = [...values.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 })), ...options];
  const wanted = words.trim().toLowerCase();
  return wanted === '' ? all : all.filter((option) => textOf(option).toLowerCase().includes(wanted));
}

/** Puts options into a fixed order; those not named come last, as they were. */
export function orderOptions(options: readonly FilterOption[], order: readonly string[]): readonly FilterOption[] {
  const rank = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length);
  return [...options].sort((a, b) => rank(a.value) - rank(b.value));
}
