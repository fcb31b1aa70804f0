import { type KustoType, MIN_DATETIME_TICKS } from '../../types.ts';
import type { HostValue, Json } from '../host.ts';
import { convert, toBool, toDynamic, toLong, toReal, toText } from './convert.ts';
import { datetimeAdd } from './dates.ts';
import { isArray, isBag, parseExact, printExact } from './dynamic.ts';
import { type Build, type Compute, compareTexts, operatorEvaluators, type Signature } from './operators.ts';
import { hasTerm } from './texts.ts';

/** An argument in the type of the whole call. */
const branch = ({ type, types }: Signature, args: readonly HostValue[], index: number): HostValue =>
  convert(type, types[index] ?? type, args[index] ?? null);

const choose: Build = (signature) => (args) => {
  const last = args.length - 1;
  for (let index = 0; index < last; index += 2)
    if (toBool(signature.types[index] ?? 'bool', args[index] ?? null) === true)
      return branch(signature, args, index + 1);
  return branch(signature, args, last);
};

const isEmptyValue = (type: KustoType, value: HostValue): boolean =>
  type === 'string' || type === 'dynamic' ? toText(type, value) === '' : value === null;

const coalesce: Build = (signature) => (args) => {
  for (const [index, each] of args.entries()) {
    const isMissing =
      signature.type === 'string' ? toText(signature.types[index] ?? 'string', each) === '' : each === null;
    if (!isMissing) return branch(signature, args, index);
  }
  return signature.type === 'string' ? '' : null;
};

/** The largest or smallest of the arguments that are not null; `NaN` wins. */
const extreme =
  (isGreatest: boolean): Build =>
  (signature) =>
  (args) => {
    const values = args.map((_, index) => branch(signature, args, index)).filter((each) => each !== null);
    const [first, ...rest] = values;
    if (first === undefined) return null;
    if (values.some((each) => typeof each === 'number' && Number.isNaN(each))) return Number.NaN;
    return rest.reduce((best, each) => (isBefore(best, each) === isGreatest ? each : best), first);
  };

const isBefore = (a: HostValue, b: HostValue): boolean =>
  typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) < 0 : (a as number) < (b as number);

const to =
  (type: KustoType): Build =>
  ({ types }) =>
  ([value = null]) =>
    convert(type, types[0] ?? type, value);

const parseJson: Build =
  ({ types }) =>
  ([value = null]) =>
    types[0] === 'string' ? (value === '' ? null : parseExact(String(value))) : toDynamic(types[0] ?? 'dynamic', value);

