import type { Expr } from '../../ast.ts';
import { aggregates } from '../../functions/aggregates.ts';
import { asText } from '../../functions/convert.ts';
import type { FoundColumn } from '../../parse/row-schemas.ts';
import { type SqlNode, sql, text } from '../../sql/node.ts';
import { lowerArguments } from '../expression.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { value } from '../value.ts';
import { askColumns, questionRelation } from './bag-unpack.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

/** The form of each aggregate that counts only rows that meet a condition, its last argument. */
const CONDITIONAL: Readonly<Record<string, string>> = Object.freeze({
  count: 'countif',
  sum: 'sumif',
  min: 'minif',
  max: 'maxif',
  avg: 'avgif',
  dcount: 'dcountif',
  count_distinct: 'count_distinctif',
  stdev: 'stdevif',
  variance: 'varianceif',
  take_any: 'take_anyif',
  any: 'take_anyif',
  make_list: 'make_list_if',
  make_set: 'make_set_if',
  make_bag: 'make_bag_if',
});

/** The values of a column become columns; the others group the rows. */
function pivot(call: PluginCall): Relation {
  const [of, aggregate] = [call.exprAt(0, 'a column'), aggregateOf(call)];
  if (of.kind !== 'column') return call.refuse('a column as argument 1', 'an expression');
  if (call.query.question !== null) askValues(call);
  const keys = keysOf(call, of.name, aggregate);
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const { pivoted } = steps.compute({ pivoted: asText(call.valueAt(0, 'a column')) });
  const keyNames = new Set(keys.map((each) => each.name));
  const fresh = call.query.columns.filter((each) => !keyNames.has(each.name));
  const cells = fresh.map(({ name }) => cell(call, aggregate, sql`(${pivoted} = ${text(name)})`));
  const grouped = steps.aggregate(
    keys.map((each) => ({ kind: 'column', id: each.id })),
    Object.fromEntries(cells.map((each, index) => [fresh[index]?.name ?? '', each])),
  );
  const columns = call.query.columns.flatMap(({ name, type }): ScopeColumn[] => {
    const key = keys.find((each) => each.name === name);
    const node = grouped[name];
    const given = key?.type ?? aggregate.type;
    if (given !== type) return call.refuse(`\`${name}\` as the ${given} that it is`, `\`${name}: ${type}\``);
    if (key) return [key];
    return node ? [{ name, type, id: steps.idOf(node, name) }] : [];
  });
  return { plan: steps.plan, columns, ingestedAtId: null, order: null };
}

/** The values, in the order in which they first appear; rows of a log table have none, so that theirs are sorted. */
function askValues(call: PluginCall): readonly FoundColumn[] {
  const { context } = call.lowering;
  const steps = new PlanSteps(call.input.plan, context.ids);
  const position = context.tables.size > 0 ? sql`0` : steps.number();
  const { name } = steps.compute({ name: asText(call.valueAt(0, 'a column')) });
  const seen = steps.aggregate([name], { first: sql`min(${position})` });
  const pair = sql`tuple(${seen.first}, ${seen.keys[0] ?? name})`;
  const { found } = steps.aggregate([], {
    found: sql`toNullable(toJSONString(arrayMap(_p -> tuple(_p.2, ''), arraySort(groupArray(${pair})))))`,
  });
  return askColumns(call, questionRelation(steps, found));
}

type Aggregate = Extract<Expr, { kind: 'call' }>;

function aggregateOf(call: PluginCall): Aggregate {
  const count: Aggregate = { kind: 'call', type: 'long', name: 'count', args: [], span: call.query.span };
  if (call.count < 2) return count;
  const given = call.exprAt(1, 'an aggregate');
  if (given.kind !== 'call' || !Object.hasOwn(CONDITIONAL, given.name))
    return call.refuse(`an aggregate of ${Object.keys(CONDITIONAL).join(', ')}`, 'another expression');
  return given;
}

/** The columns named after the aggregate, or all that neither it nor the pivot reads. */
function keysOf(call: PluginCall, pivoted: string, aggregate: Aggregate): ScopeColumn[] {
  const named = call.query.args.slice(2).flatMap((each) => (each.kind === 'column' ? [each.name] : []));
  const [first] = aggregate.args;
  const read = first?.kind === 'column' ? first.name : null;
  const isKey = ({ name }: ScopeColumn): boolean =>
    named.length > 0 ? named.includes(name) : name !== pivoted && name !== read;
  return call.input.columns.filter(isKey);
}

function cell(call: PluginCall, aggregate: Aggregate, condition: SqlNode) {
  const name = CONDITIONAL[aggregate.name] ?? '';
  const entry = aggregates[name];
  if (!entry) return call.refuse(`an aggregate other than \`${aggregate.name}\``, 'it');
  const { scope, query } = call;
  if (entry.fidelity !== 'exact') call.lowering.context.warn(`${name}()`, entry.fidelity.differs, query.span);
  const [of, ...rest] = lowerArguments(aggregate.args, scope);
  const args = of ? [of, value(condition, 'bool'), ...rest] : [value(condition, 'bool')];
  return entry.sql({ name, args, type: aggregate.type, span: query.span });
}

export const pivotPlugins = definePlugins({ pivot });
