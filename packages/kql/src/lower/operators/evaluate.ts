import type { Argument, Expr, QueryOf } from '../../ast.ts';
import { asText, convertTo } from '../../functions/convert.ts';
import { ipv4, masked } from '../../functions/ip.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { integer } from '../../sql/build.ts';
import { column, lambda, list, type SqlNode, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { stepInto } from '../value.ts';
import { placeColumns } from './rows.ts';
import { scopeOf } from './sources.ts';

type Plugin = (query: QueryOf<'evaluate'>, input: Relation, lowering: Lowering) => Relation;

/** `bag_unpack` with the schema written out: without it the columns would depend on the rows. */
const bagUnpack: Plugin = (query, input, lowering) => {
  const [bag, given] = query.args as [Argument | undefined, Argument | undefined];
  if (bag?.kind !== 'column') return refuse('KQL2007', query.span, 'bag_unpack', 'a dynamic column', 'an expression');
  const unknown = [...query.named.keys()].find((name) => name !== 'OutputColumnPrefix');
  if (unknown) return refuse('KQL2006', query.span, 'evaluate bag_unpack', `its argument \`${unknown}\` is not read.`);
  const prefixArg = given ?? query.named.get('OutputColumnPrefix');
  const prefix = prefixArg?.kind === 'literal' ? String(prefixArg.value) : '';
  const known = new Set(input.columns.filter((each) => each.name !== bag.name).map((each) => each.name));
  const fresh = query.columns.filter((each) => !known.has(each.name) && each.name !== bag.name);
  if (fresh.length === 0)
    return refuse(
      'KQL2006',
      query.span,
      'evaluate bag_unpack',
      'its columns depend on the rows; write them out, as in `evaluate bag_unpack(Bag) : (*, Name: string)`.',
    );
  const source = lowerExpr(bag, scopeOf(input, lowering));
  const computed: Computed[] = [];
  const columns = fresh.map((each): ScopeColumn => {
    const key = each.name.startsWith(prefix) ? each.name.slice(prefix.length) : each.name;
    const id = lowering.context.ids.next(each.name);
    computed.push({ id, expr: convertTo(each.type, stepInto(source, key)).node });
    return { ...each, id };
  });
  const plan = { kind: 'compute' as const, input: input.plan, columns: computed };
  return {
    ...input,
    plan,
    columns: placeColumns(
      query.columns.map((each) => each.name),
      columns,
      input.columns,
    ),
  };
};

/** `ipv4_lookup`: each address meets the rows of a table whose network holds it; the table is read once, as one array. */
const ipv4Lookup: Plugin = (query, input, lowering) => {
  const [address, network, ...extra] = query.args;
  if (!query.table || address?.kind === undefined || network?.kind !== 'column' || extra.length > 0)
    return refuse('KQL2006', query.span, 'evaluate ipv4_lookup', 'it takes a table, an address and a network column.');
  if (address.kind === 'star' || address.kind === 'type')
    return refuse('KQL2007', query.span, 'ipv4_lookup', 'an address', `\`${address.kind}\``);
  const { context } = lowering;
  context.warn('ipv4_lookup', 'an address that lies in several networks meets each of them.', query.span);
  const rows = networksOf(lowering.lower(query.table), network, lowering);
  const of = ipv4(asText(lowerExpr(address, scopeOf(input, lowering))));
  const [numberId, prefixId, foundId, rowId] = ['ip_number', 'ip_prefix', 'ip_networks', 'ip_network'].map((name) =>
    context.ids.next(name),
  ) as [string, string, string, string];
  const prefix = (row: SqlNode): SqlNode => sql`least(${column(prefixId)}, tupleElement(${row}, 2))`;
  const holds = lambda(
    1,
    (row) =>
      sql`ifNull(${masked(column(numberId), prefix(row))} = ${masked(sql`tupleElement(${row}, 1)`, prefix(row))}, 0)`,
  );
  const numbered: Plan = {
    kind: 'compute',
    input: input.plan,
    columns: [
      { id: numberId, expr: of.number },
      { id: prefixId, expr: of.prefix },
    ],
  };
  const found = [{ id: foundId, expr: sql`arrayFilter(${holds}, ${rows.all})` }];
  const unmatched = query.named.get('return_unmatched');
  const unnest: Plan = {
    kind: 'unnest',
    input: { kind: 'compute', input: numbered, columns: found },
    arrays: [{ id: rowId, expr: column(foundId) }],
    keepsEmpty: unmatched?.kind === 'literal' && unmatched.value === true,
  };
  const fresh = rows.columns.map((each) => ({ ...each, id: context.ids.next(each.name) }));
  const computed = fresh.map(
    (each, index): Computed => ({ id: each.id, expr: sql`tupleElement(${column(rowId)}, ${integer(index + 3)})` }),
  );
  const names = query.columns.map((each) => each.name);
  return {
    ...input,
    plan: { kind: 'compute', input: unnest, columns: computed },
    columns: [...input.columns, ...fresh].map((each, index) => ({ ...each, name: names[index] ?? each.name })),
    order: null,
  };
};

/** The rows of a lookup table as one array of tuples: the network's number, its prefix and the columns. */
function networksOf(
  table: Relation,
  network: Expr,
  lowering: Lowering,
): { readonly all: SqlNode; readonly columns: readonly ScopeColumn[] } {
  const of = ipv4(asText(lowerExpr(network, scopeOf(table, lowering))));
  const [numberId, prefixId, rowsId] = ['network_number', 'network_prefix', 'networks'].map((name) =>
    lowering.context.ids.next(name),
  ) as [string, string, string];
  const plan: Plan = {
    kind: 'compute',
    input: table.plan,
    columns: [
      { id: numberId, expr: of.number },
      { id: prefixId, expr: of.prefix },
    ],
  };
  const valid: Plan = { kind: 'filter', input: plan, predicate: sql`isNotNull(${column(numberId)})` };
  const cells = [numberId, prefixId, ...table.columns.map((each) => each.id)].map((id) => column(id));
  const grouped: Plan = {
    kind: 'aggregate',
    input: valid,
    keys: [],
    aggregates: [{ id: rowsId, expr: sql`groupArray(tuple(${list(cells)}))` }],
  };
  const columns = table.columns.map(({ name, type, id }) => ({ name, type, id }));
  return { all: { kind: 'query', plan: grouped, column: rowsId }, columns };
}

const PLUGINS: Readonly<Record<string, Plugin>> = Object.freeze({ bag_unpack: bagUnpack, ipv4_lookup: ipv4Lookup });
export const pluginNames: readonly string[] = Object.keys(PLUGINS);

export function lowerEvaluate(query: QueryOf<'evaluate'>, lowering: Lowering): Relation {
  const plugin = Object.hasOwn(PLUGINS, query.plugin) ? PLUGINS[query.plugin] : undefined;
  if (!plugin) return refuse('KQL2004', query.span, query.plugin);
  return plugin(query, lowering.lower(query.input), lowering);
}
