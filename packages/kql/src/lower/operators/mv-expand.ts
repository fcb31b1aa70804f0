import type { MvColumn, QueryOf } from '../../ast.ts';
import { asCount, asDynamic, convertTo, jsonString } from '../../functions/convert.ts';
import { arrayTexts, jsonBag } from '../../functions/json.ts';
import type { Computed, ElementBags, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { integer } from '../../sql/build.ts';
import { rawPairs } from '../../sql/json-reals.ts';
import { column, lambda, list, type SqlNode, shared, sql, text } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { type Value, value } from '../value.ts';
import { findEmptyGroups, type Grouped, lowerBody, readsGroupAgain } from './groups.ts';
import { placeColumns } from './rows.ts';
import { scopeOf } from './sources.ts';

/** What a value expands to. Mostly it is an array: the text that holds it is then read once, and what follows is not computed. */
function elements(of: Value, isArray: boolean): SqlNode {
  const { path } = of;
  if (!path || path.keys.some((key) => typeof key !== 'string')) return elementsOfAny(of, isArray);
  const steps = path.keys.map((key) => text(String(key)));
  const root = shared(sql`ifNull(${path.root}, '')`);
  const direct = shared(steps.length === 0 ? arrayTexts(root) : sql`JSONExtractArrayRaw(${list([root, ...steps])})`);
  return sql`if(notEmpty(${direct}), ${direct}, ${elementsOfAny(of, isArray)})`;
}

/** What a value expands to, each element as texts of its members. An array of bags is read once, its elements no more. */
function elementBags(of: Value, items: SqlNode, limited: (items: SqlNode) => SqlNode): ElementBags['itemsOf'] | null {
  const { path } = of;
  if (!path || path.keys.some((key) => typeof key !== 'string')) return null;
  const steps = path.keys.map((key) => text(String(key)));
  const root = shared(sql`ifNull(${path.root}, '')`);
  const direct = (type: SqlNode): SqlNode => shared(sql`JSONExtract(${list([root, ...steps, type])})`);
  const maps = direct(sql`'Array(Map(String, String))'`);
  const eachAsMap = sql`arrayMap(${lambda(1, (item) => sql`JSONExtract(${item}, 'Map(String, String)')`)}, ${items})`;
  const allAsMaps = sql`if(notEmpty(${maps}), ${maps}, ${eachAsMap})`;
  return (keys) => {
    if (!keys) return limited(allAsMaps);
    const type = text(`Array(Tuple(${keys.map((key) => `\`${key}\` Nullable(String)`).join(', ')}))`);
    const tuples = direct(type);
    const asTuple = lambda(1, (map) => sql`tuple(${list(keys.map((key) => sql`${map}[${text(key)}]`))})`);
    // Not `AND`, which would read the JSON twice.
    const isBags = sql`bitAnd(${holdsNoArrays(root, steps.length === 0)}, notEmpty(${tuples}))`;
    return limited(sql`if(${isBags}, ${tuples}, CAST(arrayMap(${asTuple}, ${allAsMaps}), ${type}))`);
  };
}

/**
 * Whether of the arrays in a JSON text none is an element of another, by their brackets: all but the first stand behind a colon. The
 * engine would read such an element as a tuple by places. Another way to write a bag may fail the test, and is then read as a map.
 */
const holdsNoArrays = (json: SqlNode, isArray: boolean): SqlNode =>
  sql`(countSubstrings(${json}, '[') = countSubstrings(${json}, ':[') + countSubstrings(${json}, ': [') + ${integer(isArray ? 1 : 0)})`;

/** Elements of an array, entries of a bag one by one, or the value itself. */
function elementsOfAny(of: Value, isArray: boolean): SqlNode {
  const once = shared(asDynamic(of));
  const entry = isArray ? sql`concat('[', ${jsonString(sql`_kv.1`)}, ',', _kv.2, ']')` : jsonBag(sql`[_kv]`);
  const pairs = sql`arrayMap(_kv -> ${entry}, ${rawPairs(sql`ifNull(${once}, '')`)})`;
  const type = shared(sql`toString(ifNull(JSONType(${once}), 'Null'))`);
  return sql`multiIf(${type} = 'Array', ${arrayTexts(sql`ifNull(${once}, '')`)}, ${type} = 'Object', ${pairs}, [ifNull(${once}, 'null')])`;
}

interface Expansion {
  readonly relation: Relation;
  readonly columns: readonly ScopeColumn[];
}

/** Unnests the values side by side; a shorter one is filled up with nulls. */
function expand(query: QueryOf<'mvexpand'> | QueryOf<'mvapply'>, input: Relation, lowering: Lowering): Expansion {
  const { context } = lowering;
  const scope = scopeOf(input, lowering);
  const isArray = query.kind === 'mvexpand' && query.isArray;
  const limit = query.limit ? shared(sql`toUInt64(${asCount(lowerExpr(query.limit, scope))})`) : null;
  const parts = query.values.map((each) => ({
    each,
    id: context.ids.next(`${each.name}_items`),
    elementId: context.ids.next(`${each.name}_item`),
    of: lowerExpr(each.expr, scope),
  }));
  const limited = (items: SqlNode): SqlNode => (limit ? sql`arraySlice(${items}, 1, ${limit})` : items);
  const arrays: Computed[] = parts.map(({ id, of }) => ({ id, expr: limited(elements(of, isArray)) }));
  const size = shared(sql`arrayMax([${list(parts.map(({ id }) => sql`length(${column(id)})`))}])`);
  const filled = parts.map(
    ({ id, elementId }): Computed => ({
      id: elementId,
      expr: parts.length === 1 ? column(id) : sql`arrayResize(${column(id)}, ${size}, 'null')`,
    }),
  );
  const indexId = query.indexColumn ? context.ids.next(query.indexColumn) : null;
  const counted: Computed[] = indexId
    ? [...filled, { id: indexId, expr: sql`range(toInt64(assumeNotNull(${size})))` }]
    : filled;
  const typed = parts.map(({ each, elementId }) => typedElement(each, elementId, lowering));
  const bagsOf = (): { readonly bags?: ElementBags } => {
    const [part, value] = [parts[0], typed[0]];
    if (parts.length > 1 || !part || !value || part.each.type !== 'dynamic') return {};
    const itemsOf = elementBags(part.of, elements(part.of, isArray), limited);
    const { id: itemsId, elementId } = part;
    return itemsOf ? { bags: { itemsId, elementId, valueId: value.computed.id, itemsOf } } : {};
  };
  const unnest: Plan = {
    kind: 'unnest',
    input: { kind: 'compute', input: input.plan, columns: arrays },
    arrays: counted,
    keepsEmpty: false,
    ...bagsOf(),
  };
  const plan: Plan = { kind: 'compute', input: unnest, columns: typed.map(({ computed }) => computed) };
  const fresh: ScopeColumn[] = typed.map(({ column: each }) => each);
  if (indexId && query.indexColumn) fresh.push({ name: query.indexColumn, type: 'long', id: indexId });
  return { relation: { ...input, plan }, columns: fresh };
}

function typedElement(
  each: MvColumn,
  elementId: string,
  lowering: Lowering,
): { readonly computed: Computed; readonly column: ScopeColumn } {
  const raw = value(sql`nullIf(${column(elementId)}, 'null')`, 'dynamic');
  const id = lowering.context.ids.next(each.name);
  return { computed: { id, expr: convertTo(each.type, raw).node }, column: { name: each.name, type: each.type, id } };
}

export function lowerMvExpand(query: QueryOf<'mvexpand'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  const { relation, columns } = expand(query, input, lowering);
  return {
    ...relation,
    columns: placeColumns(query, columns, input.columns),
  };
}

const hasName = (columns: readonly { readonly name: string }[], name: string): boolean =>
  columns.some((each) => each.name === name);

/** Operators that work on each row alone need nothing more inside `mv-apply`; these need the row that they belong to. */
export function lowerMvApply(query: QueryOf<'mvapply'>, lowering: Lowering): Relation {
  const input = lowering.lower(query.input);
  const lost = findEmptyGroups(query.body);
  if (lost) lowering.context.warn('mv-apply', 'a row of whose elements the filter leaves none is left out.', lost.span);
  const rowId = lowering.context.ids.next('row_position');
  const numbered: Relation = { ...input, plan: { kind: 'number', input: input.plan, id: rowId } };
  const { relation, columns } = expand(query, numbered, lowering);
  const stands = ({ name }: ScopeColumn): boolean => !hasName(columns, name);
  // What an expanded value hides inside comes out again where the body gives no column of its name.
  const returns = ({ name }: ScopeColumn): boolean =>
    hasName(query.columns, name) && !hasName(query.body.columns, name);
  const inner: Relation = { ...relation, columns: [...input.columns.filter(stands), ...columns] };
  const outer = input.columns.filter((each) => stands(each) || returns(each));
  if (readsGroupAgain(query.body)) return refuse('KQL2001', query.body.span, 'as` inside `mv-apply');
  const rows: Grouped = { relation: inner, group: { rowId, outer, operator: 'mv-apply' } };
  const { relation: body, group } = lowerBody(query.body, rows, lowering);
  const { groupId: _groupId, ...result } = body;
  return {
    ...result,
    columns: placeColumns(query, result.columns, group.outer),
    order: null,
    ...(input.groupId === undefined ? {} : { groupId: input.groupId }),
  };
}
