import { number } from '../sql/build.ts';
import { nullOf, type SqlNode, shared, sql, text, using } from '../sql/node.ts';
import { asReal, asText } from './convert.ts';
import { arg, type Call, defineFunctions, type FunctionEntry } from './define.ts';
import { type Step, type Units, unitFamilies } from './units.ts';

const INVERSE = Object.freeze({ '*': '/', '/': '*', '+': '-', '-': '+' } as const);

function apply(of: SqlNode, step: Step): SqlNode {
  const [operation, by] = step;
  switch (operation) {
    case 'asin':
      return sql`asin(${of})`;
    case '*':
      return sql`(${of} * ${number(by)})`;
    case '/':
      return sql`(${of} / ${number(by)})`;
    case '+':
      return sql`(${of} + ${number(by)})`;
    case '-':
      return sql`(${of} - ${number(by)})`;
  }
}

const toBase = (of: SqlNode, steps: readonly Step[]): SqlNode => steps.reduce(apply, of);
const fromBase = (of: SqlNode, steps: readonly Step[]): SqlNode =>
  steps.reduceRight(
    (inner, step) => (step[0] === 'asin' ? sql`sin(${inner})` : apply(inner, [INVERSE[step[0]], step[1]])),
    of,
  );

/** The unit's own spelling, empty where the family has no such unit; the library compares names without their case. */
const nameOf = (units: Units, given: string): string =>
  Object.keys(units).find((each) => each.toLowerCase() === given.toLowerCase()) ?? '';

/** One step for each unit, picked by a name that only the rows know. */
function pick(units: Units, given: SqlNode, build: (steps: readonly Step[]) => SqlNode): SqlNode {
  const branches = Object.entries(units)
    .map(([name, steps]) => sql`${given} = ${text(name.toLowerCase())}, ${build(steps)}`)
    .reduce((all, each) => sql`${all}, ${each}`);
  return sql`multiIf(${branches}, ${nullOf('real')})`;
}

function convert(call: Call, units: Units): SqlNode {
  const of = shared(sql`toFloat64(${asReal(arg(call, 0))})`);
  const [from, to] = [arg(call, 1), arg(call, 2)];
  if (typeof from.literal === 'string' && typeof to.literal === 'string') {
    const names = [nameOf(units, from.literal), nameOf(units, to.literal)] as const;
    const steps = names.map((name) => units[name]);
    if (!steps[0] || !steps[1]) return nullOf('real');
    return names[0] === names[1] ? of : fromBase(toBase(of, steps[0]), steps[1]);
  }
  const [given, wanted] = [from, to].map((each) => sql`lower(${asText(each)})`) as [SqlNode, SqlNode];
  return using(of, (value) =>
    using(given, (unit) => using(wanted, (other) => convertByRow(value, unit, other, units))),
  );
}

/** Every unit stands in the statement twice: what is converted is a variable, or it would be copied to each. */
function convertByRow(of: SqlNode, given: SqlNode, wanted: SqlNode, units: Units): SqlNode {
  const base = pick(units, given, (steps) => toBase(of, steps));
  return using(base, (known) => {
    const converted = pick(units, wanted, (steps) => fromBase(known, steps));
    return sql`if(${given} = ${wanted} AND isNotNull(${known}), ${of}, ${converted})`;
  });
}

/** `convert_length(1.2, 'Meter', 'Foot')` and its seven sisters. */
export const unitFunctions = defineFunctions(
  Object.fromEntries(
    Object.entries(unitFamilies).map(([family, units]): [string, FunctionEntry['sql']] => [
      `convert_${family}`,
      (call) => convert(call, units),
    ]),
  ),
);
