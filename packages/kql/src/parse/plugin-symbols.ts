import type { HostTable } from '../host/host.ts';
import { KUSTO_TYPES, type KustoType } from '../types.ts';
import { itemsOf, type KustoList, type KustoNode, type KustoSymbol, kusto } from './kusto.ts';
import { columnSymbol, make, tableSymbol } from './make-symbols.ts';
import { type FoundColumn, foundColumns, questionKey } from './row-schemas.ts';
import { resolveType } from './types.ts';

type Nodes = KustoList<KustoNode>;
interface CallContext {
  /** The plugin's name in the text. */
  readonly Location: KustoNode;
  readonly Arguments: Nodes;
  readonly RowScope: TableSymbol | null;
}
interface Column extends KustoSymbol {
  readonly Type: KustoSymbol;
}
interface TableSymbol extends KustoSymbol {
  WithIsOpen(isOpen: boolean): TableSymbol;
}
interface Parameter {
  readonly Name: string;
  readonly MinOccurring: number;
  readonly MaxOccurring: number;
}
interface Signature {
  readonly Parameters: KustoList<Parameter>;
  /** How arguments find their parameters. */
  readonly Layout: unknown;
  readonly CustomReturnType: (context: CallContext) => TableSymbol;
}

interface Laid extends KustoSymbol {
  WithLayout(layout: unknown): KustoSymbol;
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

const known = kusto.GlobalState.Default.PlugIns;
const signaturesOf = (name: string): Signature[] => {
  const symbol = itemsOf(known).find((each) => each.Name === name);
  return itemsOf((symbol as (KustoSymbol & { Signatures: KustoList<Signature> }) | undefined)?.Signatures);
};
const signatureOf = (name: string): Signature => signaturesOf(name)[0] as Signature;

const typeNamed = (name: string): KustoType =>
  (KUSTO_TYPES as readonly string[]).includes(name) ? (name as KustoType) : 'dynamic';

/** Calls the vendor's rule for the result, and adds the columns that the rows were asked for; open where they gave none. */
const withAnswer =
  (
    name: string,
    answers: readonly HostTable[],
    combine: (base: KustoSymbol, found: readonly FoundColumn[], context: CallContext) => KustoSymbol[],
  ) =>
  (context: CallContext): unknown => {
    const base = signatureOf(name).CustomReturnType(context);
    const names = itemsOf(context.RowScope?.Columns).map((each) => each.Name);
    const found = foundColumns(answers, questionKey(context.Location.TextStart, names));
    if (found.length === 0) return itemsOf(base.Columns).length > 0 ? base : openTable();
    return make(Symbols.TableSymbol.$ctor4, '', combine(base, found, context));
  };

/** Stands for a table of which no column is known yet: some forms take none without a column. */
const openTable = (): unknown =>
  (make(Symbols.TableSymbol.$ctor4, '', [columnSymbol('Column1', 'dynamic')]) as TableSymbol).WithIsOpen(true);

/** New slots come after the columns of the input, by name; one that has the name of a column stands in its place. */
function unpackedColumns(base: KustoSymbol, found: readonly FoundColumn[], context: CallContext): KustoSymbol[] {
  const kept = new Set(itemsOf(base.Columns).map((each) => each.Name));
  const types = new Map(found);
  const input = itemsOf(context.RowScope?.Columns) as unknown as KustoSymbol[];
  const placed = input.flatMap((each): KustoSymbol[] => {
    const type = types.get(each.Name);
    if (type !== undefined) return [columnSymbol(each.Name, typeNamed(type))];
    return kept.has(each.Name) ? [each] : [];
  });
  const fresh = found.filter(([name]) => !input.some((each) => each.Name === name));
  return [...placed, ...fresh.map(([name, type]) => columnSymbol(name, typeNamed(type)))];
}

function pivotedColumns(base: KustoSymbol, found: readonly FoundColumn[], context: CallContext): KustoSymbol[] {
  const type = itemsOf(context.Arguments)[1]?.ResultType?.Name ?? 'long';
  return [
    ...(itemsOf(base.Columns) as unknown as KustoSymbol[]),
    ...found.map(([name]) => columnSymbol(name, typeNamed(type))),
  ];
}

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
  return plugin(name, signatureOf(name).CustomReturnType, ...overloads);
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
function withColumns(
  name: string,
  mend: (columns: readonly KustoSymbol[], context: CallContext) => readonly KustoSymbol[],
): KustoSymbol {
  const returns = (context: CallContext): KustoSymbol => {
    const columns = itemsOf(signatureOf(name).CustomReturnType(context).Columns) as unknown as KustoSymbol[];
    return make(Symbols.TableSymbol.$ctor4, '', mend(columns, context));
  };
  const overloads = signaturesOf(name).map(({ Parameters, Layout }) =>
    (make(Symbols.Signature.ctor, returns, Symbols.Tabularity.Tabular, itemsOf(Parameters)) as Laid).WithLayout(Layout),
  );
  return make(Symbols.FunctionSymbol.$ctor4, name, overloads);
}

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

/** Plugins as the binder sees them once the rows of `answers` are known. */
export function pluginSymbols(answers: readonly HostTable[]): KustoSymbol[] {
  const asked = [
    plugin('bag_unpack', withAnswer('bag_unpack', answers, unpackedColumns), [
      parameter('Column', 1, 1, COLUMN),
      ...['OutputColumnPrefix', 'columnsConflict', 'ignoredProperties'].map((name) => parameter(name, 0, 1)),
    ]),
    plugin('pivot', withAnswer('pivot', answers, pivotedColumns), [...itemsOf(signatureOf('pivot').Parameters)]),
  ];
  const own = [...documented, ...asked];
  return [...itemsOf(known).filter((each) => !own.some((other) => other.Name === each.Name)), ...own];
}
