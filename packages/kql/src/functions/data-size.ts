import type { Value } from '../lower/value.ts';
import { integer } from '../sql/build.ts';
import { type SqlNode, shared, sql } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import { type Call, defineFunctions, kusto } from './define.ts';

/** Bytes of a value of fixed size. */
const SIZES: Readonly<Partial<Record<KustoType, number>>> = Object.freeze({
  bool: 1,
  int: 4,
  long: 8,
  real: 8,
  datetime: 8,
  timespan: 8,
  guid: 16,
  decimal: 16,
});

function sizeOf(of: Value): SqlNode {
  const fixed = SIZES[of.type];
  return fixed === undefined ? sql`toInt64(length(ifNull(${shared(of.node)}, '')))` : integer(fixed);
}

function estimate(call: Call): SqlNode {
  const values = call.raw.some((each) => each.kind === 'star')
    ? call.environment.columns().map((each) => each.value)
    : call.args;
  return sql`toInt64(${values.map(sizeOf).reduce((all, each) => sql`${all} + ${each}`, sql`0`)})`;
}

export const dataSizeFunctions = defineFunctions({
  estimate_data_size: {
    sql: estimate,
    fidelity: { differs: 'a dynamic value counts as its JSON text; what Kusto adds for its form is not documented.' },
    source: kusto('estimate-data-size-function'),
  },
});
