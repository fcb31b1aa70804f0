import { stepInto, type Value } from '../lower/value.ts';
import { jsonPathSteps } from '../parse/json-path.ts';
import { refuse } from '../problems.ts';
import { list, type SqlNode, shared, sql } from '../sql/node.ts';
import { asJson, asText, compactJson, convertTo, jsonString } from './convert.ts';
import { arg, type Call, defineFunctions, withNames } from './define.ts';
import { elementsOf, elementTexts, isArray, isBag, jsonBag, jsonTexts, pairsOf } from './json.ts';

const members = (entries: readonly (readonly [SqlNode, SqlNode])[]): SqlNode =>
  entries.length === 0
    ? sql`'{}'`
    : sql`toNullable(concat('{', ${list(entries.map(([key, of], index) => (index === 0 ? sql`${jsonString(key)}, ':', ${of}` : sql`',', ${jsonString(key)}, ':', ${of}`)))}, '}'))`;

function pack(call: Call): SqlNode {
  const entries: [SqlNode, SqlNode][] = [];
  for (let index = 0; index + 1 < call.args.length; index += 2)
    entries.push([asText(arg(call, index)), asJson(arg(call, index + 1))]);
  return members(entries);
}

function packAll(call: Call): SqlNode {
  const isLean = call.args[0]?.literal === true;
  const columns = call.environment.columns();
  if (!isLean)
    return members(columns.map((each) => [asText({ node: jsonName(each.name), type: 'string' }), asJson(each.value)]));
  const pairs = list(columns.map((each) => sql`(${jsonName(each.name)}, assumeNotNull(${asJson(each.value)}))`));
  return jsonBag(sql`arrayFilter(_p -> _p.2 != 'null' AND _p.2 != '""', [${pairs}])`);
}

const jsonName = (name: string): SqlNode => ({ kind: 'parameter', type: 'String', value: name });

/** The first bag that has a key gives its value. */
function merge(call: Call): SqlNode {
  const all = shared(sql`arrayConcat(${list(call.args.map(pairsOf))})`);
  const names = sql`arrayMap(_p -> _p.1, ${all})`;
  return jsonBag(sql`arrayFilter((_p, _i) -> indexOf(${names}, _p.1) = _i, ${all}, arrayEnumerate(${all}))`);
}

function onBag(of: Value, build: (pairs: SqlNode) => SqlNode): SqlNode {
  const once = shared(of.node);
  return sql`if(${isBag(once)}, ${build(pairsOf({ node: once, type: 'dynamic' }))}, NULL)`;
}

function zip(call: Call): SqlNode {
  const [keys, values] = [shared(elementsOf(arg(call, 0))), shared(elementTexts(arg(call, 1)))];
  const isZipped = isArray(arg(call, 0).node);
  const positions = sql`range(1, length(${keys}) + 1)`;
  const pairs = sql`arrayMap(_i -> (JSONExtractString(${keys}[_i]), if(_i <= length(${values}), ${values}[_i], 'null')), ${positions})`;
  const texts = sql`arrayFilter((_p, _i) -> startsWith(${keys}[_i], '"'), ${pairs}, ${positions})`;
  return sql`if(${isZipped}, ${jsonBag(texts)}, NULL)`;
}

function extractJson(call: Call): SqlNode | Value {
  const [path, of] = [arg(call, 0), arg(call, 1)];
  const steps = typeof path.literal === 'string' ? jsonPathSteps(path.literal) : null;
  if (!steps)
    return refuse('KQL2007', call.span, call.name, 'a constant path such as `$.a.b[0]`', `\`${String(path.literal)}\``);
  const json = shared(asText(of));
  const whole = sql`if(isValidJSON(${json}), nullIf(${compactJson(json)}, 'null'), NULL)`;
  const root: Value = { node: whole, type: 'dynamic', path: { root: json, keys: [] } };
  const found = steps.reduce(stepInto, root);
  const wanted = call.raw.find((each) => each.kind === 'type');
  return wanted?.kind === 'type' ? convertTo(wanted.type, found) : asText(found);
}

export const bagFunctions = defineFunctions({
  ...withNames(['extract_json', 'extractjson'], extractJson),
  ...withNames(['bag_pack', 'pack', 'pack_dictionary'], pack),
  ...withNames(['pack_all', 'bag_pack_columns'], (call) =>
    call.name === 'pack_all' ? packAll(call) : packColumns(call),
  ),
  bag_keys: (call) => onBag(arg(call, 0), (pairs) => jsonTexts(sql`arrayMap(_p -> _p.1, ${pairs})`)),
  bag_merge: merge,
  bag_zip: zip,
});

function packColumns(call: Call): SqlNode {
  const names = call.raw.map((each) =>
    each.kind === 'column' ? each.name : refuse('KQL2007', call.span, call.name, 'columns', 'an expression'),
  );
  return members(names.map((name, index) => [jsonName(name), asJson(arg(call, index))]));
}
