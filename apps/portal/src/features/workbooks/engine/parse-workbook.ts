import { parseQueryItem } from './parse-query-item.ts';
import { list, num, obj, text, truthy } from './read-json.ts';
import type {
  Choice,
  Link,
  Parameter,
  ParameterValue,
  TextStyle,
  VisibilityRule,
  Workbook,
  WorkbookItem,
} from './workbook.ts';

const TEXT_STYLES: readonly TextStyle[] = ['info', 'warning', 'error', 'success', 'upsell'];

/** Reads Azure Workbook JSON. Never throws on odd members: what it cannot draw becomes an `unsupported` item with its reason. */
export function parseWorkbook(json: unknown): Workbook {
  return { items: parseItems(list(obj(json).items), 'item') };
}

function parseItems(items: readonly unknown[], prefix: string): WorkbookItem[] {
  return items.map((item, index) => parseItem(obj(item), `${prefix}-${index}`));
}

function parseItem(item: Record<string, unknown>, id: string): WorkbookItem {
  const content = obj(item.content);
  const frame = { id, widthPercent: parseWidth(item.customWidth), visibleWhen: parseVisibility(item) };
  switch (num(item.type)) {
    case 1:
      return { ...frame, kind: 'text', markdown: text(content.json), style: parseTextStyle(content.style) };
    case 3:
      return { ...frame, kind: 'query', query: parseQueryItem(content) };
    case 9:
      return {
        ...frame,
        kind: 'parameters',
        style: text(content.style),
        parameters: list(content.parameters).map((one) => parseParameter(obj(one))),
      };
    case 11:
      return {
        ...frame,
        kind: 'links',
        style: text(content.style),
        links: list(content.links).map((one, index) => parseLink(obj(one), index)),
      };
    case 12:
      return { ...frame, kind: 'group', title: text(content.title), items: parseItems(list(content.items), id) };
    default:
      return { ...frame, kind: 'unsupported', what: `an item of type ${text(item.type) || 'none'}` };
  }
}

const parseTextStyle = (value: unknown): TextStyle => TEXT_STYLES.find((style) => style === value) ?? 'plain';

function parseWidth(value: unknown): number {
  const width = num(value) ?? 100;
  return width >= 1 && width <= 100 ? width : 100;
}

function parseVisibility(item: Record<string, unknown>): VisibilityRule[] {
  const rules = [
    ...(item.conditionalVisibility ? [item.conditionalVisibility] : []),
    ...list(item.conditionalVisibilities),
  ];
  return rules.map(obj).map((rule) => ({
    parameterName: text(rule.parameterName),
    comparison: rule.comparison === 'isNotEqualTo' ? 'isNotEqualTo' : 'isEqualTo',
    value: text(rule.value),
  }));
}

function parseLink(link: Record<string, unknown>, index: number): Link {
  return {
    id: text(link.id) || `link-${index}`,
    label: text(link.linkLabel),
    target: text(link.linkTarget),
    cellValue: text(link.cellValue),
    subTarget: text(link.subTarget),
  };
}

const PARAMETER_TYPES: Readonly<Record<number, Parameter['type']>> = {
  1: 'text',
  2: 'dropdown',
  4: 'time-range',
  10: 'dropdown',
};

function parseParameter(json: Record<string, unknown>): Parameter {
  const settings = obj(json.typeSettings);
  const type = PARAMETER_TYPES[num(json.type) ?? -1] ?? 'unsupported';
  const extra = list(settings.additionalResourceOptions);
  return {
    name: text(json.name),
    label: text(json.label) || text(json.name),
    description: text(json.description),
    type,
    isRequired: truthy(json.isRequired),
    isHidden: truthy(json.isHiddenWhenLocked),
    multiSelect: truthy(json.multiSelect),
    quote: typeof json.quote === 'string' ? json.quote : "'",
    delimiter: typeof json.delimiter === 'string' ? json.delimiter : ',',
    query: text(json.query),
    choices: parseChoices(json.jsonData),
    includeAll: truthy(settings.includeAll) || extra.includes('value::all'),
    allValue: text(settings.selectAllValue),
    initial: parseInitial(type, json.value ?? json.defaultValue),
    durationsMs: list(settings.selectableValues).flatMap((one) => num(obj(one).durationMs) ?? []),
    timeContext: {
      durationMs: num(obj(json.timeContext).durationMs) ?? 0,
      fromParameter: text(json.timeContextFromParameter),
    },
  };
}

/** `jsonData` is JSON text: values, or objects with `value`, `label` and `selected`. */
function parseChoices(value: unknown): Choice[] {
  let parsed: unknown = value;
  if (typeof value === 'string') {
    try {
      parsed = JSON.parse(value);
    } catch {
      return [];
    }
  }
  return list(parsed).map((one) => {
    if (typeof one !== 'object') return { value: String(one), label: String(one), selected: false };
    const choice = obj(one);
    return {
      value: text(choice.value),
      label: text(choice.label) || text(choice.value),
      selected: truthy(choice.selected),
    };
  });
}

function parseInitial(type: Parameter['type'], value: unknown): ParameterValue {
  if (type === 'time-range') {
    const range = obj(value);
    if (typeof range.startTime === 'string' && typeof range.endTime === 'string') {
      return { kind: 'time', range: { start: range.startTime, end: range.endTime } };
    }
    return { kind: 'time', range: { durationMs: num(range.durationMs) ?? 86_400_000 } };
  }
  if (value === undefined || value === null || value === '') return { kind: 'none' };
  const values = list(value).length > 0 ? list(value).map(text) : [text(value)];
  return { kind: 'values', values, labels: values };
}
