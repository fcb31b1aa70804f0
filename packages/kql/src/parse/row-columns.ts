import type { RowAnswer } from '../compiled.ts';
import type { KustoType } from '../types.ts';
import { type InferredColumn, inferredWhile } from './inferred-columns.ts';
import { type GlobalState, itemsOf, type KustoCode, kusto } from './kusto.ts';
import { pluginSymbols } from './plugin-symbols.ts';
import { markedQuestion, NOTHING_ASKED, type RowColumns } from './row-plugin-symbols.ts';
import { FOUND_COLUMN, foundColumns, type UnseenColumns } from './row-schemas.ts';

/** A text bound with what rows say of its columns. */
export interface RowBinding {
  readonly text: string;
  readonly globals: GlobalState;
  readonly answers: readonly RowAnswer[];
  /** Places of the errors of a bound text. */
  readonly errorsIn: (code: KustoCode) => readonly number[];
}

/**
 * Columns that a query reads of plugins of which no row says one: nulls there, so that a query of a table without rows is no error.
 * Kusto refuses such a name. What a plugin that was not asked yet may give is left open.
 */
export function findUnseen(binding: RowBinding): UnseenColumns {
  const { answers } = binding;
  const isSilent = answers.some((each) => isSchema(each) && foundColumns(answers, each.key)?.length === 0);
  const unseen = isSilent ? findNames(binding) : new Map<string, Names>();
  if (unseen.size > 0) fitTypes(unseen, binding);
  return unseen;
}

type Names = Map<string, KustoType>;

const isSchema = ({ table }: RowAnswer): boolean => table.columns[0]?.name === FOUND_COLUMN;

function findNames({ text, globals, answers }: RowBinding): Map<string, Names> {
  const unseen = new Map<string, Names>();
  // What comes out of one plugin goes into the next, whose question holds it: one more is known each time.
  while (true) {
    const marked = globals.WithPlugIns(pluginSymbols({ answers, unseen, isMarked: true, isOpen: false }));
    const inferred = inferredWhile(() => kusto.KustoCode.ParseAndAnalyze(text, marked));
    if (!inferred.map((each) => note(each, unseen)).includes(true)) return unseen;
  }
}

/** Whether a column was added to the plugin that left its table open. */
function note({ name, table }: InferredColumn, unseen: Map<string, Names>): boolean {
  const questions = itemsOf(table.Columns).flatMap((each) => markedQuestion(each.Name) ?? []);
  const [question] = questions;
  if (question === undefined || questions.includes('')) return false;
  const names: Names = unseen.get(question) ?? new Map();
  if (names.has(name)) return false;
  unseen.set(question, names.set(name, 'dynamic'));
  return true;
}

/** In the order in which they are tried. */
const TYPES: readonly KustoType[] = ['string', 'long', 'datetime', 'real', 'timespan', 'bool', 'guid'];
/** Each trial binds the text: some milliseconds. */
const MAX_TRIALS = 40;

/** A column is dynamic unless the query uses it in a way that only another type allows, as a key of groups or in a sum. */
function fitTypes(unseen: Map<string, Names>, binding: RowBinding): void {
  if (placesOf({ unseen }, binding).length === 0) return;
  const fit = { ...binding, unavoidable: placesOf({ isOpen: true }, binding).length };
  const left = fitOneByOne(unseen, fit, badness(unseen, fit));
  if (left === 0) return;
  // `distinct *` takes none of them or all.
  const before = [...unseen].map(([question, names]) => [question, new Map(names)] as const);
  for (const names of unseen.values()) for (const name of names.keys()) names.set(name, 'string');
  const least = badness(unseen, fit);
  if (least < left) fitOneByOne(unseen, fit, least);
  else for (const [question, names] of before) unseen.set(question, names);
}

/** Gives each column the type with which the binder finds the least wrong; how much that is. */
function fitOneByOne(unseen: ReadonlyMap<string, Names>, binding: Fitting, start: number): number {
  let least = start;
  let trials = 0;
  for (const names of unseen.values())
    for (const [name, before] of names) {
      let best = before;
      for (const type of TYPES) {
        if (least === 0 || trials++ >= MAX_TRIALS) break;
        names.set(name, type);
        const left = badness(unseen, binding);
        if (left < least) [best, least] = [type, left];
      }
      names.set(name, best);
    }
  return least;
}

interface Fitting extends RowBinding {
  /** Errors that stay whatever the types are. */
  readonly unavoidable: number;
}

/** Grows with the errors that the binder finds; of a list of names it finds the first only, so that later is better as well. */
function badness(unseen: UnseenColumns, binding: Fitting): number {
  const places = placesOf({ unseen }, binding);
  return places.length <= binding.unavoidable ? 0 : places.length * 2 ** 32 - Math.min(...places);
}

/** Places of the errors that the binder finds with such columns. */
function placesOf(rows: Partial<RowColumns>, { text, globals, answers, errorsIn }: RowBinding): readonly number[] {
  const known = globals.WithPlugIns(pluginSymbols({ ...NOTHING_ASKED, ...rows, answers }));
  return errorsIn(kusto.KustoCode.ParseAndAnalyze(text, known));
}
