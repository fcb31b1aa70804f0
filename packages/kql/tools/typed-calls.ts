import type { CallShape, ParameterShape } from '../src/parse/call-shapes.ts';
import { KUSTO_TYPES, type KustoType } from '../src/types.ts';
import { GROUPS, TEXT_OPERATORS } from './fuzz/expressions.ts';
import { literalOf, namedArgument } from './fuzz/literals.ts';
import type { Random } from './fuzz/random.ts';

/** A table that has one column of each type, called after it. */
export const TYPED_TABLE = {
  name: 'Typed',
  columns: KUSTO_TYPES.map((type) => ({ name: `a_${type}`, type })),
};

/** Types that a parameter takes; of a group of the binder that is not listed, any. */
const typesOf = ({ types, group }: ParameterShape): readonly KustoType[] =>
  types.length > 0 ? types : (GROUPS[group] ?? KUSTO_TYPES);

interface Form {
  /** The type of each parameter, by its place among those that it takes. */
  readonly choice: readonly number[];
  /** Parameters from this place on get constants. */
  readonly constantsFrom: number;
  /** How often a parameter that repeats stands there. */
  readonly repeats: number;
  /** Without what may be left out. */
  readonly isShort: boolean;
}

/**
 * Calls of a shape that between them give each parameter each of its types: all parameters take their n-th type, as columns and as
 * constants, then each alone while the others keep their first. Constants are what the parameter's name means, where it is known.
 */
export function listTypedCalls(shape: CallShape, random: Random): readonly string[] {
  const { parameters } = shape;
  const widest = Math.max(1, ...parameters.map((each) => typesOf(each).length));
  const together = Array.from({ length: widest }, (_, at) => parameters.map(() => at));
  const alone = parameters.flatMap((parameter, which) =>
    typesOf(parameter).map((_type, at) => parameters.map((_each, index) => (index === which ? at : 0))),
  );
  const all = parameters.length;
  const forms = together.flatMap((choice): Form[] => [
    { choice, constantsFrom: all, repeats: 1, isShort: false },
    { choice, constantsFrom: all, repeats: 1, isShort: true },
    { choice, constantsFrom: all, repeats: 2, isShort: false },
    { choice, constantsFrom: 1, repeats: 1, isShort: false },
    { choice, constantsFrom: 0, repeats: 2, isShort: false },
  ]);
  const single = alone.map((choice): Form => ({ choice, constantsFrom: all, repeats: 1, isShort: false }));
  return [...new Set([...forms, ...single].map((form) => callOf(shape, form, random)))];
}

function callOf({ name, parameters }: CallShape, form: Form, random: Random): string {
  const args = parameters.flatMap((parameter, index): string[] => {
    if (form.isShort && parameter.isOptional) return [];
    const types = typesOf(parameter);
    const type = types[(form.choice[index] ?? 0) % types.length] ?? 'string';
    const count = Math.min(parameter.most, form.repeats);
    return Array.from({ length: count }, () => argumentOf(parameter, type, index >= form.constantsFrom, random));
  });
  return `${name}(${args.join(', ')})`;
}

function argumentOf(parameter: ParameterShape, type: KustoType, isConstant: boolean, random: Random): string {
  if (!parameter.isConstant && !isConstant) return `a_${type}`;
  return namedArgument(parameter.name, random) ?? literalOf(type, random);
}

const OPERATORS = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', 'and', 'or'];

/** Each operator between each two types, and the forms that are no calls. */
export function listTypedOperations(): readonly string[] {
  const names = TYPED_TABLE.columns.map(({ name }) => name);
  const pairs = names.flatMap((left) => names.map((right) => [left, right] as const));
  return [
    ...OPERATORS.flatMap((operator) => pairs.map(([left, right]) => `${left} ${operator} ${right}`)),
    ...TEXT_OPERATORS.flatMap((operator) => names.map((name) => `${name} ${operator} a_string`)),
    ...pairs.flatMap(([left, right]) => [`${left} in (${right})`, `${left} between (${right} .. ${right})`]),
    ...names.flatMap((name) => [`-${name}`, `toscalar(Typed | project ${name})`, `a_string has_any (${name})`]),
    ...['a_dynamic.x', 'a_dynamic[0]', 'a_dynamic["x"].y', 'a_dynamic[a_string]', 'a_dynamic[a_long]'],
  ];
}
