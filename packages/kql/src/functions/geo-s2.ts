import { type SqlNode, shared, sql } from '../sql/node.ts';
import { asLong, asReal } from './convert.ts';
import { arg, type Call, defineFunctions } from './define.ts';

/** Where the curve of S2 goes within a square, by its orientation and the quarter; and how it turns there. Source: s2geometry.io, S2 cells. */
const QUARTERS = sql`[0, 1, 3, 2, 0, 3, 1, 2, 2, 3, 1, 0, 2, 1, 3, 0]`;
const TURNS = sql`[1, 0, 0, 3]`;
/** Steps along each side of a face at the finest level. */
const STEPS = sql`1073741824.`;

interface OnFace {
  readonly face: SqlNode;
  readonly u: SqlNode;
  readonly v: SqlNode;
}

/** The face of the cube that a place is on, and where on it. */
function projected(longitude: SqlNode, latitude: SqlNode): OnFace {
  const x = shared(sql`cos(radians(${longitude})) * cos(radians(${latitude}))`);
  const y = shared(sql`sin(radians(${longitude})) * cos(radians(${latitude}))`);
  const z = shared(sql`sin(radians(${latitude}))`);
  const [overX, overY, overZ] = [sql`abs(${x})`, sql`abs(${y})`, sql`abs(${z})`];
  const axis = shared(sql`if(${overX} > ${overY}, if(${overX} > ${overZ}, 0, 2), if(${overY} > ${overZ}, 1, 2))`);
  const face = shared(sql`${axis} + if([${x}, ${y}, ${z}][${axis} + 1] < 0, 3, 0)`);
  const u = sql`[${y} / ${x}, -${x} / ${y}, -${x} / ${z}, ${z} / ${x}, ${z} / ${y}, -${y} / ${z}][${face} + 1]`;
  const v = sql`[${z} / ${x}, ${z} / ${y}, -${y} / ${z}, ${y} / ${x}, -${x} / ${y}, -${x} / ${z}][${face} + 1]`;
  return { face, u: shared(u), v: shared(v) };
}

/** The step along a side: S2's quadratic transform, which evens out the sizes of cells. */
function stepOf(of: SqlNode): SqlNode {
  const share = sql`if(${of} >= 0, 0.5 * sqrt(1 + 3 * ${of}), 1 - 0.5 * sqrt(1 - 3 * ${of}))`;
  return shared(sql`toUInt64(least(${STEPS} - 1, greatest(0., floor(${STEPS} * ${share}))))`);
}

/** The token of the cell of a level that holds a place. */
function toS2Cell(call: Call): SqlNode {
  const [longitude, latitude] = [shared(asReal(arg(call, 0))), shared(asReal(arg(call, 1)))];
  const level = shared(call.args[2] ? asLong(arg(call, 2)) : sql`11`);
  const isValid = sql`ifNull(${longitude} BETWEEN -180 AND 180 AND ${latitude} BETWEEN -90 AND 90 AND ${level} BETWEEN 0 AND 30, 0)`;
  const ok = shared(isValid);
  const safe = (of: SqlNode, zero: SqlNode): SqlNode => shared(sql`if(${ok}, assumeNotNull(${of}), ${zero})`);
  const [depth, { face, u, v }] = [safe(level, sql`0`), projected(safe(longitude, sql`0.`), safe(latitude, sql`0.`))];
  const [i, j] = [stepOf(u), stepOf(v)];
  const bit = (of: SqlNode): SqlNode => sql`bitAnd(bitShiftRight(${of}, 29 - _k), 1)`;
  const quarter = sql`${QUARTERS}[_s.2 * 4 + 2 * ${bit(i)} + ${bit(j)} + 1]`;
  const fold = sql`arrayFold((_s, _k) -> (_s.1 * 4 + ${quarter}, bitXor(_s.2, ${TURNS}[${quarter} + 1])), range(toUInt64(${depth})), (toUInt64(0), toUInt64(bitAnd(${face}, 1))))`;
  const cell = sql`bitShiftLeft(toUInt64(${face}), 61) + bitShiftLeft(2 * ${fold}.1 + 1, toUInt8(60 - 2 * ${depth}))`;
  return sql`if(${ok}, trim(TRAILING '0' FROM leftPad(lower(hex(${cell})), 16, '0')), '')`;
}

/** The S2 function that whole tables are grouped by; the others are host functions. */
export const geoS2Functions = defineFunctions({ geo_point_to_s2cell: toS2Cell });
