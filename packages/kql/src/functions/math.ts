import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asDecimal, asLong, asReal, convertTo } from './convert.ts';
import { roundDecimal, withinDecimals } from './decimals.ts';
import { arg, type Call, defineFunctions, withNames } from './define.ts';

const real = (call: Call, index = 0): SqlNode => asReal(arg(call, index));
/** A function of doubles that is null where it is not defined, as Kusto's are for `NaN` results it documents as null. */
const on =
  (build: (x: SqlNode) => SqlNode) =>
  (call: Call): SqlNode =>
    build(real(call));

const isWhole = (call: Call): boolean => call.type === 'long' || call.type === 'int';

/** Half away from zero; ClickHouse rounds a double half to even. */
function round(call: Call): SqlNode {
  const digits = call.args[1] ? asLong(arg(call, 1)) : sql`toInt64(0)`;
  if (call.type === 'decimal') return roundDecimal(asDecimal(arg(call, 0)), digits);
  if (isWhole(call)) return call.args[1] ? roundWhole(call, digits) : arg(call, 0).node;
  const scale = shared(sql`exp10(${digits})`);
  const of = shared(real(call));
  const scaled = shared(sql`abs(${of}) * ${scale}`);
  // Beyond what a double holds there is no digit to round, or none left.
  return sql`multiIf(isInfinite(${scaled}), ${of}, ${scale} = 0, 0. * ${of}, sign(${of}) * floor(${scaled} + 0.5) / ${scale})`;
}

/** Exactly, as a decimal; null where no number of the type is so large. */
function roundWhole(call: Call, digits: SqlNode): SqlNode {
  const rounded = sql`toString(${roundDecimal(asDecimal(arg(call, 0)), digits)})`;
  return call.type === 'int' ? sql`toInt32OrNull(${rounded})` : sql`toInt64OrNull(${rounded})`;
}

const binary =
  (name: 'bitAnd' | 'bitOr' | 'bitXor' | 'bitShiftLeft' | 'bitShiftRight') =>
  (call: Call): SqlNode => {
    const [left, right] = [asLong(arg(call, 0)), asLong(arg(call, 1))];
    const calls = {
      bitAnd: sql`bitAnd(${left}, ${right})`,
      bitOr: sql`bitOr(${left}, ${right})`,
      bitXor: sql`bitXor(${left}, ${right})`,
      bitShiftLeft: sql`if(${shared(right)} < 0, NULL, bitShiftLeft(${left}, positiveModulo(${shared(right)}, 64)))`,
      bitShiftRight: sql`if(${shared(right)} < 0, NULL, bitShiftRight(${left}, positiveModulo(${shared(right)}, 64)))`,
    };
    return calls[name];
  };

/** A number of its own for each call: ClickHouse takes calls of the same arguments for one. */
const drawn = (call: Call): SqlNode => sql`randCanonical(${text(String(call.span.start))})`;

export const mathFunctions = defineFunctions({
  abs: (call) =>
    isWhole(call) || call.type === 'timespan'
      ? call.type === 'int'
        ? sql`toInt32(abs(${arg(call, 0).node}))`
        : sql`toInt64(abs(${arg(call, 0).node}))`
      : sql`abs(${convertTo(call.type, arg(call, 0)).node})`,
  sign: (call) => (isWhole(call) ? sql`toInt64(sign(${arg(call, 0).node}))` : sql`toFloat64(sign(${real(call)}))`),
  ceiling: (call) => {
    if (call.type === 'decimal') return withinDecimals(sql`ceil(${asDecimal(arg(call, 0))})`);
    return isWhole(call) ? arg(call, 0).node : sql`ceil(${real(call)})`;
  },
  round,
  sqrt: on((x) => sql`sqrt(${x})`),
  exp: on((x) => sql`exp(${x})`),
  exp2: on((x) => sql`exp2(${x})`),
  exp10: on((x) => sql`pow(10, ${x})`),
  log: on((x) => sql`if(${shared(x)} < 0, NULL, log(${shared(x)}))`),
  log2: on((x) => sql`if(${shared(x)} < 0, NULL, log2(${shared(x)}))`),
  log10: on((x) => sql`if(${shared(x)} < 0, NULL, log10(${shared(x)}))`),
  pow: (call) => sql`pow(${real(call)}, ${real(call, 1)})`,
  sin: on((x) => sql`sin(${x})`),
  cos: on((x) => sql`cos(${x})`),
  tan: on((x) => sql`tan(${x})`),
  cot: on((x) => sql`(1 / tan(${x}))`),
  asin: on((x) => sql`asin(${x})`),
  acos: on((x) => sql`acos(${x})`),
  atan: on((x) => sql`atan(${x})`),
  atan2: (call) => sql`atan2(${real(call)}, ${real(call, 1)})`,
  pi: () => sql`pi()`,
  degrees: on((x) => sql`degrees(${x})`),
  radians: on((x) => sql`radians(${x})`),
  gamma: on((x) => sql`tgamma(${x})`),
  loggamma: on((x) => sql`lgamma(${x})`),
  erf: on((x) => sql`erf(${x})`),
  erfc: on((x) => sql`erfc(${x})`),
  isnan: on((x) => sql`ifNull(isNaN(${x}), 0)`),
  isinf: on((x) => sql`ifNull(isInfinite(${x}), 0)`),
  isfinite: on((x) => sql`ifNull(isFinite(${x}), 0)`),
  binary_and: binary('bitAnd'),
  binary_or: binary('bitOr'),
  binary_xor: binary('bitXor'),
  binary_shift_left: binary('bitShiftLeft'),
  binary_shift_right: binary('bitShiftRight'),
  binary_not: (call) => sql`bitNot(${asLong(arg(call, 0))})`,
  bitset_count_ones: (call) => sql`toInt64(bitCount(${asLong(arg(call, 0))}))`,
  ...withNames(['rand'], (call) => (call.args.length > 0 ? sql`floor(${drawn(call)} * ${real(call)})` : drawn(call))),
});
