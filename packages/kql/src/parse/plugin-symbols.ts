import type { KustoType } from '../types.ts';
import { itemsOf, type KustoSymbol, kusto } from './kusto.ts';
import { columnSymbol, make, tableSymbol } from './make-symbols.ts';
import { type RowColumns, rowResults } from './row-plugin-symbols.ts';
import { resolveType } from './types.ts';
import {
  type CallContext,
  columnsOf,
  hasOpenInput,
  newTable,
  signaturesOf,
  type TableSymbol,
  typeNamed,
  vendorPlugins,
  vendorResult,
  withResult,
} from './vendor-plugins.ts';

interface Column extends KustoSymbol {
  readonly Type: KustoSymbol;
}

const { Symbols } = kusto;
/** Numbers of the vendor's enumerations `ParameterTypeKind` and `ArgumentKind`. */
const [ANY_SCALAR, EXPRESSION, COLUMN, CONSTANT] = [2, 0, 5, 10];
const MANY = 32_767;

const parameter = (name: string, least: number, most: number, argumentKind = EXPRESSION, kind = ANY_SCALAR): unknown =>
  make(Symbols.Parameter.$ctor1, name, kind, [], argumentKind, null, null, false, '~', least, most, null, null);

const plugin = (name: string, returns: (context: CallContext) => unknown, ...overloads: readonly unknown[][]) =>
  make(
    Symbols.FunctionSymbol.$ctor4,
    name,
    overloads.map((parameters) => make(Symbols.Signature.ctor, returns, Symbols.Tabularity.Tabular, parameters)),
  );

const column = (name: string, type: KustoType) => ({ name, type });
const SCHEMA = [
  column('ColumnName', 'string'),
  column('ColumnOrdinal', 'long'),
  column('DataType', 'string'),
  column('ColumnType', 'string'),
];
const TEXT_PATTERNS = [
  column('Count_of_True', 'long'),
  column('Count_of_False', 'long'),
  column('Percent_of_True', 'real'),
  column('Percent_of_False', 'real'),
  column('Pattern', 'string'),
];

/** A step may also be `week`, `month` or `year`. */
function withCalendarSteps(name: string): KustoSymbol {
  const overloads = signaturesOf(name).map((signature) =>
    itemsOf(signature.Parameters).map((each) =>
      /^(Step|LookBackWindow)$/.test(each.Name)
        ? parameter(each.Name, each.MinOccurring, each.MaxOccurring, CONSTANT)
        : each,
    ),
  );
  return plugin(name, (context) => vendorResult(name, context), ...overloads);
}

const RATES = [
  column('dcount_values', 'long'),
  column('dcount_newvalues', 'long'),
  column('retention_rate', 'real'),
  column('churn_rate', 'real'),
];

const ENGAGEMENT = [
  column('dcount_activities_inner', 'long'),
  column('dcount_activities_outer', 'long'),
  column('activity_ratio', 'real'),
];

/** The bounds may be left out, and dimensions follow either form: the columns among the arguments are what is grouped by. */
function withOptionalBounds(name: string, added: readonly { readonly name: string; readonly type: KustoType }[]) {
  const returns = ({ Arguments }: CallContext): KustoSymbol => {
    const [, ...columns] = itemsOf(Arguments).flatMap((each) => {
      const symbol = each.ReferencedSymbol;
      return symbol instanceof (Symbols.ColumnSymbol as never) ? [symbol as KustoSymbol] : [];
    });
    const fresh = added.map((each) => columnSymbol(each.name, each.type));
    return make(Symbols.TableSymbol.$ctor4, '', [...columns, ...fresh]);
  };
  const [id, timeline] = ['IdColumn', 'TimelineColumn'].map((each) => parameter(each, 1, 1, COLUMN));
  return plugin(name, returns, [id, timeline, parameter('Bounds', 1, MANY)]);
}

/** Calls the vendor's rule for the result, and corrects its columns. */
const withColumns = (
  name: string,
  mend: (columns: readonly KustoSymbol[], context: CallContext) => readonly KustoSymbol[],
): KustoSymbol => withResult(name, (context) => openAsInput(mendedResult(name, mend, context), context));

function mendedResult(
  name: string,
  mend: (columns: readonly KustoSymbol[], context: CallContext) => readonly KustoSymbol[],
  context: CallContext,
): TableSymbol {
  const result = vendorResult(name, context);
  return newTable(mend(columnsOf(result), context)).WithInheritableProperties(result);
}

