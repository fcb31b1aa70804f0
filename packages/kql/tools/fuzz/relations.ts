import { type ColumnSchema, KUSTO_TYPES } from '../../src/types.ts';
import { makeCalls, makeExpression, type Scope } from './expressions.ts';
import { literalOf, quoteName } from './literals.ts';
import { OPERATOR_RELATIONS } from './operator-relations.ts';
import type { Random } from './random.ts';

/** Two ways to say one thing. Shape: `parts` are texts that the reducer may shrink one by one; `build` makes both queries of them. */
export interface Relation {
  readonly parts: (pipeline: string, scope: Scope, random: Random) => readonly string[] | undefined;
  readonly build: (parts: readonly string[]) => readonly [string, string];
}

const predicate = (scope: Scope, random: Random): string => makeExpression('bool', scope, random);
const withPredicate: Relation['parts'] = (pipeline, scope, random) => [pipeline, predicate(scope, random)];
const alone: Relation['parts'] = (pipeline) => [pipeline];

const keyOf = (scope: Scope, random: Random): string | undefined => {
  const keys = scope.columns.filter(
    ({ type }) => type === 'string' || type === 'long' || type === 'bool' || type === 'guid',
  );
  return keys.length === 0 ? undefined : quoteName(random.pick(keys).name);
};
const withKey: Relation['parts'] = (pipeline, scope, random) => {
  const key = keyOf(scope, random);
  return key === undefined ? undefined : [pipeline, key];
};

/** Columns that stand for one literal each, for computing an expression from constants and from rows. */
const CONSTANTS: readonly ColumnSchema[] = KUSTO_TYPES.flatMap((type) => [
  { name: `q_${type}`, type },
  { name: `q_${type}2`, type },
]);

export const RELATIONS: Readonly<Record<string, Relation>> = {
  'three parts of a predicate': {
    parts: withPredicate,
    build: ([p = '', where = '']) => [
      p,
      `let Q = view () { ${p} };\nunion (Q() | where ${where}), (Q() | where not(${where})), (Q() | where isnull(${where}))`,
    ],
  },
  'where in two steps': {
    parts: (pipeline, scope, random) => [pipeline, predicate(scope, random), predicate(scope, random)],
    build: ([p = '', one = '', two = '']) => [`${p} | where ${one} and ${two}`, `${p} | where ${one} | where ${two}`],
  },
  'where before extend': {
    parts: (pipeline, scope, random) => [
      pipeline,
      predicate(scope, random),
      makeExpression(random.pick(KUSTO_TYPES), scope, random),
    ],
    build: ([p = '', where = '', of = '']) => [
      `${p} | extend zz = ${of} | where ${where}`,
      `${p} | where ${where} | extend zz = ${of}`,
    ],
  },
  materialize: { parts: alone, build: ([p = '']) => [p, `let Q = materialize(${p});\nQ`] },
  function: { parts: alone, build: ([p = '']) => [p, `let F = () { ${p} };\nF()`] },
  as: { parts: alone, build: ([p = '']) => [p, `${p} | as A | where true`] },
  'a host stage': {
    parts: alone,
    build: ([p = '']) => [
      p,
      `${p} | extend zz = punycode_from_string(tostring(now())) | where strlen(zz) >= 0 | project-away zz`,
    ],
  },
  'a host stage over each row': {
    parts: (pipeline, scope, random) => [pipeline, makeExpression('string', { ...scope, depth: 0 }, random)],
    build: ([p = '', text = '']) => [
      p,
      `${p} | extend zz = punycode_to_string(${text}) | where strlen(zz) >= 0 | project-away zz`,
    ],
  },
  'count of rows': { parts: alone, build: ([p = '']) => [`${p} | count`, `${p} | summarize Count = count()`] },
  'distinct and summarize': {
    parts: withKey,
    build: ([p = '', key = '']) => [`${p} | distinct ${key}`, `${p} | summarize by ${key}`],
  },
  'count by partition': {
    parts: withKey,
    build: ([p = '', key = '']) => [
      `${p} | where isnotempty(${key}) | summarize zz = count() by ${key}`,
      `${p} | where isnotempty(${key}) | partition hint.strategy=native by ${key} (summarize zz = count() by ${key})`,
    ],
  },
  'inner and outer join': {
    parts: withKey,
    build: ([p = '', key = '']) => [
      `${p} | join kind=inner (${p} | project zk = ${key}, zz = 1) on $left.${key} == $right.zk`,
      `${p} | join kind=leftouter (${p} | project zk = ${key}, zz = 1) on $left.${key} == $right.zk | where isnotnull(zz)`,
    ],
  },
  'semi and anti join': {
    parts: (pipeline, scope, random) => {
      const key = keyOf(scope, random);
      return key === undefined ? undefined : [pipeline, key, predicate(scope, random)];
    },
    build: ([p = '', key = '', where = '']) => {
      const right = `(Q() | where ${where} | project zk = ${key})`;
      const of = (kind: string): string => `(Q() | join kind=${kind} ${right} on $left.${key} == $right.zk)`;
      // A function, whose columns without a name are numbered from 1 in each call: written twice they would be other columns.
      return [p, `let Q = () { ${p} };\nunion ${of('leftsemi')}, ${of('leftanti')}`];
    },
  },
  'constants and rows': {
    parts: (_pipeline, _scope, random) => {
      const expression = makeExpression(
        random.pick(KUSTO_TYPES),
        { columns: CONSTANTS, depth: 2, isSteady: true },
        random,
      );
      return [expression, ...CONSTANTS.map(({ type }) => literalOf(type, random))];
    },
    build: ([of = '', ...values]) => constantsAndRows([of], values),
  },
  'calls of constants and of rows': {
    parts: () => undefined,
    build: (parts) =>
      constantsAndRows(
        parts.slice(0, -CONSTANTS.length).filter((each) => each !== ''),
        parts.slice(-CONSTANTS.length),
      ),
  },
  ...OPERATOR_RELATIONS,
};

