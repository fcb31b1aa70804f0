import type { Query } from '../ast.ts';
import type { Catalogue, CompileOptions } from '../kql.ts';
import { problem, Refusal } from '../problems.ts';
import type { Problem } from '../types.ts';
import { resolveGlobals } from './catalogue.ts';
import { isCountOfValue, isNegatedTerm, judge } from './diagnostics.ts';
import { EditedText } from './edits.ts';
import { dropMissingMembers, type MissingMember } from './fuzzy.ts';
import {
  childrenOf,
  type GlobalState,
  itemsOf,
  type KustoCode,
  type KustoDiagnostic,
  type KustoNode,
  kindOf,
  kusto,
  listOf,
} from './kusto.ts';
import { queries } from './node-access.ts';
import { normaliseText, spanAt } from './normalise.ts';
import { pluginSymbols } from './plugin-symbols.ts';
import { convertResultTables, type ResultTable } from './result-tables.ts';
import { findUnseen } from './row-columns.ts';
import { NOTHING_ASKED, type RowColumns } from './row-plugin-symbols.ts';
import type { UnseenColumns } from './row-schemas.ts';
import { ParseScope, type ParseSource, type Settings } from './scope.ts';
import { findShared } from './shared-queries.ts';
import { bindStatements } from './statements.ts';
import { isTolerated } from './tolerated.ts';
import { nameViews } from './views.ts';
import { assertBindable } from './written-out.ts';

export type ParseResult =
  | {
      readonly kind: 'parsed';
      readonly tables: readonly ResultTable[];
      readonly warnings: readonly Problem[];
      readonly settings: Settings;
      /** Queries that are lowered once, however often they are read. */
      readonly shared: ReadonlySet<Query>;
    }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/**
 * Binds a query with the vendor's parser and turns its tree into ours. `isOpen`: names of columns that no row has shown so far are let
 * through, for those that rows of another use of a plugin may show.
 */
export function parseQuery(source: string, options: CompileOptions, isOpen = false): ParseResult {
  const { text, warnings } = normaliseText(source);
  if (text.replace(/\/\/[^\n]*/g, '').trim() === '') return rejected(problem('KQL1004', undefined));
  assertBindable(text, options.catalogue);
  const globals = globalsOf(options, isOpen);
  const analysed = analyse(text, globals, options);
  if (!analysed) return rejected(problem('KQL1005', spanAt(source, 0, source.length)));
  const { code, edited, empty, unseen } = analysed;
  if (empty) {
    const span = edited.spanAt(empty.TextStart, empty.End);
    return rejected(problem('KQL2005', span, 'None of the tables of this `union` exists.'));
  }
  const catalogue = readableCatalogue(options);
  const judged = errorsOf(code, edited.text).map((each) => judge(each, edited, catalogue));
  const errors = firstCauses(judged.filter((each) => each.severity === 'error'));
  if (errors.length > 0) return { kind: 'rejected', problems: errors };
  const left = analysed.missing.map((each) => problem('KQL3004', edited.spanAt(each.start, each.end), each.name));
  const read: ParseSource = {
    ...sourceOf(edited, options, globals),
    unseen,
    warnings: [...warnings, ...judged, ...left],
  };
  const tables = convertStatements(code, new ParseScope(read));
  if (tables.length === 0) return rejected(problem('KQL1004', undefined));
  const shared = findShared(
    tables.map((each) => each.query),
    read.materialised,
  );
  return { kind: 'parsed', tables, warnings: read.warnings, settings: read.settings, shared };
}

/** What a hint may name: a table that may not be read is as unknown as one that is not there. */
const readableCatalogue = ({ catalogue, readableTables }: CompileOptions): Catalogue =>
  readableTables
    ? { ...catalogue, tables: catalogue.tables.filter((table) => readableTables.has(table.name)) }
    : catalogue;

/** Calls of a pattern that maps nothing are refused where they stand, with the names that the caller is to add. */
const UNMAPPED_PATTERN = 'KS188';

function errorsOf(code: KustoCode, text: string): KustoDiagnostic[] {
  const diagnostics = itemsOf(code.GetDiagnostics());
  const references = new Set(diagnostics.filter((each) => each.Code === UNMAPPED_PATTERN).map((each) => each.Start));
  return diagnostics.filter(
    (each) =>
      each.Severity === 'Error' &&
      !isCountOfValue(each, text) &&
      !isNegatedTerm(each, text) &&
      !isFittingNumber(each, text) &&
      !isTolerated(each, text, code) &&
      !references.has(each.Start),
  );
}

