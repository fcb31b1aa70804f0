import type { KustoType } from '../../src/types.ts';
import { makeExpression, type Scope, TEXT_OPERATORS } from './expressions.ts';
import { quoteName, quoteText } from './literals.ts';
import type { Random } from './random.ts';
import type { Relation } from './relations.ts';
import { HOSTILE_TEXTS, STORED_TABLE } from './tables.ts';

const nameOf = (scope: Scope, random: Random, ...types: KustoType[]): string | undefined => {
  const fitting = scope.columns.filter(({ type }) => types.includes(type));
  return fitting.length === 0 ? undefined : quoteName(random.pick(fitting).name);
};
const column =
  (...types: KustoType[]): Relation['parts'] =>
  (pipeline, scope, random) => {
    const name = nameOf(scope, random, ...types);
    return name === undefined ? undefined : [pipeline, name];
  };
const predicate = (scope: Scope, random: Random): string => makeExpression('bool', scope, random);
const alone: Relation['parts'] = (pipeline) => [pipeline];

const WORDS: readonly string[] = HOSTILE_TEXTS.flatMap((each) => [each, ...each.split(/[^\p{L}\p{N}]+/u)]);
/** A text, or a text at a path that the table keeps, tested by what its values hold: whole terms, their parts, and more than one. */
function termTest(random: Random): string {
  const of = random.pick(['s', 'u', 'u', 'tostring(d.a)', 'd.a', 'tostring(d.a.b)', 'e.type']);
  const word = (): string => {
    const whole = random.pick(WORDS);
    return quoteText(random.chance(0.3) ? whole.slice(0, 1 + random.below(4)) : whole);
  };
  const several = random.pick(['has_any', 'has_all', 'in', 'in~', '!in']);
  if (random.chance(0.25)) return `${of} ${several} (${random.many(1, 3, word).join(', ')})`;
  return `${of} ${random.pick(TEXT_OPERATORS.slice(0, -1))} ${word()}`;
}

/** A word of the tables' names shows in answers. */
const TELLS_ITS_TABLE = /\bfind\b|\bsearch\b|withsource|\bgetschema\b|\bOdd table\b/;

/** Operators said by means of others. */
export const OPERATOR_RELATIONS: Readonly<Record<string, Relation>> = {
  'stored and plain tables': {
    parts: (pipeline) => (/\bT\b/.test(pipeline) && !TELLS_ITS_TABLE.test(pipeline) ? [pipeline] : undefined),
    build: ([p = '']) => [p, p.replace(/\bT\b/g, STORED_TABLE)],
  },
  'a test of a stored table': {
    parts: (_pipeline, scope, random) => {
      const columns = scope.columns.filter(({ name }) => ['s', 'u', 'd', 'e', 'l', 'r', 'dt'].includes(name));
      if (columns.length === 0) return undefined;
      return [random.chance(0.6) ? termTest(random) : predicate({ ...scope, columns }, random)];
    },
    build: ([where = '']) => [`T | where ${where}`, `${STORED_TABLE} | where ${where}`],
  },
  toscalar: {
    parts: column('long', 'real', 'datetime', 'string', 'timespan'),
    build: ([p = '', of = '']) => [
      `${p} | summarize zz = max(${of})`,
      `let zy = toscalar(${p} | summarize max(${of}));\nprint zz = zy`,
    ],
  },
  'lookup and join': {
    parts: column('string'),
    build: ([p = '', key = '']) => {
      const right = 'K | project zk = s, zv = v';
      return [
        `${p} | lookup kind=leftouter (${right}) on $left.${key} == $right.zk`,
        `${p} | join kind=leftouter (${right}) on $left.${key} == $right.zk | project-away zk`,
      ];
    },
  },
  'mv-apply and mv-expand': {
    parts: column('dynamic'),
    build: ([p = '', of = '']) => [
      `${p} | mv-apply zz = ${of} to typeof(string) on (where isnotempty(zz) | extend zy = strlen(zz))`,
      `${p} | mv-expand zz = ${of} to typeof(string) | where isnotempty(zz) | extend zy = strlen(zz)`,
    ],
  },
  'mv-apply of a sum': {
    parts: column('dynamic'),
    build: ([p = '', of = '']) => [
      `${p} | serialize zi = row_number() | mv-apply zz = ${of} to typeof(long) on (summarize zy = sum(zz)) | summarize zs = sum(zy)`,
      `${p} | serialize zi = row_number() | mv-expand zz = ${of} to typeof(long) | summarize zs = sum(zz)`,
    ],
  },
  'partition and where': {
    parts: (pipeline, scope, random) => {
      const key = nameOf(scope, random, 'string');
      return key === undefined ? undefined : [pipeline, key, predicate(scope, random)];
    },
    build: ([p = '', key = '', where = '']) => [
      `${p} | where isnotempty(${key}) | where ${where}`,
      `${p} | where isnotempty(${key}) | partition hint.strategy=native by ${key} (where ${where})`,
    ],
  },
  'scan of every row': {
    parts: alone,
    build: ([p = '']) => [
      `${p} | extend zn = 1`,
      `${p} | serialize | scan declare (zn: long = 0) with (step zs: true => zn = 1;)`,
    ],
  },
  'scan and row_cumsum': {
    parts: column('long'),
    build: ([p = '', of = '']) => [
      `${p} | project zz = coalesce(${of}, 0) % 1000 | sort by zz asc | extend zn = row_cumsum(zz)`,
      `${p} | project zz = coalesce(${of}, 0) % 1000 | sort by zz asc | scan declare (zn: long = 0) with (step zs: true => zn = zs.zn + zz;)`,
    ],
  },
  'make-series and summarize': {
    parts: column('long', 'int'),
    build: ([p = '', of = '']) => [
      `${p} | where ${of} between (0 .. 9) | summarize zz = count() by zx = tolong(bin(${of}, 1))`,
      `${p} | project zx = tolong(${of}) | make-series zz = count() on zx from 0 to 10 step 1 | mv-expand zz to typeof(long), zx to typeof(long) | where zz > 0 | project zx, zz`,
    ],
  },
  'top-nested and summarize': {
    parts: column('string', 'bool'),
    build: ([p = '', key = '']) => [
      `${p} | summarize zz = count() by zk = ${key}`,
      `${p} | top-nested 1000000 of zk = ${key} by zz = count()`,
    ],
  },
  'rows of narrow': {
    parts: alone,
    build: ([p = '']) => [
      `${p} | evaluate narrow() | summarize zz = dcount(Column, 4), zr = dcount(Row, 4)`,
      `let Q = () { ${p} };\nQ() | count | extend zc = toscalar(Q() | getschema | count) | project zz = iff(Count == 0, 0, zc), zr = iff(zc == 0, 0, Count)`,
    ],
  },
  'bag_unpack of what is packed': {
    parts: column('string'),
    build: ([p = '', of = '']) => [
      `${p} | project zz = ${of}`,
      `${p} | project zb = bag_pack("zz", ${of}) | evaluate bag_unpack(zb) : (zz: string)`,
    ],
  },
  'rows of pivot': {
    parts: column('long', 'bool', 'guid'),
    build: ([p = '', of = '']) => [
      `${p} | project zk = tostring(hash(tostring(${of}), 3)), zz = ${of} | distinct zz | count`,
      `${p} | project zk = tostring(hash(tostring(${of}), 3)), zz = ${of} | evaluate pivot(zk, count(), zz) | count`,
    ],
  },
};
