import { defineHostFunctions } from '../define.ts';
import { type HostValue, RawJson } from '../host.ts';

/** What the values at one place have been: plain types, and members where some were bags or arrays. */
interface Schema {
  readonly types: Set<string>;
  readonly members: Map<string, Schema>;
  hasMembers: boolean;
}

/** The name of an array's elements in a schema. Source: https://learn.microsoft.com/kusto/query/buildschema-aggregation-function */
const INDEXER = '`indexer`';
/** Kusto's datetimes inside dynamic values. */
const DATETIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/;

const emptySchema = (): Schema => ({ types: new Set(), members: new Map(), hasMembers: false });

/** A number as its digits, so that `1.0` is told from `1`. */
class NumberText {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

const parse = (json: string): unknown =>
  JSON.parse(json, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' ? new NumberText(context?.source ?? '') : value,
  );

function typeOf(value: unknown): string {
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof NumberText) return /^-?\d+$/.test(value.digits) ? 'long' : 'double';
  return typeof value === 'string' && DATETIME.test(value) ? 'datetime' : 'string';
}

/** Widens a schema so that it admits a value; a null is admitted everywhere. */
function admit(schema: Schema, value: unknown): void {
  if (value === null) return;
  if (typeof value !== 'object' || value instanceof NumberText) {
    schema.types.add(typeOf(value));
    return;
  }
  schema.hasMembers = true;
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((each: unknown) => [INDEXER, each])
    : Object.entries(value);
  for (const [name, each] of entries) {
    const member = schema.members.get(name) ?? emptySchema();
    schema.members.set(name, member);
    admit(member, each);
  }
}

function print({ types, members, hasMembers }: Schema): string {
  const forms = [...types].map((each) => JSON.stringify(each));
  const pairs = [...members].map(([name, each]) => `${JSON.stringify(name)}:${print(each)}`);
  if (hasMembers) forms.push(`{${pairs.join(',')}}`);
  const [only] = forms;
  return forms.length === 1 && only !== undefined ? only : forms.length === 0 ? 'null' : `[${forms.join(',')}]`;
}

/** The schema of values that are given as JSON texts; null for none. */
function buildSchema([texts]: readonly HostValue[]): HostValue {
  if (!Array.isArray(texts) || texts.length === 0) return null;
  const schema = emptySchema();
  for (const text of texts) admit(schema, parse(String(text)));
  return new RawJson(print(schema));
}

/** What aggregates leave to be done with the values of a group, by the aggregate's name. */
export const schemaHostFunctions = defineHostFunctions({
  buildschema: {
    compute: buildSchema,
    source: 'https://learn.microsoft.com/kusto/query/buildschema-aggregation-function',
  },
});
