import type { Catalogue, StoredFunction } from '../kql.ts';
import { problem, Refusal } from '../problems.ts';
import { isCountOfValue, judge } from './diagnostics.ts';
import { EditedText } from './edits.ts';
import { dropMissingMembers } from './fuzzy.ts';
import { type GlobalState, itemsOf, type KustoFunction, type KustoSymbol, kusto } from './kusto.ts';
import type { ParseScope } from './scope.ts';
import { asLet, bodyOf, parametersOf } from './stored-text.ts';
import { doublesItself } from './written-out.ts';

const { Symbols } = kusto;

function functionSymbol(of: StoredFunction, body: string): KustoSymbol {
  const made = new (Symbols.FunctionSymbol.$ctor16 as unknown as new (...rest: unknown[]) => KustoFunction)(
    of.name,
    parametersOf(of),
    `{${body}\n}`,
    of.docString ?? '',
  );
  return of.isView ? made.WithIsView(true) : made;
}

/**
 * Puts stored functions among the names of a database. A fuzzy union in a body leaves out what does not exist, as one in a
 * query does, and for that the binder must know everything else first.
 */
export function makeFunctions(
  catalogue: Catalogue,
  globalsWith: (functions: readonly KustoSymbol[]) => GlobalState,
): GlobalState {
  const functions = catalogue.functions ?? [];
  const plain = globalsWith(functions.map((of) => functionSymbol(of, bodyOf(of))));
  const fuzzy = new Set(functions.filter((of) => isFuzzy(of) && !doublesItself(of.name, catalogue)));
  if (fuzzy.size === 0) return plain;
  return globalsWith(functions.map((of) => functionSymbol(of, fuzzy.has(of) ? withoutMissing(of, plain) : bodyOf(of))));
}

const isFuzzy = (of: StoredFunction): boolean => /isfuzzy/i.test(of.body);

function withoutMissing(of: StoredFunction, globals: GlobalState): string {
  const { text, start } = asLet(of);
  const left = dropMissingMembers(text, kusto.KustoCode.ParseAndAnalyze(text, globals)).text;
  return left.slice(start, start + bodyOf(of).length);
}

/** Functions whose body has been looked through, by the globals that it was bound with. */
const checked = new WeakMap<GlobalState, Map<string, readonly string[] | null>>();

/**
 * Refuses a call of a stored function whose body has an error.
 * Errors: `KQL1009` with the place inside the body.
 */
export function assertSound(of: StoredFunction, scope: ParseScope, span: ReturnType<ParseScope['spanOf']>): void {
  const { globals, catalogue } = scope.source;
  const known = checked.get(globals) ?? new Map<string, readonly string[] | null>();
  checked.set(globals, known);
  const before = known.get(of.name);
  const details = before === undefined ? firstError(of, globals, catalogue) : before;
  known.set(of.name, details);
  if (details) throw new Refusal(problem('KQL1009', span, of.name, ...details));
}

/** Line, column and message of the first error of a body; null where there is none. */
function firstError(of: StoredFunction, globals: GlobalState, catalogue: Catalogue): readonly string[] | null {
  const { text, start } = asLet(of, isFuzzy(of) ? withoutMissing(of, globals) : bodyOf(of));
  const [first] = itemsOf(kusto.KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics())
    .filter((each) => each.Severity === 'Error' && !isCountOfValue(each, text))
    .map((each) => judge(each, new EditedText(text), catalogue))
    .filter((each) => each.severity === 'error');
  if (!first?.span) return first ? ['1', '1', first.message] : null;
  const inBody = text.slice(start, Math.max(start, first.span.start));
  const lines = inBody.split('\n');
  return [String(lines.length), String((lines.at(-1)?.length ?? 0) + 1), [first.message, ...first.hints].join(' ')];
}
