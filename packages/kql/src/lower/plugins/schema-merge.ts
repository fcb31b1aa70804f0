import { type SqlNode, sql, text } from '../../sql/node.ts';
import { columnValue, type Relation } from '../scope.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

const OUT_OF_ORDER = 'ERROR(columns are out of order)';

/**
 * Schemas, as `getschema` gives them, as one: each column once, at the last place that a schema gives it. Where the order
 * is to be kept, a column that has two places is an error row.
 */
function schemaMerge(call: PluginCall): Relation {
  const keepsOrder = call.constant('PreserveOrder', 0, 'bool') ?? true;
  const read = (wanted: string): SqlNode => {
    const found = call.input.columns.find((each) => each.name === wanted);
    return found ? columnValue(found).node : call.refuse('the columns of `getschema`', `none named \`${wanted}\``);
  };
  const [name, ordinal] = [read('ColumnName'), read('ColumnOrdinal')];
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const merged = steps.aggregate([name], {
    last: sql`max(${ordinal})`,
    places: sql`uniqExact(${ordinal})`,
    data: sql`ifNull(argMin(${read('DataType')}, ${ordinal}), '')`,
    type: sql`ifNull(argMin(${read('ColumnType')}, ${ordinal}), '')`,
  });
  const { isBad } = steps.compute({ isBad: keepsOrder ? sql`(${merged.places} > 1)` : sql`0` });
  const key = merged.keys[0] ?? name;
  const { place } = steps.window({ place: sql`row_number()` }, { order: sql`${isBad}, ${merged.last}, ${key}` });
  const bad = sql`concat('ERROR(unknown CSL type:', ${text(OUT_OF_ORDER)}, ')')`;
  return call.result(steps, [
    key,
    sql`if(${isBad}, -1, toInt64(${place}) - 1)`,
    sql`if(${isBad}, ${bad}, ${merged.data})`,
    sql`if(${isBad}, ${text(OUT_OF_ORDER)}, ${merged.type})`,
  ]);
}

export const schemaPlugins = definePlugins({ schema_merge: schemaMerge });
