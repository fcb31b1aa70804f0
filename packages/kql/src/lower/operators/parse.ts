import type { ParsePart, QueryOf } from '../../ast.ts';
import { asText, convertTo } from '../../functions/convert.ts';
import { checkedRegex } from '../../functions/text-operators.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { integer } from '../../sql/build.ts';
import { column, nullOf, type SqlNode, sql, text } from '../../sql/node.ts';
import type { KustoType } from '../../types.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { LowerContext, Relation, ScopeColumn } from '../scope.ts';
import { value } from '../value.ts';
import { formOf, splitByTexts, type TakenApart } from './parse-split.ts';
import { placeColumns } from './rows.ts';
import { scopeOf } from './sources.ts';

type Parse = QueryOf<'parse'>;

const escapeRegex = (of: string): string => of.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

/** What a capture of a type may hold. Source: https://learn.microsoft.com/kusto/query/parse-operator, regex mode. */
const CAPTURES: Partial<Record<KustoType, string>> = Object.freeze({
  long: '[ ]*(-?\\d+)[ ]*',
  int: '[ ]*(-?\\d+)[ ]*',
  real: '[ ]*([-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?)[ ]*',
  decimal: '[ ]*([-+]?\\d*\\.?\\d+)[ ]*',
  bool: '[ ]*(true|false|0|1)[ ]*',
});

const ungrouped = (pattern: string): string => pattern.replaceAll('(?:', '(').replaceAll('(', '(?:');

const groupsIn = (pattern: string): number =>
  (
    pattern
      .replace(/\\./g, '')
      .replace(/\[[^\]]*\]/g, '')
      .match(/\((?!\?)|\(\?P?</g) ?? []
  ).length;

interface Pattern {
  readonly regex: string;
  /** Number of the group that each capture reads. */
  readonly groups: readonly number[];
}

/** Shape: the parts and mode of a `parse`. */
export function patternOf(query: Parse): Pattern {
  const groups: number[] = [];
  let count = 0;
  const parts = query.parts.map((part: ParsePart, index) => {
    const isLast = index === query.parts.length - 1;
    const isGreedy = query.mode === 'regex' || isLast;
    if (part.kind === 'skip') return isGreedy ? '.*' : '.*?';
    if (part.kind === 'text') {
      count += query.mode === 'regex' ? groupsIn(part.value) : 0;
      return query.mode === 'regex' ? `(?:${checkedRegex(part.value, query)})` : escapeRegex(part.value);
    }
    count += 1;
    groups.push(count);
    const any = isGreedy ? '.*' : '.*?';
    const typed = CAPTURES[part.type];
    // A relaxed capture takes a value of its type where one stands, and any text, which becomes null, where none does.
    return typed ? (query.mode === 'relaxed' ? `(${ungrouped(typed)}|${any})` : typed) : `(${any})`;
  });
  const flags = query.mode === 'regex' ? query.flags.replace(/[^imsU]/g, '') : 's';
  const prefix = query.mode === 'regex' ? `(?-s)${flags ? `(?${flags})` : ''}` : '(?s)';
  if (query.mode === 'regex') return { regex: `${prefix}^${parts.join('')}`, groups };
  return { regex: `${prefix}${anchored(parts)}`, groups };
}

/**
 * A form that the whole text has. What a leading or closing `*` may hold is any text, so there the form begins or ends anywhere
 * as well: the engine then looks for the first text of the form, in the place of trying the form at each place.
 */
function anchored(parts: readonly string[]): string {
  const isOpen = parts.length > 2;
  const [first, last] = [isOpen && parts[0] === '.*?', isOpen && parts.at(-1) === '.*'];
  return `${first ? '' : '^'}${parts.slice(first ? 1 : 0, last ? -1 : undefined).join('')}${last ? '' : '$'}`;
}

/** A text taken apart by one regular expression. */
function matchRegex(query: Parse, of: SqlNode, { ids }: LowerContext): TakenApart {
  const { regex, groups } = patternOf(query);
  const id = ids.next('parsed');
  const expr =
    groups.length === 0 ? sql`if(match(${of}, ${text(regex)}), [''], [])` : sql`extractGroups(${of}, ${text(regex)})`;
  const captures = groups.map((group) => sql`arrayElement(${column(id)}, ${integer(group)})`);
  return { computed: [{ id, expr }], hasForm: sql`notEmpty(${column(id)})`, captures };
}

/** The engine looks for texts several times as fast as for a regular expression, where each capture may hold any text. */
function takeApart(query: Parse, of: SqlNode, context: LowerContext): TakenApart {
  const isTyped = query.parts.some((part) => part.kind === 'capture' && CAPTURES[part.type] !== undefined);
  const form = query.mode === 'regex' || isTyped ? null : formOf(query.parts);
  if (!form) return matchRegex(query, of, context);
  const id = of.kind === 'column' ? of.id : context.ids.next('text');
  const { computed, ...taken } = splitByTexts(column(id), form, context.ids);
  return { ...taken, computed: of.kind === 'column' ? computed : [{ id, expr: of }, ...computed] };
}

/** `parse` reads columns out of a text; `parse-where` keeps only the rows where the text has the form. */
export function lowerParse(query: Parse, lowering: Lowering): Relation {
  const { context } = lowering;
  const input = lowering.lower(query.input);
  const of = asText(lowerExpr(query.expr, scopeOf(input, lowering)));
  const taken = takeApart(query, of, context);
  const captures = query.parts.flatMap((part) => (part.kind === 'capture' ? [part] : []));
  const typed = captures.map((part, index) => {
    const raw = value(taken.captures[index] ?? text(''), 'string');
    return { part, node: part.type === 'string' ? raw.node : convertTo(part.type, raw).node };
  });
  const strict = query.mode === 'simple' ? typed.filter(({ part }) => part.type !== 'string') : [];
  const isRead = strict
    .map(({ node }) => sql`isNotNull(${node})`)
    .reduce((all, each) => sql`${all} AND ${each}`, taken.hasForm);
  const allId = context.ids.next('is_parsed');
  const columns: ScopeColumn[] = [];
  const computed = typed.map(({ part, node }): Computed => {
    const id = context.ids.next(part.name);
    columns.push({ name: part.name, type: part.type, id });
    const isPlain = part.type === 'string' && strict.length === 0;
    return { id, expr: isPlain ? node : sql`if(${column(allId)}, ${node}, ${nullOf(part.type)})` };
  });
  const all: Computed = { id: allId, expr: isRead };
  const extended: Plan = { kind: 'compute', input: input.plan, columns: [...taken.computed, all, ...computed] };
  const plan: Plan = query.isFilter ? { kind: 'filter', input: extended, predicate: column(allId) } : extended;
  return {
    ...input,
    plan,
    columns: placeColumns(query, columns, input.columns),
  };
}