/** Calls of functions over `q_...`, and what those stand for. Shape: as `constantsAndRows` takes them. */
export function makeConstantCalls(turn: number, random: Random): { calls: string[]; values: string[] } {
  const scope = { columns: CONSTANTS, depth: random.below(2), isSteady: true };
  return { calls: makeCalls(turn, 8, scope, random), values: CONSTANTS.map(({ type }) => literalOf(type, random)) };
}

/** Expressions with the literals in place of `q_...`, and over one row whose columns hold them. Reads each result by its name. */
function constantsAndRows(expressions: readonly string[], values: readonly string[]): [string, string] {
  // `tolong()` of a constant beyond 64 bits is another end than that of a row, in Kusto too.
  const isFolded = expressions.some((of) => of.includes('tolong('));
  const valueAt = (index: number): string => (isFolded && values[index] === '1e300' ? '1e15' : (values[index] ?? ''));
  const literals = new Map(CONSTANTS.map(({ name }, index) => [name, valueAt(index)]));
  const used = CONSTANTS.filter(({ name }) => expressions.some((of) => new RegExp(`\\b${name}\\b`).test(of)));
  const constants = expressions.map((of) => of.replace(/\bq_\w+\b/g, (name) => `(${literals.get(name) ?? name})`));
  const named = (texts: readonly string[]): string => texts.map((text, at) => `x${at} = ${text}`).join(', ');
  const again = `project ${expressions.map((_of, at) => `y${at} = x${at}`).join(', ')}`;
  const columns = used.map(({ name }) => {
    const literal = literals.get(name) ?? '';
    return `${name} = iff(zz == 1, ${literal}, ${literal})`;
  });
  return [
    `print ${named(constants)} | ${again}`,
    `range zz from 1 to 2 step 1 | where zz == 1 | extend ${['zy = 1', ...columns].join(', ')} | project ${named(expressions)} | ${again}`,
  ];
}
