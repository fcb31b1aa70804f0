import { asText } from '../../functions/convert.ts';
import { ipv4, ipv6, masked, network } from '../../functions/ip.ts';
import type { Plan } from '../../plan/plan.ts';
import { column, type SqlNode, shared, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import { scopeOf } from '../operators/sources.ts';
import { namedAs, otherValues, type Relation } from '../scope.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';
import { columnNode } from './timeline.ts';

/** How a family of addresses is read: a null network where the text is none. */
interface Family {
  readonly prefixOf: (text: SqlNode) => SqlNode;
  readonly networkOf: (text: SqlNode, prefix: SqlNode) => SqlNode;
}

const FAMILIES: Readonly<Record<string, Family>> = Object.freeze({
  ipv4_lookup: {
    prefixOf: (text) => ipv4(text).prefix,
    networkOf: (text, prefix) => masked(ipv4(text).number, shared(sql`assumeNotNull(${prefix})`)),
  },
  ipv6_lookup: {
    prefixOf: (text) => ipv6(text).prefix,
    networkOf: (text, prefix) => network(ipv6(text), prefix),
  },
});

interface Network {
  readonly relation: Relation;
  readonly prefix: SqlNode;
  readonly network: SqlNode;
  /** All prefixes that the networks have, as one array. */
  readonly prefixes: SqlNode;
}

/**
 * Each address meets the networks that hold it: it is cut to every length of prefix that the table has, and the cut
 * addresses are joined by equality.
 */
function ipLookup(call: PluginCall): Relation {
  const { query, lowering } = call;
  const family = FAMILIES[call.name] as Family;
  const networks = networksOf(call, family);
  const steps = new PlanSteps(call.input.plan, lowering.context.ids);
  const keepsAll = keepsUnmatched(call);
  const row = keepsAll ? steps.number() : null;
  const { text } = steps.compute({ text: asText(call.valueAt(0, 'an address')) });
  const length = steps.unnest('length', networks.prefixes, keepsAll);
  const fits = sql`ifNull(${length} <= ${family.prefixOf(text)}, 0)`;
  const cut = steps.compute({ network: sql`if(${fits}, ${family.networkOf(text, length)}, NULL)` });
  if (!keepsAll) steps.filter(sql`isNotNull(${cut.network})`);
  const right = optional(networks.relation, keepsAll, lowering.context.ids);
  const extra = extraKeys(call, steps, networks.relation);
  const join: Plan = {
    kind: 'join',
    left: steps.plan,
    right: right.plan,
    join: keepsAll ? 'LEFT' : 'INNER',
    conditions: [
      { left: length, right: networks.prefix, isNullSafe: false },
      { left: cut.network, right: networks.network, isNullSafe: false },
      ...extra.conditions,
    ],
  };
  const added = right.columns.filter((each) => !extra.names.has(each.name));
  const plan = row ? onceUnmatched(join, row, networks.network, lowering.context.ids) : join;
  // The answer of `ipv6_lookup` begins with the table's columns. Source: the plugin's page, its examples.
  const placed = call.name === 'ipv6_lookup' ? [...added, ...call.input.columns] : [...call.input.columns, ...added];
  const columns = namedAs(query.columns, placed);
  return { ...call.input, plan, columns, order: null };
}

function keepsUnmatched(call: PluginCall): boolean {
  const last = call.query.args.at(-1);
  const isFlag = last?.kind === 'literal' && last.type === 'bool';
  return call.constant('return_unmatched', isFlag ? call.count - 1 : call.count, 'bool') ?? false;
}

/** The lookup table with the prefix and the first address of each network. */
function networksOf(call: PluginCall, family: Family): Network {
  const { query, lowering } = call;
  if (!query.table) return call.refuse('a lookup table', 'none');
  const table = lowering.lower(query.table);
  const scope = scopeOf(table, lowering);
  const key = call.query.args[1];
  if (key?.kind !== 'column') return call.refuse('a column of the lookup table', 'an expression');
  const steps = new PlanSteps(table.plan, lowering.context.ids);
  const { text } = steps.compute({ text: asText(lowerExpr(key, scope)) });
  const { prefix } = steps.compute({ prefix: sql`assumeNotNull(toInt64(ifNull(${family.prefixOf(text)}, 0)))` });
  const { network: first } = steps.compute({ network: family.networkOf(text, prefix) });
  steps.filter(sql`isNotNull(${first})`);
  const lengths = new PlanSteps(steps.plan, lowering.context.ids);
  const { all } = lengths.aggregate([], { all: sql`groupUniqArray(${prefix})` });
  const prefixes: SqlNode = { kind: 'query', plan: lengths.plan, column: lengths.idOf(all, 'all') };
  return { relation: { ...table, plan: steps.plan }, prefix, network: first, prefixes };
}

/** Columns that must be equal on both sides besides the address. */
function extraKeys(call: PluginCall, steps: PlanSteps, table: Relation) {
  const keys = call.query.args.slice(2).filter((each) => each.kind === 'column');
  const scope = scopeOf(table, call.lowering);
  const conditions = keys.map((key) => ({
    left: columnNode(steps, lowerExpr(key, call.scope).node, 'key'),
    right: lowerExpr(key, scope).node,
    isNullSafe: key.type !== 'string',
  }));
  return { names: new Set(keys.map((key) => key.name)), conditions };
}

/** Columns of a side that may be missing turn null there. */
function optional(table: Relation, isOptional: boolean, ids: ConstructorParameters<typeof PlanSteps>[1]): Relation {
  if (!isOptional) return table;
  const steps = new PlanSteps(table.plan, ids);
  const columns = table.columns.map((each) =>
    each.type === 'string' ? each : otherValues(each, steps.idOf(sql`toNullable(${column(each.id)})`, each.name)),
  );
  return { ...table, plan: steps.plan, columns };
}

/** Of a row that met nothing, one stays. */
function onceUnmatched(
  join: Plan,
  row: SqlNode,
  matched: SqlNode,
  ids: ConstructorParameters<typeof PlanSteps>[1],
): Plan {
  const steps = new PlanSteps(join, ids);
  const { hits } = steps.window({ hits: sql`count(${matched})` }, { by: [row] });
  const { place } = steps.window({ place: sql`row_number()` }, { by: [row] });
  return steps.filter(sql`isNotNull(${matched}) OR (${hits} = 0 AND ${place} = 1)`).plan;
}

export const ipLookupPlugins = definePlugins({ ipv4_lookup: ipLookup, ipv6_lookup: ipLookup });
