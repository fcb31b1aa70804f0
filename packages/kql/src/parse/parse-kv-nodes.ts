import type { KeyValueForm } from '../ast-parse-kv.ts';
import { childOf, type KustoNode, listOf, requireChild } from './kusto.ts';
import { nameOf } from './names.ts';
import { constantOf, expression, type Operator, place } from './node-access.ts';
import type { ParseScope } from './scope.ts';

/** `parse-kv`: between delimiters, without any, or by a regular expression. */
export const parseKv: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const keys = listOf(requireChild(node, 'Keys'), 'Columns').map((each) => nameOf(requireChild(each, 'Name')));
  return {
    kind: 'parsekv',
    input,
    ...at,
    expr: expression(requireChild(node, 'Expression'), scope),
    keys: at.columns.filter((each) => keys.includes(each.name)),
    form: formOf(node, scope),
  };
};

function formOf(node: KustoNode, scope: ParseScope): KeyValueForm {
  const clause = childOf(node, 'WithClause');
  const given = new Map<string, unknown[]>();
  for (const each of clause ? listOf(clause, 'Properties') : []) {
    const name = nameOf(requireChild(each, 'Name'));
    given.set(name, [...(given.get(name) ?? []), constantOf(requireChild(each, 'Expression'), scope)]);
  }
  const texts = (name: string): string[] => (given.get(name) ?? []).map(String);
  const [pair, key, regex] = [texts('pair_delimiter')[0], texts('kv_delimiter')[0], texts('regex')[0]];
  if (regex !== undefined) return { kind: 'regex', regex };
  const quotes = texts('quote').map((each) => ({ open: each.slice(0, 1), close: each.slice(-1) }));
  const escapes = texts('escape');
  const wrong = [
    ...texts('quote').filter((each) => each.length < 1 || each.length > 2),
    ...escapes.filter((each) => each.length !== 1),
  ];
  if (wrong[0] !== undefined)
    scope.refuse('KQL2007', node, 'parse-kv', 'quotes of one or two characters and an escape of one', wrong[0]);
  if (!pair && !key) return { kind: 'any delimiter', quotes, escapes };
  if (!pair || !key)
    return scope.refuse('KQL2007', node, 'parse-kv', 'both `pair_delimiter` and `kv_delimiter`', 'one');
  const isGreedy = given.get('greedy')?.[0] === true;
  if (isGreedy && quotes.length > 0)
    return scope.refuse(
      'KQL2006',
      node,
      'greedy',
      'how it reads values in quotes is not documented; leave out `quote`.',
    );
  return { kind: 'delimiters', pair, key, quotes, escapes, isGreedy };
}
