import type { Argument, QueryOf } from '../../ast.ts';
import { convertTo } from '../../functions/convert.ts';
import type { Computed } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { stepInto } from '../value.ts';
import { placeColumns } from './rows.ts';
import { scopeOf } from './sources.ts';

type Plugin = (query: QueryOf<'evaluate'>, input: Relation, lowering: Lowering) => Relation;

/** `bag_unpack` with the schema written out: without it the columns would depend on the rows. */
const bagUnpack: Plugin = (query, input, lowering) => {
  const [bag, prefixArg] = query.args as [Argument | undefined, Argument | undefined];
  if (bag?.kind !== 'column') return refuse('KQL2007', query.span, 'bag_unpack', 'a dynamic column', 'an expression');
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

const PLUGINS: Readonly<Record<string, Plugin>> = Object.freeze({ bag_unpack: bagUnpack });
export const pluginNames: readonly string[] = Object.keys(PLUGINS);

export function lowerEvaluate(query: QueryOf<'evaluate'>, lowering: Lowering): Relation {
  const plugin = Object.hasOwn(PLUGINS, query.plugin) ? PLUGINS[query.plugin] : undefined;
  if (!plugin) return refuse('KQL2004', query.span, query.plugin);
  return plugin(query, lowering.lower(query.input), lowering);
}
