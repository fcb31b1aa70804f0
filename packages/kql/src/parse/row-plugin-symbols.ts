import type { RowAnswer } from '../compiled.ts';
import { childOf, itemsOf, type KustoNode, type KustoSymbol, kindOf } from './kusto.ts';
import { columnSymbol } from './make-symbols.ts';
import { type FoundColumn, foundColumns, questionKey, type UnseenColumns } from './row-schemas.ts';
import { type CallContext, columnsOf, newTable, type TableSymbol, typeNamed, vendorResult } from './vendor-plugins.ts';

/** What is known of the columns that rows alone say. */
export interface RowColumns {
  readonly answers: readonly RowAnswer[];
  readonly unseen: UnseenColumns;
  /**
   * Tables of which no row says a column stay open, and each has a column that tells which plugin gave it: wherever a name is read
   * that no table has, the columns there say whose it is.
   */
  readonly isMarked: boolean;
  /** The rows of another use of a plugin may say more: a name that no table has is no error yet. */
  readonly isOpen: boolean;
}

export const NOTHING_ASKED: RowColumns = Object.freeze({
  answers: [],
  unseen: new Map(),
  isMarked: false,
  isOpen: false,
});

/** Columns of a call's result, of those that the vendor's rule and the rows give. */
type Combine = (call: RowCall, base: readonly KustoSymbol[], found: readonly FoundColumn[]) => KustoSymbol[];
interface RowCall {
  readonly input: readonly KustoSymbol[];
  readonly context: CallContext;
}

const MARK = '\u0000';
/** The name of a column that marks a table as the result of the plugin that asks this question; empty: of one not asked yet. */
const markerName = (question: string): string => MARK + question + MARK;

/** The question in the name of a marker; null in any other. A join may have numbered it. */
export function markedQuestion(name: string): string | null {
  const end = name.lastIndexOf(MARK);
  return name.startsWith(MARK) && end > 0 ? name.slice(MARK.length, end) : null;
}

/** Calls the vendor's rule for the result, and adds the columns that the rows were asked for; open where they were not asked. */
const withRows =
  (name: string, rows: RowColumns, combine: Combine) =>
  (context: CallContext): TableSymbol => {
    const own = (table: KustoSymbol | null): KustoSymbol[] =>
      columnsOf(table).filter((each) => !rows.isMarked || markedQuestion(each.Name) === null);
    const result = vendorResult(name, context);
    if (isWrittenOut(context.Location)) return result.WithIsOpen(context.RowScope?.IsOpen === true);
    const [input, base] = [own(context.RowScope), own(result)];
    const question = questionKey(
      context.Location.TextStart,
      input.map((each) => each.Name),
    );
    const found = foundColumns(rows.answers, question);
    const table = (columns: readonly KustoSymbol[], isOpen: boolean): TableSymbol =>
      newTable(columns).WithInheritableProperties(result).WithIsOpen(isOpen);
    if (found === null) return table(rows.isMarked ? [...base, marker('')] : orStandIn(base), true);
    if (found.length > 0) return table(combine({ input, context }, base, found), rows.isOpen);
    const columns = combine({ input, context }, base, byName([...(rows.unseen.get(question) ?? [])]));
    return table(rows.isMarked ? [...columns, marker(question)] : columns, rows.isMarked || rows.isOpen);
  };

/** Whether a schema stands after the call of this name. */
function isWrittenOut(name: KustoNode): boolean {
  let at: KustoNode | null = name;
  while (at && kindOf(at) !== 'EvaluateOperator') at = at.Parent;
  return at !== null && childOf(at, 'Schema') !== null;
}

const byName = (columns: readonly FoundColumn[]): readonly FoundColumn[] =>
  columns.toSorted(([one], [other]) => (one < other ? -1 : 1));

const marker = (question: string): KustoSymbol => columnSymbol(markerName(question), 'dynamic');

/** Some forms take no table of which no column is known yet. */
const orStandIn = (columns: readonly KustoSymbol[]): readonly KustoSymbol[] =>
  columns.length > 0 ? columns : [columnSymbol('Column1', 'dynamic')];

/** New slots come after the columns of the input, by name; one that has the name of a column stands in its place. */
const unpackedColumns: Combine = ({ input }, base, found) => {
  const kept = new Set(base.map((each) => each.Name));
  const types = new Map(found);
  const placed = input.flatMap((each): KustoSymbol[] => {
    const type = types.get(each.Name);
    if (type !== undefined) return [columnSymbol(each.Name, typeNamed(type))];
    return kept.has(each.Name) ? [each] : [];
  });
  const fresh = byName(found.filter(([name]) => !input.some((each) => each.Name === name)));
  return [...placed, ...fresh.map(([name, type]) => columnSymbol(name, typeNamed(type)))];
};

const pivotedColumns: Combine = ({ context }, base, found) => {
  const type = itemsOf(context.Arguments)[1]?.ResultType?.Name ?? 'long';
  return [...base, ...found.map(([name]) => columnSymbol(name, typeNamed(type)))];
};

/** Results of the plugins whose columns depend on rows. */
export const rowResults = (rows: RowColumns) => ({
  bag_unpack: withRows('bag_unpack', rows, unpackedColumns),
  pivot: withRows('pivot', rows, pivotedColumns),
});
