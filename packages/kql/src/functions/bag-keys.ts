import { jsonPathSteps } from '../parse/json-path.ts';
import { refuse } from '../problems.ts';
import { rawMember, rawPairs } from '../sql/json-reals.ts';
import { lambda, list, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asJson, asText } from './convert.ts';
import { arg, type Call, defineFunctions } from './define.ts';
import { isBag, jsonBag } from './json.ts';

/** A key of the outer bag, or the keys of a path such as `$.a.b`; a key that only rows know is one of the outer bag. */
function keysOf(call: Call): SqlNode[] {
  const key = arg(call, 1);
  if (typeof key.literal !== 'string' || !key.literal.startsWith('$')) return [asText(key)];
  const steps = jsonPathSteps(key.literal);
  if (steps && steps.length > 0 && steps.every((step) => typeof step === 'string')) return steps.map(text);
  return refuse('KQL2007', call.span, call.name, 'a key or a path of keys such as `$.a.b`', `\`${key.literal}\``);
}

function hasKey(call: Call): SqlNode {
  const once = shared(arg(call, 0).node);
  return sql`if(${isBag(once)}, toBool(JSONHas(ifNull(${once}, ''), ${list(keysOf(call))})), NULL)`;
}

/** A bag with a value under a key; what is no bag on the way becomes one. `bag` is raw JSON text. */
function withKey(bag: SqlNode, [key, ...rest]: readonly SqlNode[], json: SqlNode): SqlNode {
  if (!key) return json;
  const inner = withKey(rawMember(bag, key), rest, json);
  const others = sql`arrayFilter(${lambda(1, (pair) => sql`${pair}.1 != ${key}`)}, ${rawPairs(bag)})`;
  return jsonBag(sql`arrayConcat(${others}, [(${key}, assumeNotNull(${inner}))])`);
}

function setKey(call: Call): SqlNode {
  const once = shared(arg(call, 0).node);
  return sql`if(${isBag(once)}, ${withKey(sql`ifNull(${once}, '')`, keysOf(call), asJson(arg(call, 2)))}, NULL)`;
}

export const bagKeyFunctions = defineFunctions({ bag_has_key: hasKey, bag_set_key: setKey });
