import type { Catalogue } from '../kql.ts';
import { problem } from '../problems.ts';
import type { Problem, Span } from '../types.ts';
import { databaseNames } from './database-names.ts';
import type { EditedText } from './edits.ts';
import type { KustoDiagnostic } from './kusto.ts';
import { operatorKeywords } from './operator-names.ts';
import { refusedSources } from './refused-sources.ts';
import { nearNames } from './suggest.ts';
import { aggregateNames, functionNames, pluginSymbolNames } from './symbols.ts';

/** What names a text may have meant, by the kind of thing that was expected at the place. */
interface KnownNames {
  readonly tables: readonly string[];
  readonly columns: readonly string[];
  readonly functions: readonly string[];
}

const SYNTAX = /^KS0|^KS198$/;
const UNKNOWN_GRAPH = 'KS260';
const OPERATOR_EXPECTED = 'KS176';
const UNKNOWN_NAME = /^KS(124|142|143|196|204|205|206|208|209|210|211|236|237)$/;
const UNKNOWN_DATABASE = 'KS208';
/** Sources that the catalogue has none of, by the diagnostic of a name that is not known. */
const KINDS_OF_SOURCE: Readonly<Record<string, string>> = Object.freeze({
  KS209: 'external_table',
  KS210: 'materialized_view',
  KS247: 'entity_group',
  KS248: 'stored_query_result',
  KS260: 'graph',
});
const OPERAND_TYPES = /types (\w+) and (\w+)/;
const COMPARED = /^The operator '(==|!=|<>|<|<=|>|>=)'/;
const TOLERATED = new Set(['datetime', 'timespan', 'long', 'int', 'real', 'decimal', 'bool', 'guid', 'string']);
const ONE_OF = /^Expected one of: (.*)$/;

/** The engine reads `count(x)` as `count()`, whatever `x` is; the binder wants a condition. Source: recorded answers. */
export const isCountOfValue = (diagnostic: KustoDiagnostic, text: string): boolean =>
  diagnostic.Message === 'A value of type bool expected.' && /\bcount\s*\(\s*$/.test(text.slice(0, diagnostic.Start));

/** `search not("term")`: a text is a condition in `search`, also inside `not`, where the binder wants a bool. */
export const isNegatedTerm = (diagnostic: KustoDiagnostic, text: string): boolean =>
  diagnostic.Message === 'A value of type bool expected.' &&
  /\b(search|find)\b[^|;]*\bnot\s*\(\s*$/.test(text.slice(0, diagnostic.Start)) &&
  /^["'@]/.test(text.slice(diagnostic.Start));

/** Turns a diagnostic of the binder into a problem of ours; what published queries contain is only a warning. */
export function judge(diagnostic: KustoDiagnostic, edited: EditedText, catalogue: Catalogue): Problem {
  const end = diagnostic.Start + diagnostic.Length;
  const span = edited.spanAt(diagnostic.Start, end);
  const source = edited.original;
  const { Code: code, Message: message } = diagnostic;
  const operands = code === 'KS106' && COMPARED.test(message) ? OPERAND_TYPES.exec(message) : null;
  const other =
    operands && (operands[1] === 'dynamic' ? operands[2] : operands[2] === 'dynamic' ? operands[1] : undefined);
  if (other && TOLERATED.has(other)) return problem('KQL3002', span, other);
  const name = edited.text.slice(diagnostic.Start, end);
  if (code === UNKNOWN_GRAPH)
    return problem('KQL2006', span, 'graph()', 'no graphs are stored here; make one with `make-graph`.');
  if (SYNTAX.test(code) || code === OPERATOR_EXPECTED)
    return { ...problem('KQL1001', span, message), hints: nearNames(name, expectedWords(message, code)) };
  const refused = KINDS_OF_SOURCE[code];
  if (refused) return problem('KQL2006', span, `${refused}()`, refusedSources[refused] ?? '');
  if (code === UNKNOWN_DATABASE) return unknownDatabase(name, span, catalogue);
  if (!UNKNOWN_NAME.test(code)) return problem('KQL1003', span, message);
  return {
    ...problem('KQL1002', span, message),
    hints: nearNames(name, candidates(message, source, span.start, catalogue)),
  };
}

function unknownDatabase(name: string, span: Span, catalogue: Catalogue): Problem {
  const known = databaseNames(catalogue);
  const plain = name.replace(/^@?["']|["']$/g, '');
  const list = known.map((each) => `\`${each}\``).join(', ');
  return { ...problem('KQL1007', span, 'database', plain, list), hints: nearNames(plain, known) };
}

/** The words that the parser would have taken at the place. */
function expectedWords(message: string, code: string): readonly string[] {
  if (code === OPERATOR_EXPECTED) return [...operatorKeywords.map((each) => each.name), 'order', 'limit'];
  return ONE_OF.exec(message)?.[1]?.split(', ') ?? [];
}

function candidates(message: string, source: string, start: number, catalogue: Catalogue): readonly string[] {
  const known = namesIn(source, start, catalogue);
  if (/plug-in/.test(message)) return pluginSymbolNames;
  if (/aggregate or scalar function|known function|function '.*' is not defined/.test(message)) return known.functions;
  if (/known table|known column/.test(message)) return [...known.tables, ...known.columns, ...declaredNames(source)];
  if (/known database/.test(message)) return catalogue.databases ?? [];
  if (/declared parameter/.test(message)) return declaredParameters(source);
  return [];
}

/** Names in reach: tables, functions, and the columns of the tables that the text mentions. */
function namesIn(text: string, start: number, catalogue: Catalogue): KnownNames {
  const mentioned = catalogue.tables.filter((table) => text.includes(table.name));
  const isAggregate = /\b(summarize|make-series)\b[^|]*$/i.test(text.slice(0, start));
  return {
    tables: catalogue.tables.map((table) => table.name),
    columns: mentioned.flatMap((table) => table.columns.map((each) => each.name)),
    functions: [
      ...(isAggregate ? aggregateNames : []),
      ...functionNames,
      ...(catalogue.functions ?? []).map((each) => each.name),
      ...declaredNames(text),
      '_GetWatchlist',
      'workspace',
      'app',
      'resource',
    ],
  };
}

/** Names that the text itself gives: by `let`, `as`, or `name = `. */
const declaredNames = (text: string): string[] => [
  ...new Set([...text.matchAll(/\b(?:let\s+|as\s+)?([A-Za-z_]\w*)\s*=(?![=~])/g)].map((match) => match[1] ?? '')),
];

const declaredParameters = (text: string): string[] => [
  ...new Set([...text.matchAll(/([A-Za-z_]\w*)\s*:\s*[a-z(]/g)].map((match) => match[1] ?? '')),
];
