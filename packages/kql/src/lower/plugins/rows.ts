import { asBool, asText } from '../../functions/convert.ts';
import { integer } from '../../sql/build.ts';
import { list, type SqlNode, sql, textArray } from '../../sql/node.ts';
import { columnValue, type Relation } from '../scope.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

const stepsOf = (call: PluginCall): PlanSteps => new PlanSteps(call.input.plan, call.lowering.context.ids);

/** One row a cell: the row's number from 0, the column's name, the value as text. */
function narrow(call: PluginCall): Relation {
  const { columns } = call.input;
  const steps = stepsOf(call);
  const position = steps.number();
  const names = columns.map((each) => each.name);
  const texts = columns.map((each) => asText(columnValue(each)));
  const at = steps.unnest('cell', sql`arrayEnumerate(${textArray(names)})`);
  const read = (array: SqlNode): SqlNode => sql`arrayElement(${array}, ${at})`;
  return call.result(steps, [
    sql`(${position} - 1)`,
    read(textArray(names)),
    read(texts.length > 0 ? sql`[${list(texts)}]` : textArray([])),
  ]);
}

/** Rows at most so many before or after one that meets the condition. */
function rowsNear(call: PluginCall): Relation {
  const steps = stepsOf(call);
  const near = call.constant('NumRows', 1, 'number') ?? call.refuse('a number of rows', 'none');
  const after = call.constant('RowsAfter', 2, 'number') ?? near;
  if (near < 0 || after < 0) return call.refuse('a number of rows', 'a negative number');
  const wanted = asBool(call.valueAt(0, 'a condition'));
  const position = steps.number();
  const frame = sql`ROWS BETWEEN ${integer(after)} PRECEDING AND ${integer(near)} FOLLOWING`;
  const { found } = steps.window({ found: sql`countIf(ifNull(${wanted}, 0))` }, { order: position, frame });
  steps.filter(sql`${found} > 0`);
  return { ...call.input, plan: steps.plan };
}

function estimateRows(call: PluginCall): Relation {
  const steps = stepsOf(call);
  const { rows } = steps.aggregate([], { rows: sql`toInt64(count())` });
  return call.result(steps, [rows]);
}

/** Its two tables are made where a statement's result tables are; anywhere else it is no table. */
const preview = (call: PluginCall): Relation => call.refuse('to be the last operator of the query', 'another after it');

export const rowPlugins = definePlugins({
  narrow,
  rows_near: rowsNear,
  estimate_rows_count: estimateRows,
  identity: (call) => call.input,
  preview,
});
