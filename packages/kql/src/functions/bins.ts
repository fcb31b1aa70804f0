import { literal, type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { integer } from '../sql/build.ts';
import { type SqlNode, shared, sql } from '../sql/node.ts';
import { MIN_DATETIME_TICKS } from '../types.ts';
import { asDecimal, asLong, asReal, asTimespan } from './convert.ts';
import { decimalRemainder, withinDecimals } from './decimals.ts';
import { arg, type Call } from './define.ts';
import { inDatetimeRange, remainder } from './ranges.ts';

/** 1970-01-01 in ticks since 0001-01-01, where Kusto starts to count its bins. */
const EPOCH = -MIN_DATETIME_TICKS;

/** The start of the bin that holds a value: bins of a datetime count from 0001-01-01. */
export function bin(call: Call): SqlNode | Value {
  const [of, size] = [arg(call, 0), stepOf(arg(call, 1))];
  if (call.type === 'decimal') return binDecimal(of, size);
  if (of.type === 'real' || size.type === 'real') return binReal(of, size);
  const step = of.type === 'datetime' || of.type === 'timespan' ? asTimespan(size) : asLong(size);
  const known = size.literal;
  if (known === 0n) return refuse('KQL2007', call.span, call.name, 'a positive step', '`0`');
  const node = shared(of.type === 'string' || of.type === 'dynamic' ? asLong(of) : of.node);
  if (typeof known === 'bigint' && known > 0n) {
    const by = literal('long', known).node;
    // No datetime is before the year 1; `%` takes a third of the time of `positiveModulo`.
    if (of.type === 'datetime') return sql`(${node} - (${node} + ${integer(EPOCH)}) % ${by})`;
    const binned = sql`(${node} - positiveModulo(${node}, ${by}))`;
    return call.type === 'int' ? sql`toInt32(${binned})` : binned;
  }
  const by = shared(step);
  const position = of.type === 'datetime' ? sql`${node} + ${integer(EPOCH)}` : node;
  return sql`if(${by} <= 0, NULL, ${node} - ${remainder(position, by)})`;
}

/** A datetime as a step is its distance from where bins begin to count. */
function stepOf(size: Value): Value {
  if (size.type !== 'datetime') return size;
  if (typeof size.literal === 'bigint') return literal('timespan', size.literal + EPOCH);
  return value(asTimespan(size), 'timespan');
}

/** A step that is known to be positive; any other may be zero or less, for which a bin is null. */
const isPositive = ({ literal: known }: Value): boolean =>
  (typeof known === 'bigint' || typeof known === 'number') && known > 0;

function binReal(of: Value, size: Value): SqlNode | Value {
  const by = shared(asReal(size));
  const binned = sql`(floor(${asReal(of)} / ${by}) * ${by})`;
  return value(isPositive(size) ? binned : sql`if(${by} <= 0, NULL, ${binned})`, 'real');
}

function binDecimal(of: Value, size: Value): Value {
  const [number, by] = [shared(asDecimal(of)), shared(asDecimal(size))];
  return value(
    sql`if(${by} <= 0, NULL, ${withinDecimals(sql`${number} - ${decimalRemainder(number, by)}`)})`,
    'decimal',
  );
}

/** As `bin`, with bins that count from a point of the caller's. */
export function binAt(call: Call): SqlNode | Value {
  const [of, size, fixed] = [arg(call, 0), stepOf(arg(call, 1)), arg(call, 2)];
  if (call.type === 'decimal') {
    const [number, by] = [shared(asDecimal(of)), shared(asDecimal(size))];
    const rest = decimalRemainder(sql`(${number} - ${asDecimal(fixed)})`, by);
    return value(sql`if(${by} <= 0, NULL, ${withinDecimals(sql`${number} - ${rest}`)})`, 'decimal');
  }
  if (call.type === 'real') {
    const by = shared(asReal(size));
    const from = shared(asReal(fixed));
    const binned = sql`(${from} + floor((${asReal(of)} - ${from}) / ${by}) * ${by})`;
    return value(isPositive(size) ? binned : sql`if(${by} <= 0, NULL, ${binned})`, 'real');
  }
  const node = shared(of.node);
  const step = of.type === 'datetime' || of.type === 'timespan' ? asTimespan(size) : asLong(size);
  const position = sql`${node} - ${fixed.node}`;
  const rest =
    isPositive(size) && typeof size.literal === 'bigint'
      ? sql`positiveModulo(${position}, ${step})`
      : remainder(position, sql`greatest(${step}, 0)`);
  const binned = sql`(${node} - ${rest})`;
  // The first bin may begin before the year 1.
  return of.type === 'datetime' ? inDatetimeRange(binned) : binned;
}

/** Its size and its fixed point are options of the query. */
export function binAuto(call: Call): SqlNode | Value {
  if (call.args.length < 2)
    return refuse('KQL2007', call.span, call.name, 'the statement `set query_bin_auto_size=1h;`', 'none');
  return call.args.length === 2 ? bin(call) : binAt(call);
}