/** What reads columns that rows have yet to say may pass them on. */
const openAsInput = (result: TableSymbol, context: CallContext): TableSymbol =>
  hasOpenInput(context) ? result.WithIsOpen(true) : result;

/** Patterns do not hold the columns that weigh or split the rows, which stand at these places. */
const withoutArguments = (name: string, ...places: readonly number[]): KustoSymbol =>
  withColumns(name, (columns, { Arguments, RowScope }) => {
    const fixed = columns.length - itemsOf(RowScope?.Columns).length;
    const left = new Set(places.map((place) => itemsOf(Arguments)[place]?.ReferencedSymbol));
    return numbered(columns.filter((each, at) => at < fixed || !left.has(each)));
  });

/** A name that stands before gets the first free number, as in a join: `Count`, `Count1`. */
function numbered(columns: readonly KustoSymbol[]): KustoSymbol[] {
  const taken = new Set<string>();
  return columns.map((each) => {
    let name = each.Name;
    for (let number = 1; taken.has(name); number++) name = `${each.Name}${number}`;
    taken.add(name);
    return name === each.Name ? each : columnSymbol(name, resolveType((each as Column).Type));
  });
}

/** A distance in time has the type of the timeline's own: a timespan of datetimes, a number of numbers. */
const withDistance = (name: string, placeOfTimeline: number, distance: string): KustoSymbol =>
  withColumns(name, (columns, { Arguments }) => {
    const timeline = itemsOf(Arguments)[placeOfTimeline]?.ResultType?.Name ?? '';
    const type = timeline === 'datetime' ? 'timespan' : typeNamed(timeline);
    return columns.map((each) => (each.Name === distance ? columnSymbol(distance, type) : each));
  });

/** The columns of the table that is looked up come first. Source: the examples of the plugin's page. */
const withTableFirst = (name: string): KustoSymbol =>
  withColumns(name, (columns, { RowScope }) => {
    const width = itemsOf(RowScope?.Columns).length;
    return [...columns.slice(width), ...columns.slice(0, width)];
  });

/** Plugins that the documentation has and the vendor's binder does not, or not with all of their arguments. */
const documented: readonly KustoSymbol[] = Object.freeze([
  plugin('schema_merge', () => tableSymbol({ name: '', columns: SCHEMA }), [parameter('PreserveOrder', 0, 1)]),
  plugin('diffpatterns_text', () => tableSymbol({ name: '', columns: TEXT_PATTERNS }), [
    parameter('TextColumn', 1, 1, COLUMN),
    parameter('BooleanCondition', 1, 1),
    ...['MinTokens', 'Threshold', 'MaxTokens'].map((name) => parameter(name, 0, 1)),
  ]),
  withOptionalBounds('activity_metrics', RATES),
  withOptionalBounds('activity_engagement', ENGAGEMENT),
  withoutArguments('basket', 1),
  withoutArguments('autocluster', 1),
  withoutArguments('diffpatterns', 0, 3),
  withDistance('sequence_detect', 0, 'Duration'),
  withDistance('funnel_sequence_completion', 1, 'Period'),
  withTableFirst('ipv6_lookup'),
  ...['activity_counts_metrics', 'active_users_count', 'sliding_window_counts'].map(withCalendarSteps),
]);

/** Plugins of the vendor's whose columns follow from their input. */
const following: readonly KustoSymbol[] = vendorPlugins
  .map(({ Name }) => Name)
  .filter((name) => signaturesOf(name).some((each) => each.CustomReturnType !== null))
  .map((name) => withResult(name, (context) => openAsInput(vendorResult(name, context), context)));

/** Plugins as the binder sees them, as far as rows have said their columns. */
export function pluginSymbols(rows: RowColumns): KustoSymbol[] {
  const { bag_unpack, pivot } = rowResults(rows);
  const asked = [
    plugin('bag_unpack', bag_unpack, [
      parameter('Column', 1, 1, COLUMN),
      ...['OutputColumnPrefix', 'columnsConflict', 'ignoredProperties'].map((name) => parameter(name, 0, 1)),
    ]),
    withResult('pivot', pivot),
  ];
  const named = [...vendorPlugins, ...following, ...documented, ...asked].map((each) => [each.Name, each] as const);
  return [...new Map(named).values()];
}
