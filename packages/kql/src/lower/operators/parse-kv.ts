import type { QueryOf } from '../../ast.ts';
import { asText, convertTo } from '../../functions/convert.ts';
import type { Computed } from '../../plan/plan.ts';
import { column, sql, text } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { value } from '../value.ts';
import { placeColumns } from './rows.ts';
import { scopeOf } from './sources.ts';

const escapeRegex = (of: string): string => of.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&');

/** `parse-kv` with both delimiters: the first pair with a key gives its value, quotes around it aside. */
export function lowerParseKv(query: QueryOf<'parsekv'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  const of = asText(lowerExpr(query.expr, scopeOf(input, lowering)));
  const { pairDelimiter, keyDelimiter, quote } = query;
  const quoted = text(
    `(?:${escapeRegex(quote)}[^${escapeRegex(quote)}]*${escapeRegex(quote)}|[^${escapeRegex(quote + pairDelimiter)}])+`,
  );
  const pairs = quote === '' ? sql`splitByString(${text(pairDelimiter)}, ${of})` : sql`extractAll(${of}, ${quoted})`;
  const pairsId = lowering.context.ids.next('pairs');
  const delimiter = text(keyDelimiter);
  const columns: ScopeColumn[] = [];
  const computed = query.keys.map(({ name, type }): Computed => {
    const isKey = sql`position(_p, ${delimiter}) > 0 AND trimBoth(substring(_p, 1, position(_p, ${delimiter}) - 1)) = ${text(name)}`;
    const pair = sql`arrayFirst(_p -> ${isKey}, ${column(pairsId)})`;
    const raw = sql`if(empty(${pair}), '', substring(${pair}, position(${pair}, ${delimiter}) + length(${delimiter})))`;
    const bare =
      quote === ''
        ? raw
        : sql`replaceRegexpOne(${raw}, ${text(`^${escapeRegex(quote)}(.*)${escapeRegex(quote)}$`)}, '\\\\1')`;
    const id = lowering.context.ids.next(name);
    columns.push({ name, type, id });
    return { id, expr: convertTo(type, value(bare, 'string')).node };
  });
  const plan = { kind: 'compute' as const, input: input.plan, columns: [{ id: pairsId, expr: pairs }, ...computed] };
  return {
    ...input,
    plan,
    columns: placeColumns(
      query.columns.map((each) => each.name),
      columns,
      input.columns,
    ),
  };
}
