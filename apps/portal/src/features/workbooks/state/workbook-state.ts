import type { Bindings, BoundParameter } from '../engine/substitute.ts';
import type { Choice, Parameter, ParameterValue, TimeRange, Workbook, WorkbookItem } from '../engine/workbook.ts';
import { parseUrlValue, printUrlValue } from './url-values.ts';

/** The value that stands for all choices of a dropdown. Source: workbooks documentation, "All" in drop-downs. */
export const ALL = 'value::all';

/** What people chose: by parameter name. What is not here has its first value. */
export type Chosen = ReadonlyMap<string, ParameterValue>;
/** Choices of dropdowns that come from a query, once they are known. */
export type Loaded = ReadonlyMap<string, readonly Choice[]>;

/** All items, groups opened, in order. */
export function flattenItems(items: readonly WorkbookItem[]): readonly WorkbookItem[] {
  return items.flatMap((item) => (item.kind === 'group' ? [item, ...flattenItems(item.items)] : [item]));
}

export const findParameters = (workbook: Workbook): readonly Parameter[] =>
  flattenItems(workbook.items).flatMap((item) => (item.kind === 'parameters' ? item.parameters : []));

/** Names that exports and tabs set, with the value they start with. The first tab is chosen on load. */
function findSetNames(workbook: Workbook): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const item of flattenItems(workbook.items)) {
    if (item.kind === 'query')
      for (const { parameterName, defaultValue } of item.query.exports) names.set(parameterName, defaultValue);
    if (item.kind === 'links' && item.style === 'tabs') {
      const first = item.links.find(({ target }) => target === 'parameter');
      if (first) names.set(first.cellValue, first.subTarget);
    }
  }
  return names;
}

const ofText = (text: string): ParameterValue =>
  text === '' ? { kind: 'none' } : { kind: 'values', values: [text], labels: [text] };

/**
 * Every parameter that has a value now, ready to be put into texts. A dropdown whose choices are still to come is left
 * out: what depends on it waits.
 */
export function bindParameters(workbook: Workbook, chosen: Chosen, loaded: Loaded): Bindings {
  const bound = new Map<string, BoundParameter>();
  for (const [name, text] of findSetNames(workbook)) {
    bound.set(name, { value: chosen.get(name) ?? ofText(text), quote: '', delimiter: ',' });
  }
  for (const parameter of findParameters(workbook)) {
    const value = bindValue(parameter, chosen.get(parameter.name), loaded.get(parameter.name));
    if (value)
      bound.set(parameter.name, {
        value,
        quote: parameter.type === 'dropdown' && parameter.multiSelect ? parameter.quote : '',
        delimiter: parameter.delimiter,
      });
  }
  return bound;
}

function bindValue(
  parameter: Parameter,
  picked: ParameterValue | undefined,
  queried: readonly Choice[] | undefined,
): ParameterValue | undefined {
  const value = picked ?? parameter.initial;
  if (parameter.type !== 'dropdown') return value;
  const choices = parameter.query === '' ? parameter.choices : queried;
  if (!choices) return undefined;
  if (value.kind === 'values' && value.values.includes(ALL)) return bindAll(parameter, choices);
  if (value.kind === 'values')
    return {
      ...value,
      labels: value.values.map((one) => choices.find((choice) => choice.value === one)?.label ?? one),
    };
  const preset = choices.filter(({ selected }) => selected);
  const first = preset.length > 0 ? preset : parameter.isRequired ? choices.slice(0, 1) : [];
  return first.length === 0
    ? { kind: 'none' }
    : { kind: 'values', values: first.map((choice) => choice.value), labels: first.map(({ label }) => label) };
}

function bindAll(parameter: Parameter, choices: readonly Choice[]): ParameterValue {
  const values = parameter.allValue === '' ? choices.map(({ value }) => value) : [parameter.allValue];
  return { kind: 'values', values, labels: ['All'] };
}

export function rangesOf(bindings: Bindings): ReadonlyMap<string, TimeRange> {
  return new Map(
    [...bindings].flatMap(([name, { value }]) => (value.kind === 'time' ? [[name, value.range] as const] : [])),
  );
}

/** Names of parameters that a text needs and that have no value yet. */
export function findMissing(needed: Iterable<string>, workbook: Workbook, bindings: Bindings): readonly string[] {
  const known = new Map(findParameters(workbook).map((parameter) => [parameter.name, parameter]));
  return [...needed].filter((name) => {
    const parameter = known.get(name);
    if (!parameter) return false;
    const value = bindings.get(name)?.value;
    return value === undefined || (parameter.isRequired && value.kind === 'none');
  });
}

export function readChosen(workbook: Workbook, search: Readonly<Record<string, string>>): Chosen {
  const times = new Set(findParameters(workbook).flatMap(({ name, type }) => (type === 'time-range' ? [name] : [])));
  return new Map(Object.entries(search).map(([name, text]) => [name, parseUrlValue(text, times.has(name))]));
}

export function printChosen(chosen: Chosen): Record<string, string> {
  return Object.fromEntries(
    [...chosen].flatMap(([name, value]) => {
      const text = printUrlValue(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
