import { asText } from '../functions/convert.ts';
import { type Haystack, has, hasAny, haystackOf, type Needle } from '../functions/terms.ts';
import { needleOf } from '../functions/text-operators.ts';
import { lambda, type SqlNode, shared, sql } from '../sql/node.ts';
import { columnValue, type Relation } from './scope.ts';
import { literal, type Value } from './value.ts';

/** `has_any` and `has_all` of items. Source: https://learn.microsoft.com/kusto/query/has-any-operator */
export function hasTermsOf(left: Value, items: readonly Value[], isAny: boolean): SqlNode {
  const of = sharedHaystack(left);
  const needles = items.flatMap(needlesOf);
  const lists = items.filter(isLateList).map((item) => testOfList(of, item, isAny));
  if (needles.length + lists.length === 0) return isAny ? sql`0` : sql`1`;
  const known = isAny && needles.length > 0 ? [hasAny(of, needles)] : needles.map((each) => has(of, each));
  const tests = [...known, ...lists];
  return sql`(${tests.reduce((all, each) => (isAny ? sql`${all} OR ${each}` : sql`${all} AND ${each}`))})`;
}

/** The same of the texts of a table's first column, gathered once. */
export function hasTermsOfQuery(left: Value, relation: Relation, isAny: boolean): SqlNode {
  const { node } = sharedHaystack(left);
  const [first] = relation.columns;
  if (!first) return isAny ? sql`0` : sql`1`;
  const id = `${first.id}_terms`;
  const terms = sql`groupUniqArray(${asText(columnValue(first))})`;
  const plan = { kind: 'aggregate' as const, input: relation.plan, keys: [], aggregates: [{ id, expr: terms }] };
  const test = lambda(1, (term) => has({ node }, { node: term, literal: null }));
  return ofEach(isAny, test, { kind: 'query', plan, column: id });
}

function sharedHaystack(left: Value): Haystack {
  const of = haystackOf(left);
  return { ...of, node: shared(of.node) };
}

const ofEach = (isAny: boolean, test: SqlNode, array: SqlNode): SqlNode =>
  isAny ? sql`arrayExists(${test}, ${array})` : sql`arrayAll(${test}, ${array})`;

/** A list that is known only as the query runs: one test over its elements. */
const isLateList = (item: Value): boolean => item.type === 'dynamic' && typeof item.literal !== 'string';

function testOfList({ node }: Haystack, item: Value, isAny: boolean): SqlNode {
  const elements = sql`JSONExtractArrayRaw(ifNull(${item.node}, '[]'))`;
  const test = lambda(1, (raw) => has({ node }, { node: sql`JSONExtractString(${raw})`, literal: null }));
  return ofEach(isAny, test, elements);
}

/** The needles of an item that is known: one, or those of a list. */
function needlesOf(item: Value): Needle[] {
  if (isLateList(item)) return [];
  if (item.type !== 'dynamic') return [needleOf(item)];
  const parsed: unknown = JSON.parse(String(item.literal));
  return (Array.isArray(parsed) ? parsed : [parsed]).map((each) =>
    needleOf(literal('string', typeof each === 'string' ? each : JSON.stringify(each))),
  );
}