/** A step into a dynamic value: a member of a bag, or an element of an array, from its end where negative. */
const path: Build =
  ({ types }) =>
  ([base = null, key = null]) => {
    const value = types[0] === 'dynamic' || types[0] === undefined ? base : toDynamic(types[0], base);
    if (key === null) return null;
    if (isArray(value)) {
      if (types[1] !== 'long' && types[1] !== 'int') return null;
      return (value.at(Number(key)) as HostValue | undefined) ?? null;
    }
    const name = toText(types[1] ?? 'string', key);
    return isBag(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  };

const elementsOf = (type: KustoType, value: HostValue): readonly HostValue[] => {
  const of = toDynamic(type, value);
  return of === null ? [] : isArray(of) ? of : [of];
};

/** `in` and its kin: texts where either side is a text, else values of the type of the left side. */
const membership =
  (isNegated: boolean, isFolded: boolean): Build =>
  ({ types }) => {
    const [left = 'string', ...rest] = types;
    const other = rest.find((each) => each !== 'dynamic') ?? 'string';
    const isText = isFolded || left === 'string' || (left === 'dynamic' && other === 'string') || rest[0] === 'dynamic';
    const type = left === 'dynamic' ? other : left;
    const read = (from: KustoType, value: HostValue): HostValue => {
      const text = isText ? toText(from, value) : convert(type, from, value);
      return isFolded ? String(text).toLowerCase() : text;
    };
    return ([of = null, ...items]) => {
      const wanted = read(left, of);
      const isFound = items.some((item, index) =>
        rest[index] === 'dynamic'
          ? elementsOf('dynamic', item).some((each) => read('dynamic', each) === wanted)
          : wanted !== null && read(rest[index] ?? 'string', item) === wanted,
      );
      return isFound !== isNegated;
    };
  };

const terms =
  (isAll: boolean): Build =>
  ({ types }) =>
  ([of = null, ...items]) => {
    const text = toText(types[0] ?? 'string', of);
    const needles = items.flatMap((item, index) => {
      const type = types[index + 1] ?? 'string';
      return type === 'dynamic' ? elementsOf(type, item).map((each) => toText('dynamic', each)) : [toText(type, item)];
    });
    return isAll ? needles.every((each) => hasTerm(text, each)) : needles.some((each) => hasTerm(text, each));
  };

/** `bin()` rounds down to a multiple of its step. */
const bin: Build = ({ type, types }) =>
  type === 'real'
    ? ([value = null, step = null]) => {
        const [x, y] = [toReal(types[0] ?? 'real', value), toReal(types[1] ?? 'real', step)];
        return x === null || y === null || !(y > 0) ? null : Math.floor(x / y) * y;
      }
    : ([value = null, step = null]) => {
        // A datetime is counted from 0001-01-01, which is before 1970 by a whole number of days.
        const shift = type === 'datetime' ? -MIN_DATETIME_TICKS : 0n;
        const size = toLong(types[1] ?? 'long', step);
        if (value === null || size === null || size <= 0n) return null;
        const from = (value as bigint) + shift;
        return from - (((from % size) + size) % size) - shift;
      };

const onNumber =
  (whole: (of: bigint) => bigint, real: (of: number) => number): Build =>
  ({ type, types }) => {
    const from = types[0] ?? 'real';
    return ([value = null]) => {
      if (value === null) return null;
      if (type === 'real') {
        const of = toReal(from, value);
        return of === null ? null : real(of);
      }
      const of = toLong(from, value);
      return of === null ? null : BigInt.asIntN(type === 'int' ? 32 : 64, whole(of));
    };
  };

const onText =
  (compute: (text: string) => HostValue): Build =>
  ({ types }) =>
  ([value = null]) =>
    compute(toText(types[0] ?? 'string', value));

/** The elements of an array; none where the value is no array. */
const itemsOf = (value: HostValue): readonly HostValue[] => (isArray(value) ? value : []);

type Keep = (key: string, sets: readonly ReadonlySet<string>[]) => boolean;

/** Elements are the same where their JSON is. */
const sets =
  (keep: Keep): Build =>
  () =>
  (args) => {
    const keys = args.map((each) => new Set(itemsOf(each).map(printExact)));
    const all = new Map(args.flatMap((each) => itemsOf(each).map((item) => [printExact(item), item] as const)));
    return [...all].filter(([key]) => keep(key, keys)).map(([, item]) => item) as readonly Json[];
  };

const joined: Build =
  ({ types }) =>
  (args) =>
    args.map((each, index) => toText(types[index] ?? 'string', each)).join('');

const packed = ({ types }: Signature, args: readonly HostValue[]): HostValue[] =>
  args.map((each, index) => toDynamic(types[index] ?? 'dynamic', each));

const bagPack: Build = (signature) => (args) => {
  const values = packed(signature, args);
  const pairs = values.flatMap((each, index) => (index % 2 === 1 ? [[String(values[index - 1]), each] as const] : []));
  return Object.fromEntries(pairs) as Json;
};

const same = (name: readonly string[], build: Build): Record<string, Build> =>
  Object.fromEntries(name.map((each) => [each, build]));

const isNull: Build =
  ({ types }) =>
  ([value = null]) =>
    types[0] !== 'string' && value === null;
const isEmpty: Build =
  ({ types }) =>
  ([value = null]) =>
    isEmptyValue(types[0] ?? 'string', value);
const not =
  (build: Build): Build =>
  (signature) => {
    const compute: Compute = build(signature);
    return (args) => {
      const value = compute(args);
      return value === null ? null : !value;
    };
  };
const itself: Build =
  ({ types }) =>
  ([value = null]) =>
    toBool(types[0] ?? 'bool', value);

/** Operators and functions that can be computed outside the engine over a state that SQL does not have. */
export const evaluators: Readonly<Record<string, Build>> = Object.freeze({
  ...operatorEvaluators,
  ...same(['iff', 'iif', 'case'], choose),
  coalesce,
  not: not(itself),
  isnull: isNull,
  ...same(['isnotnull', 'notnull'], not(isNull)),
  isempty: isEmpty,
  ...same(['isnotempty', 'notempty'], not(isEmpty)),
  max_of: extreme(true),
  min_of: extreme(false),
  unary_minus: onNumber(
    (of) => -of,
    (of) => -of,
  ),
  abs: onNumber((of) => (of < 0n ? -of : of), Math.abs),
  sign: onNumber((of) => (of > 0n ? 1n : of < 0n ? -1n : 0n), Math.sign),
  ceiling: onNumber((of) => of, Math.ceil),
  ...same(['bin', 'floor'], bin),
  sqrt: onNumber((of) => of, Math.sqrt),
  path,
  ':convert': ({ type, types }) => to(type)({ type, types }),
  tostring: to('string'),
  tolong: to('long'),
  toint: to('int'),
  ...same(['toreal', 'todouble'], to('real')),
  ...same(['tobool', 'toboolean'], to('bool')),
  todatetime: to('datetime'),
  datetime_add: datetimeAdd,
  ...same(['totimespan', 'totime'], to('timespan')),
  ...same(['parse_json', 'todynamic', 'parsejson', 'toobject'], parseJson),
  strcat: joined,
  strlen: onText((text) => BigInt(Array.from(text).length)),
  tolower: onText((text) => text.toLowerCase()),
  toupper: onText((text) => text.toUpperCase()),
  array_length:
    () =>
    ([value = null]) =>
      isArray(value) ? BigInt(value.length) : null,
  pack_array: (signature) => (args) => packed(signature, args) as readonly Json[],
  array_concat: () => (args) => args.flatMap(itemsOf) as readonly Json[],
  ...same(['bag_pack', 'pack', 'pack_dictionary'], bagPack),
  set_union: sets(() => true),
  set_intersect: sets((key, of) => of.every((each) => each.has(key))),
  set_difference: sets((key, [first, ...rest]) => (first?.has(key) ?? false) && !rest.some((each) => each.has(key))),
  set_has_element:
    ({ types }) =>
    ([array = null, item = null]) => {
      const wanted = printExact(toDynamic(types[1] ?? 'dynamic', item));
      return itemsOf(array).some((each) => printExact(each) === wanted);
    },
  in: membership(false, false),
  '!in': membership(true, false),
  'in~': membership(false, true),
  '!in~': membership(true, true),
  has_any: terms(false),
  has_all: terms(true),
});

export const isEvaluable = (name: string): boolean => Object.hasOwn(evaluators, name) && !name.startsWith(':');
