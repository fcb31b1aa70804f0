/** One condition of a `$filter`. */
export interface Condition {
  readonly property: string;
  readonly operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
  readonly value: string;
}

const CONDITION = /^(\w+) (eq|ne|gt|ge|lt|le) ('(?:[^']|'')*'|[^\s']+)$/;
const TIMES: ReadonlySet<string> = new Set(['createdDateTime', 'lastUpdateDateTime']);

/** Parses conditions joined with `and`. Undefined for what the service would not take. */
export function parseFilter(text: string, properties: readonly string[]): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const part of text.trim().split(/ and /)) {
    const [, property = '', operator = '', raw = ''] = CONDITION.exec(part.trim()) ?? [];
    if (!properties.includes(property)) return undefined;
    if (TIMES.has(property) && Number.isNaN(Date.parse(raw))) return undefined;
    const value = raw.startsWith("'") ? raw.slice(1, -1).replaceAll("''", "'") : raw;
    conditions.push({ property, operator: operator as Condition['operator'], value });
  }
  return conditions;
}

function compare({ property, value }: Condition, found: unknown): number {
  if (TIMES.has(property)) return Date.parse(String(found)) - Date.parse(value);
  return String(found ?? '').localeCompare(value);
}

/** True if the item meets all conditions. */
export function matchesFilter(item: Readonly<Record<string, unknown>>, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => {
    const order = compare(condition, item[condition.property]);
    return { eq: order === 0, ne: order !== 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[
      condition.operator
    ];
  });
}
