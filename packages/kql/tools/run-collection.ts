/**
 * Compiles the queries of public collections and runs them over empty tables; says which failed and why.
 * usage: node packages/kql/tools/run-collection.ts TABLES.json REPORT.jsonl FOLDER...
 * TABLES.json: `{tables: {Name: {Column: type}}}`. Tables of Defender XDR have `Timestamp` as well, as advanced hunting shows
 * them, and its functions are known. A query counts unless the vendor itself rejects it over these tables: its parser or its binder.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { resolveGlobals } from '../src/parse/catalogue.ts';
import { itemsOf, type KustoDiagnostic, kusto } from '../src/parse/kusto.ts';
import { normaliseText } from '../src/parse/normalise.ts';
import { compileOn, runCompiled } from '../src/run/index.ts';
import type { KustoType, TableSchema } from '../src/types.ts';
import { makeTable, openEngine } from './engine.ts';
import { advancedHuntingFunctions, nameColumns } from './environment.ts';
import { collectQueries } from './queries-of-files.ts';

/** `syntax` and `binder` are the vendor's; `refused` and `engine` are ours. */
const VERDICTS = ['runs', 'syntax', 'binder', 'refused', 'engine'] as const;
type Verdict = (typeof VERDICTS)[number];

interface Outcome {
  readonly id: string;
  readonly verdict: Verdict;
  readonly code: string;
  readonly message: string;
  readonly query: string;
}

/** Source: Microsoft Defender XDR, "Understand the advanced hunting schema". */
const XDR =
  /^(Device|Email|Identity|Alert|Behavior|CloudAppEvents|CloudAuditEvents|UrlClickEvents|AADSignInEventsBeta|AADSpnSignInEventsBeta|MessageEvents)/;

const [tablesFile = '', reportFile = '', ...folders] = process.argv.slice(2);
const schemas = (JSON.parse(readFileSync(tablesFile, 'utf8')) as { tables: Record<string, Record<string, KustoType>> })
  .tables;
const tables: TableSchema[] = Object.entries(schemas).map(([name, columns]) => ({
  name,
  columns: Object.entries(XDR.test(name) ? { Timestamp: 'datetime' as const, ...columns } : columns).map(
    ([column, type]) => ({ name: column, type }),
  ),
}));
const catalogue = { tables, watchlists: [], functions: advancedHuntingFunctions };
const engine = openEngine();
const made = new Set<string>();
const now = new Date();

const firstError = (found: readonly KustoDiagnostic[]): KustoDiagnostic | undefined =>
  found.find((each) => each.Severity === 'Error');

function syntaxError(text: string): string | null {
  const parsed = kusto.KustoCode.Parse(normaliseText(text).text);
  return firstError(itemsOf(parsed.GetDiagnostics()))?.Message ?? null;
}

/** What the vendor's binder finds wrong over these tables; null where it takes the query. */
function binderError(text: string): KustoDiagnostic | null {
  const bound = kusto.KustoCode.ParseAndAnalyze(normaliseText(text).text, resolveGlobals(catalogue, undefined));
  return firstError(itemsOf(bound.GetDiagnostics())) ?? null;
}

function ensure(names: readonly string[]): void {
  for (const table of tables.filter(({ name }) => names.includes(name) && !made.has(name))) {
    makeTable(engine, { ...table, rows: [] });
    made.add(table.name);
  }
}

/** Compiles and runs; what went wrong is ours. */
async function tryOurs(query: string): Promise<Pick<Outcome, 'verdict' | 'code' | 'message'>> {
  try {
    const options = { catalogue, now, externalData: 'empty' as const };
    const compiled = await compileOn(query, options, { engine, prepare: ensure });
    if (compiled.kind === 'rejected') {
      const [first] = compiled.problems;
      return { verdict: 'refused', code: first?.code ?? '', message: first?.message ?? '' };
    }
    await runCompiled(compiled, { engine, prepare: ensure });
    return { verdict: 'runs', code: '', message: '' };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { verdict: 'engine', code: 'ENGINE', message };
  }
}

/** The vendor is asked only about what fails here. */
async function tryQuery(id: string, text: string): Promise<Outcome> {
  const query = nameColumns(text);
  const ours = await tryOurs(query);
  if (ours.verdict === 'runs') return { id, ...ours, query };
  const syntax = syntaxError(query);
  if (syntax) return { id, verdict: 'syntax', code: 'SYNTAX', message: syntax, query };
  const bound = binderError(query);
  if (bound) return { id, verdict: 'binder', code: bound.Code, message: bound.Message, query };
  return { id, ...ours, query };
}

function describe(name: string, outcomes: readonly Outcome[]): string {
  const count = (verdict: Verdict): number => outcomes.filter((each) => each.verdict === verdict).length;
  const counted = outcomes.length - count('syntax') - count('binder');
  const percent = counted === 0 ? '-' : ((100 * count('runs')) / counted).toFixed(1);
  return [
    `${name}: ${outcomes.length} queries; the vendor's parser rejects ${count('syntax')}, its binder ${count('binder')} over these tables;`,
    `of ${counted} left ${count('runs')} run (${percent} %), ${count('refused')} are refused, ${count('engine')} fail in the engine`,
  ].join(' ');
}

const outcomes: Outcome[] = [];
for (const folder of folders) {
  const mine: Outcome[] = [];
  for (const { id, query } of collectQueries(folder, (text) => syntaxError(text) === null))
    mine.push(await tryQuery(`${basename(folder)}/${id}`, query));
  console.log(describe(basename(folder), mine));
  outcomes.push(...mine);
}
if (folders.length > 1) console.log(describe('All', outcomes));
writeFileSync(reportFile, outcomes.map((each) => `${JSON.stringify(each)}\n`).join(''));
engine.cleanup();
