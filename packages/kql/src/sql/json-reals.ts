import { lambda, partsOf, type SqlNode, shared, sql, text, using } from './node.ts';

/*
 * ClickHouse prints the real `1.0` inside of JSON as `1`, which is a long. JSON that holds such a real is read with its whole reals as
 * texts that begin with a mark, which is taken away from what was read.
 */

/** A real without a fraction as programs write it, outside quotes for all that a pattern can tell. */
const WHOLE_REAL = text('(?:^|[:,[])[ \\t\\r\\n]*-?[0-9]+(?:[.]0+(?:[^0-9.]|$)|[.]?[0-9]*[eE][+])');

export const hasWholeReal = (json: SqlNode): SqlNode =>
  sql`multiSearchAny(${json}, ['.0', 'e+', 'E+']) AND match(${json}, ${WHOLE_REAL})`;

/** Of the private use of Unicode; a text of rows with it, followed by digits alone, is taken for a number. */
const MARK = '\ue000';
const TEXT_OR_NOT = text('"(?:[^"\\\\]|\\\\.)*"|[^"]+');
const REAL_AND_NEXT = text('(-?[0-9]+(?:[.]0+|[.]?[0-9]*[eE][+][0-9]+))([^0-9.eE]|$)');
const MARKED_AND_NEXT = text(`"${MARK}\\1"\\2`);
const MARKED = text(`"${MARK}([-+.0-9eE]+)"`);

const marked = (json: SqlNode): SqlNode => {
  const mark = lambda(
    1,
    (token) =>
      sql`if(startsWith(${token}, '"'), ${token}, replaceRegexpAll(${token}, ${REAL_AND_NEXT}, ${MARKED_AND_NEXT}))`,
  );
  return sql`arrayStringConcat(arrayMap(${mark}, extractAll(${json}, ${TEXT_OR_NOT})))`;
};
const unmarked = (json: SqlNode): SqlNode => sql`replaceRegexpAll(${json}, ${MARKED}, ${text('\\1')})`;

const isAtom = ({ kind }: SqlNode): boolean => kind === 'column' || kind === 'parameter' || kind === 'variable';

/** Reads JSON that is not null, and what was read of it with its marks. A large expression is computed once. */
function keepingReals(json: SqlNode, read: (json: SqlNode) => SqlNode, show: (found: SqlNode) => SqlNode): SqlNode {
  const build = (one: SqlNode): SqlNode => sql`if(${hasWholeReal(one)}, ${show(read(marked(one)))}, ${read(one)})`;
  return isAtom(json) || partsOf(json).every(isAtom) ? build(shared(json)) : using(json, build);
}

/** The raw JSON texts of the elements of an array. */
export const rawElements = (json: SqlNode): SqlNode =>
  keepingReals(
    json,
    (one) => sql`JSONExtractArrayRaw(${one})`,
    (all) => sql`arrayMap(${lambda(1, unmarked)}, ${all})`,
  );

/** Keys and raw JSON texts of the members of a bag. */
export const rawPairs = (json: SqlNode): SqlNode =>
  keepingReals(
    json,
    (one) => sql`JSONExtractKeysAndValuesRaw(${one})`,
    (all) => sql`arrayMap(${lambda(1, (pair) => sql`(${pair}.1, ${unmarked(sql`${pair}.2`)})`)}, ${all})`,
  );

/** The raw JSON text of a member or an element, empty where there is none. */
export const rawMember = (json: SqlNode, key: SqlNode): SqlNode =>
  keepingReals(json, (one) => sql`JSONExtractRaw(${one}, ${key})`, unmarked);
