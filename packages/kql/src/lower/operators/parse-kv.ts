import type { QueryOf } from '../../ast.ts';
import type { KeyValueForm, Quotes } from '../../ast-parse-kv.ts';
import { asText, convertTo } from '../../functions/convert.ts';
import { checkedRegex } from '../../functions/text-operators.ts';
import type { Computed } from '../../plan/plan.ts';
import { integer } from '../../sql/build.ts';
import { column, type SqlNode, sql, text } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { type Value, value } from '../value.ts';
import { placeColumns } from './rows.ts';
import { scopeOf } from './sources.ts';

const escapeRegex = (of: string): string => of.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&');
const SPACES = [' ', '\t', '\r', '\n'];
/** Stand for delimiters of several characters while a text is read. */
const [PAIR_MARK, KEY_MARK] = ['\x01', '\x02'];

/** An array of keys and, at the same places, of their values. */
interface Pairs {
  readonly keys: SqlNode;
  readonly values: SqlNode;
}

/** `parse-kv`: the first pair with a key gives its value. Source: https://learn.microsoft.com/kusto/query/parse-kv-operator (read 2026-11-21). */
export function lowerParseKv(query: QueryOf<'parsekv'>, lowering: Lowering): Relation {
  const { context } = lowering;
  const input = lowering.lower(query.input);
  const of = lowerExpr(query.expr, scopeOf(input, lowering));
  const steps: Computed[] = [];
  const keep = (name: string, expr: SqlNode): SqlNode => {
    const id = context.ids.next(name);
    steps.push({ id, expr });
    return column(id);
  };
  const find = finderOf(query.form, keep('text', asText(of)), keep, of);
  const columns: ScopeColumn[] = [];
  const computed = query.keys.map(({ name, type }): Computed => {
    const id = context.ids.next(name);
    columns.push({ name, type, id });
    return { id, expr: convertTo(type, value(find(name), 'string')).node };
  });
  return {
    ...input,
    plan: { kind: 'compute', input: input.plan, columns: [...steps, ...computed] },
    columns: placeColumns(query, columns, input.columns),
  };
}

type Keep = (name: string, expr: SqlNode) => SqlNode;

/** How the value of a key is found in the text: among its pairs, or where nothing delimits pairs by the key itself. */
function finderOf(form: KeyValueForm, of: SqlNode, keep: Keep, source: Value): (name: string) => SqlNode {
  if (form.kind === 'any delimiter') return (name) => anyDelimiterValue(name, form, of);
  const pairs = form.kind === 'regex' ? regexPairs(form.regex, of, keep, source) : delimitedPairs(form, of, keep);
  const keys = keep('pair_keys', trimmed(pairs.keys));
  const values = keep('pair_values', pairs.values);
  return (name) => sql`arrayElement(${values}, indexOf(${keys}, ${text(name)}))`;
}

function regexPairs(regex: string, of: SqlNode, keep: Keep, source: Value): Pairs {
  const found = keep('pairs', sql`extractAllGroupsVertical(${of}, ${text(checkedRegex(regex, source))})`);
  return { keys: sql`arrayMap(_g -> _g[1], ${found})`, values: trimmed(sql`arrayMap(_g -> _g[2], ${found})`) };
}

type Delimited = Extract<KeyValueForm, { kind: 'delimiters' }>;

function delimitedPairs(form: Delimited, of: SqlNode, keep: Keep): Pairs {
  const [pair, key] = [form.pair.length === 1 ? form.pair : PAIR_MARK, form.key.length === 1 ? form.key : KEY_MARK];
  const replaced = [
    { from: form.pair, to: pair },
    { from: form.key, to: key },
  ].filter(({ from, to }) => from !== to);
  const swap = (node: SqlNode, isBack: boolean): SqlNode =>
    replaced.reduce(
      (all, { from, to }) => sql`replaceAll(${all}, ${text(isBack ? to : from)}, ${text(isBack ? from : to)})`,
      node,
    );
  const marked = replaced.length > 0 ? keep('marked', swap(of, false)) : of;
  if (form.isGreedy) return greedyPairs(pair, key, marked, keep, (node) => swap(node, true));
  return quotedPairs(delimitedPattern(pair, key, form.quotes, form.escapes), form, marked, keep, (node) =>
    swap(node, true),
  );
}