/** The binder's view of the catalogue, and of the rows that the columns of plugins were asked from. */
function globalsOf({ catalogue, readableTables, answers = [] }: CompileOptions, isOpen: boolean): GlobalState {
  const globals = resolveGlobals(catalogue, readableTables);
  return answers.length > 0 ? withRows(globals, { answers, isOpen }) : globals;
}

const withRows = (globals: GlobalState, rows: Partial<RowColumns>): GlobalState =>
  globals.WithPlugIns(pluginSymbols({ ...NOTHING_ASKED, ...rows }));

const rejected = (of: Problem): ParseResult => ({ kind: 'rejected', problems: [of] });

/** What follows a syntax error is read past it: its names and types are guesses. */
function firstCauses(errors: readonly Problem[]): readonly Problem[] {
  const syntax = errors.find((each) => each.code === 'KQL1001');
  return syntax ? [syntax] : errors;
}

function convertStatements(code: KustoCode, scope: ParseScope): ResultTable[] {
  const block = kindOf(code.Syntax) === 'QueryBlock' ? code.Syntax : childrenOf(code.Syntax)[0];
  const expressions = block ? bindStatements(listOf(block, 'Statements'), scope, queries) : [];
  return expressions.flatMap((each) => convertResultTables(each, scope));
}

function sourceOf(text: EditedText, options: CompileOptions, globals: GlobalState): ParseSource {
  const { catalogue, readableTables } = options;
  const tables = catalogue.tables.filter((table) => readableTables?.has(table.name) ?? true);
  const byName = new Map(tables.map((table) => [table.name, table]));
  return {
    text,
    warnings: [],
    unseen: new Map(),
    materialised: new Set(),
    tableNames: new Set(byName.keys()),
    resolveTable: (name, span) => ({ kind: 'table', name, columns: byName.get(name)?.columns ?? [], span }),
    options,
    catalogue,
    globals,
    functions: new Map((catalogue.functions ?? []).map((each) => [each.name, each])),
    settings: {},
    counts: { entered: 0 },
  };
}

interface Analysed extends Bound {
  readonly edited: EditedText;
  readonly unseen: UnseenColumns;
}
interface Bound {
  readonly code: KustoCode;
  readonly missing: readonly MissingMember[];
  readonly empty: KustoNode | null;
}

/** The engine takes a whole number where an int or a real is wanted, and a list where one percentile is; the binder's symbols do not. */
function isFittingNumber({ Message: message, Start: start, Length: length }: KustoDiagnostic, text: string): boolean {
  if (message !== 'A value of type int expected.' && message !== 'A value of type real expected.') return false;
  const isWhole = /^-?\d+$/.test(text.slice(start, start + length));
  return isWhole || /\bpercentiles_array_tdigest\s*\([^;|]*,\s*$/.test(text.slice(0, start));
}

/** Binds the text; again with the views that its wildcards name, and without the members of fuzzy unions that do not exist. */
function analyse(text: string, globals: GlobalState, options: CompileOptions): Analysed | null {
  const { catalogue, answers = [] } = options;
  try {
    const first = kusto.KustoCode.ParseAndAnalyze(text, globals);
    const edited = new EditedText(text, nameViews(first.Syntax));
    if (edited.text !== text) assertBindable(edited.text, catalogue);
    const code = edited.text === text ? first : kusto.KustoCode.ParseAndAnalyze(edited.text, globals);
    const { left, ...rest } = withoutMissing(edited.text, code, globals);
    const errorsIn = (bound: KustoCode): readonly number[] => errorsOf(bound, left).map((each) => each.Start);
    const unseen = findUnseen({ text: left, globals, answers, errorsIn });
    if (unseen.size === 0) return { edited, ...rest, unseen };
    const known = withRows(globals, { answers, unseen });
    return { edited, ...rest, unseen, code: kusto.KustoCode.ParseAndAnalyze(left, known) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The vendor's binder throws on some inputs (seen on a `graph-match`); that is a problem of the query, not a crash of ours.
    return null;
  }
}

function withoutMissing(text: string, first: KustoCode, globals: GlobalState): Bound & { readonly left: string } {
  const missing: MissingMember[] = [];
  let left = text;
  let code = first;
  for (;;) {
    const dropped = dropMissingMembers(left, code);
    missing.push(...dropped.missing);
    if (dropped.empty || dropped.text === left) return { code, missing, empty: dropped.empty, left };
    left = dropped.text;
    code = kusto.KustoCode.ParseAndAnalyze(left, globals);
  }
}
