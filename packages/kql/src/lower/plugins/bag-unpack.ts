import { convertTo } from '../../functions/convert.ts';
import { FOUND_COLUMN, type FoundColumn, foundColumns } from '../../parse/row-schemas.ts';
import { rawPairs } from '../../sql/json-reals.ts';
import { type SqlNode, shared, sql, text } from '../../sql/node.ts';
import type { ColumnSchema } from '../../types.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';
import { stepInto, type Value } from '../value.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

const CONFLICTS: ReadonlySet<string> = new Set(['error', 'replace_source', 'keep_source']);

/** The slots of a bag as columns. */
function bagUnpack(call: PluginCall): Relation {
  const { query, input } = call;
  const bag = query.args[0];
  if (bag?.kind !== 'column' || bag.type !== 'dynamic') return call.refuse('a dynamic column', 'another expression');
  const kept = input.columns.filter((each) => each.name !== bag.name);
  const source = call.valueAt(0, 'a dynamic column');
  const prefix = call.constant('OutputColumnPrefix', 1, 'text') ?? '';
  const slots = slotsOf(call, source, prefix, kept);
  const steps = new PlanSteps(input.plan, call.lowering.context.ids);
  const columns = query.columns.flatMap(({ name, type }): ScopeColumn[] => {
    const old = kept.find((each) => each.name === name);
    if (old && !slots.replaced.has(name))
      return [old.type === type ? old : computed(steps, { name, type }, columnValue(old))];
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    return [computed(steps, { name, type }, slots.ignored.has(key) ? NOTHING : stepInto(source, key))];
  });
  return { ...input, plan: steps.plan, columns };
}

const computed = (steps: PlanSteps, { name, type }: ColumnSchema, of: Value): ScopeColumn => ({
  name,
  type,
  id: steps.idOf(convertTo(type, of).node, name),
});

const NOTHING: Value = { node: sql`CAST(NULL AS Nullable(String))`, type: 'dynamic' };

interface Slots {
  /** Columns of the input in whose place a slot stands. */
  readonly replaced: ReadonlySet<string>;
  readonly ignored: ReadonlySet<string>;
}

function slotsOf(call: PluginCall, source: Value, prefix: string, kept: readonly ScopeColumn[]): Slots {
  const conflict = call.constant('columnsConflict', 2, 'text') ?? 'error';
  if (!CONFLICTS.has(conflict)) return call.refuse('`error`, `replace_source` or `keep_source`', `\`${conflict}\``);
  const ignored = new Set(ignoredOf(call));
  // A column that the schema names anew is the slot's only where the query says so: by default no row may have both.
  if (call.query.question === null)
    return { replaced: conflict === 'replace_source' ? call.query.declared : new Set(), ignored };
  const question = slotsQuestion(call, source, { prefix, ignored, kept, keepsOld: conflict === 'keep_source' });
  const names = askColumns(call, question).map(([name]) => name);
  const replaced = new Set(kept.flatMap(({ name }) => (names.includes(name) ? [name] : [])));
  const [clash] = replaced;
  if (clash !== undefined && conflict === 'error')
    return call.refuse('slots that are no columns of the input, or `columnsConflict`', `\`${clash}\``);
  return { replaced, ignored };
}

function ignoredOf(call: PluginCall): string[] {
  const arg = call.option('ignoredProperties', 3);
  if (!arg) return [];
  const value: unknown = arg.kind === 'literal' && typeof arg.value === 'string' ? JSON.parse(arg.value) : null;
  return Array.isArray(value)
    ? value.map(String)
    : call.refuse('a constant array as `ignoredProperties`', 'another value');
}

interface Wanted {
  readonly prefix: string;
  readonly ignored: ReadonlySet<string>;
  readonly kept: readonly ScopeColumn[];
  readonly keepsOld: boolean;
}

/** One row: what is asked, and the slots of all bags with their types, by name. A slot of several types is dynamic. */
function slotsQuestion(call: PluginCall, source: Value, wanted: Wanted): Relation {
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const slot = steps.unnest('slot', rawPairs(sql`ifNull(${source.node}, '')`));
  const raw = shared(sql`tupleElement(${slot}, 2)`);
  const { name, type } = steps.compute({
    name: sql`concat(${text(wanted.prefix)}, tupleElement(${slot}, 1))`,
    type: sql`multiIf(startsWith(${raw}, '"'), 'string', ${raw} IN ('true', 'false'), 'bool', ${raw} = 'null', '', toInt64OrNull(${raw}) IS NOT NULL, 'long', match(${raw}, '^[-0-9]'), 'real', 'dynamic')`,
  });
  const left = [...wanted.ignored].map((each) => wanted.prefix + each);
  const without = wanted.keepsOld ? [...left, ...wanted.kept.map((each) => each.name)] : left;
  steps.filter(sql`${type} != ''`);
  for (const each of without) steps.filter(sql`${name} != ${text(each)}`);
  const typed = steps.aggregate([name], { type: sql`if(uniqExact(${type}) = 1, any(${type}), 'dynamic')` });
  const pair = sql`tuple(${typed.keys[0] ?? name}, ${typed.type})`;
  const { found } = steps.aggregate([], { found: sql`toNullable(toJSONString(arraySort(groupArray(${pair}))))` });
  return questionRelation(steps, found);
}

/** The most columns that rows may bring: the text of a statement grows with each. */
const MAX_FOUND = 1000;

/** The columns that the rows have. */
export function askColumns(call: PluginCall, question: Relation): readonly FoundColumn[] {
  const { context, key } = { context: call.lowering.context, key: call.query.question ?? '' };
  context.ask(key, question);
  const found = foundColumns(context.options.answers ?? [], key) ?? [];
  if (found.length <= MAX_FOUND) return found;
  return call.refuse(`at most ${MAX_FOUND} columns, or a schema written out,`, String(found.length));
}

/** The one row of a question: what was found as JSON pairs of name and type. */
export function questionRelation(steps: PlanSteps, found: SqlNode): Relation {
  const columns: ScopeColumn[] = [{ name: FOUND_COLUMN, type: 'dynamic', id: steps.idOf(found, FOUND_COLUMN) }];
  return { plan: steps.plan, columns, ingestedAtId: null, order: null };
}

export const bagPlugins = definePlugins({ bag_unpack: bagUnpack });