/** Groups of a pattern: keys in each kind of quotes and bare, then values in each kind of quotes and bare. */
function quotedPairs(
  pattern: string,
  form: { readonly quotes: readonly Quotes[]; readonly escapes: readonly string[] },
  of: SqlNode,
  keep: Keep,
  restore: (node: SqlNode) => SqlNode,
): Pairs {
  const found = keep('pairs', sql`extractAllGroupsVertical(${of}, ${text(pattern)})`);
  const width = form.quotes.length + 1;
  const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);
  const joined = (at: readonly number[]): SqlNode =>
    at.length === 0
      ? sql`''`
      : at.map((each) => sql`_g[${integer(each)}]`).reduce((all, each) => sql`concat(${all}, ${each})`);
  const bare = sql`trim(BOTH ' \\t\\r\\n' FROM _g[${integer(2 * width)}])`;
  const quoted = withoutEscapes(joined(range(width + 1, width - 1)), form.escapes);
  const key = sql`concat(${withoutEscapes(joined(range(1, width - 1)), form.escapes)}, _g[${integer(width)}])`;
  return {
    keys: sql`arrayMap(_g -> ${restore(key)}, ${found})`,
    values: sql`arrayMap(_g -> ${restore(sql`concat(${quoted}, ${bare})`)}, ${found})`,
  };
}

const withoutEscapes = (node: SqlNode, escapes: readonly string[]): SqlNode =>
  escapes.length === 0
    ? node
    : sql`replaceRegexpAll(${node}, ${text(`[${escapes.map(escapeRegex).join('')}](.)`)}, '\\\\1')`;

/** A text in quotes, in which an escape stands before a character that would end it. */
function quotedPattern({ open, close }: Quotes, escapes: readonly string[]): string {
  const marks = escapes.map(escapeRegex).join('');
  const body = marks === '' ? `[^${escapeRegex(close)}]*` : `(?:[^${escapeRegex(close)}${marks}]|[${marks}].)*`;
  return `${escapeRegex(open)}(${body})${escapeRegex(close)}`;
}

function delimitedPattern(pair: string, key: string, quotes: readonly Quotes[], escapes: readonly string[]): string {
  const space = `[${SPACES.filter((each) => each !== pair && each !== key).join('')}]*`;
  const quoted = quotes.map((each) => quotedPattern(each, escapes));
  const [p, k] = [escapeRegex(pair), escapeRegex(key)];
  const keys = [...quoted, `([^${p}${k}]+)`].join('|');
  const values = [...quoted.map((each) => `${each}${space}`), `([^${p}]*)`].join('|');
  return `(?s)(?:^|${p})${space}(?:${keys})${space}${k}${space}(?:${values})`;
}

/** The first place where a key stands as a word or in quotes, other characters after it, and then a word or a text in quotes. */
function anyDelimiterValue(name: string, form: Extract<KeyValueForm, { kind: 'any delimiter' }>, of: SqlNode): SqlNode {
  const closes = form.quotes.map(({ close }) => escapeRegex(close)).join('');
  const opens = form.quotes.map(({ open }) => escapeRegex(open)).join('');
  const quoted = form.quotes.map((each) => quotedPattern(each, form.escapes));
  const end = closes === '' ? '' : `[${closes}]?`;
  const values = [...quoted, '([\\p{L}\\p{N}]+)'].join('|');
  const pattern = `(?s)(?:^|[^\\p{L}\\p{N}])${escapeRegex(name)}${end}[^\\p{L}\\p{N}${opens}]+(?:${values})`;
  const found = sql`extractGroups(${of}, ${text(pattern)})`;
  const inQuotes = sql`arrayStringConcat(arrayPopBack(${found}))`;
  return sql`concat(${withoutEscapes(inQuotes, form.escapes)}, arrayElement(${found}, -1))`;
}

/** Values between one key and the next. */
function greedyPairs(pair: string, key: string, of: SqlNode, keep: Keep, restore: (node: SqlNode) => SqlNode): Pairs {
  const [p, k] = [escapeRegex(pair), escapeRegex(key)];
  const pattern = text(`(?s)(?:^|${p})([^${p}${k}]+)${k}`);
  const found = keep('pairs', sql`extractAllGroupsVertical(${of}, ${pattern})`);
  const rest = keep('rest', sql`splitByChar('\\x03', replaceRegexpAll(${of}, ${pattern}, '\\x03'))`);
  return {
    keys: sql`arrayMap(_g -> ${restore(sql`_g[1]`)}, ${found})`,
    values: trimmed(sql`arrayMap(_v -> ${restore(sql`_v`)}, arraySlice(${rest}, 2))`),
  };
}

const trimmed = (values: SqlNode): SqlNode => sql`arrayMap(_v -> trim(BOTH ' \\t\\r\\n' FROM _v), ${values})`;
