import type { QueryOf } from '../../ast.ts';
import { convertTo } from '../../functions/convert.ts';
import type { Computed, PlanOf } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { nullOf, type SqlNode, text } from '../../sql/node.ts';
import type { KustoType } from '../../types.ts';
import type { Lowering } from '../query.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';

/** A column of an input, by name and type; the texts of two that differ are different. */
const keyOf = (of: { readonly name: string; readonly type: string }): string => `${of.type} ${of.name}`;

/**
 * What each result column takes from an input. A name with one type keeps it; one with several is split into `name_type`. A number stands
 * behind it where a column before has that name, as the binder has it.
 * Source: https://learn.microsoft.com/kusto/query/union-operator, "Source columns types mismatch".
 */
function namesOfColumns(
  inputs: readonly (readonly { readonly name: string; readonly type: KustoType }[])[],
): ReadonlyMap<string, string> {
  const types = new Map<string, Set<KustoType>>();
  for (const { name, type } of inputs.flat()) types.set(name, (types.get(name) ?? new Set()).add(type));
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const [name, each] of types) {
    for (const type of each) {
      const given = freeName(each.size === 1 ? name : `${name}_${type}`, taken);
      taken.add(given);
      names.set(keyOf({ name, type }), given);
    }
  }
  return names;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let index = 1; ; index++) if (!taken.has(`${wanted}${index}`)) return `${wanted}${index}`;
}

/** An input as the union sees it: its columns have the types that the binder gives them, where it knows them. */
interface Input {
  readonly label: string;
  readonly relation: Relation;
  readonly columns: readonly { readonly name: string; readonly type: KustoType; readonly from: ScopeColumn }[];
}

function lowerInput({ query, label }: QueryOf<'union'>['inputs'][number], { lower }: Lowering): Input {
  const relation = lower(query);
  const types = new Map(query.columns.map((each) => [each.name, each.type]));
  const columns = relation.columns.map((from) => ({ name: from.name, type: types.get(from.name) ?? from.type, from }));
  return { label, relation, columns };
}

export function lowerUnion(query: QueryOf<'union'>, lowering: Lowering): Relation {
  const { context } = lowering;
  if (query.inputs.length === 0) return refuse('KQL2005', query.span, 'None of the tables of this `union` exists.');
  // Taken before the inputs take theirs, so that the result's ids are the plain names.
  const ids = new Map(query.columns.map(({ name }) => [name, context.ids.next(name)]));
  const inputs = query.inputs.map((each) => lowerInput(each, lowering));
  const names = query.isInner
    ? new Map(query.columns.map((each) => [keyOf(each), each.name]))
    : namesOfColumns(query.allColumns ?? inputs.map((each) => each.columns));
  const schema = placeNames(query, names);
  const columns = schema.map(({ name, type }) => ({ name, type, id: ids.get(name) ?? context.ids.next(name) }));
  const members = inputs.map((input) => placeColumns(input, schema, lowering));
  const given = columns.map(({ id, type }) => ({ id, missing: nullOf(type) }));
  for (const [index, { id }] of columns.entries()) {
    const hasDictionary = members.every(({ ids: own }) => context.dictionaryIds.has(own[index] ?? ''));
    if (hasDictionary) context.dictionaryIds.add(id);
  }
  return {
    ...withIngestionTime({ kind: 'union', inputs: members, columns: given }, inputs, lowering),
    columns,
    order: null,
  };
}

/** A result column. Shape: `key` is that of the input columns that it takes; null for the name of the table. One that no input has is null. */
interface Place {
  readonly name: string;
  readonly type: KustoType;
  readonly key: string | null;
}

/** The result columns, in the binder's order where it knows them all: not those of a table that a restriction leaves out of a wildcard. */
function placeNames({ columns, sourceColumn }: QueryOf<'union'>, names: ReadonlyMap<string, string>): Place[] {
  const kept = [...names].map(([key, name]): Place => ({ name, type: key.split(' ')[0] as KustoType, key }));
  const source: Place[] = sourceColumn === null ? [] : [{ name: sourceColumn, type: 'string', key: null }];
  const all = [...source, ...kept.filter(({ name }) => name !== sourceColumn)];
  const places = new Map(columns.map(({ name }, index) => [name, index]));
  const placeOf = ({ name }: Place): number => places.get(name) ?? -1;
  return all.every((each) => places.has(each.name)) ? all.sort((a, b) => placeOf(a) - placeOf(b)) : all;
}

/** Rows that come straight from a table keep when they arrived; others have no such time. */
function withIngestionTime(
  plan: PlanOf<'union'>,
  inputs: readonly Input[],
  { context }: Lowering,
): Pick<Relation, 'plan' | 'ingestedAtId'> {
  const times = inputs.map(({ relation }) => relation.ingestedAtId);
  if (times.every((each) => each === null)) return { plan, ingestedAtId: null };
  const ingestedAtId = context.ids.next('ingested_at');
  const members = plan.inputs.map((each, index) => ({ ...each, ids: [...each.ids, times[index] ?? null] }));
  const columns = [...plan.columns, { id: ingestedAtId, missing: nullOf('datetime') }];
  return { plan: { ...plan, inputs: members, columns }, ingestedAtId };
}

/** What stands for each column of the schema in an input. */
function placeColumns(
  input: Input,
  schema: readonly Place[],
  { context }: Lowering,
): PlanOf<'union'>['inputs'][number] {
  const own = new Map(input.columns.map((each) => [keyOf(each), each]));
  const computed: Computed[] = [];
  const compute = (name: string, expr: SqlNode): string => {
    const id = context.ids.next(name);
    computed.push({ id, expr });
    return id;
  };
  const ids = schema.map(({ key, name, type }) => {
    if (key === null) return compute(name, text(input.label));
    const found = own.get(key);
    if (!found) return null;
    return found.from.type === type ? found.from.id : compute(name, convertTo(type, columnValue(found.from)).node);
  });
  const { plan } = input.relation;
  return { ids, plan: computed.length === 0 ? plan : { kind: 'compute', input: plan, columns: computed } };
}
