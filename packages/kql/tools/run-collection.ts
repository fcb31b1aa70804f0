/**
 * Compiles the queries of public collections and runs them over empty tables; says which failed and why.
 * usage: node tools/run-collection.ts TABLES.json REPORT.jsonl FOLDER...
 * TABLES.json: `{tables: {Name: {Column: type}}}`. Tables of Defender XDR have `Timestamp` as well, as advanced hunting shows them. A query that the vendor's parser calls a syntax error is counted apart.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { itemsOf, kusto } from '../src/parse/kusto.ts';
import { normaliseText } from '../src/parse/normalise.ts';
import type { KustoType, TableSchema } from '../src/types.ts';
import { compileOn, makeTable, openEngine, runCompiled } from './engine.ts';
import { collectQueries } from './queries-of-files.ts';

interface Outcome {
  readonly id: string;
  readonly verdict: 'runs' | 'syntax' | 'name' | 'refused' | 'engine';
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
const catalogue = { tables, watchlists: [] };
const engine = openEngine();
const made = new Set<string>();
const now = new Date();

function syntaxError(text: string): string | null {
  const found = itemsOf(kusto.KustoCode.Parse(normaliseText(text).text).GetDiagnostics());
  return found.find((each) => each.Severity === 'Error')?.Message ?? null;
}

function ensure(names: readonly string[]): void {
  for (const table of tables.filter(({ name }) => names.includes(name) && !made.has(name))) {
    makeTable(engine, { ...table, rows: [] });
    made.add(table.name);
  }
}

async function tryQuery(id: string, query: string): Promise<Outcome> {
  const outcome = (verdict: Outcome['verdict'], code = '', message = ''): Outcome => ({
    ...{ id, verdict, code, message, query },
  });
  const syntax = syntaxError(query);
  if (syntax) return outcome('syntax', 'KQL1001', syntax);
  try {
    const compiled = await compileOn(engine, query, { catalogue, now }, ensure);
    if (compiled.kind === 'rejected') {
      const [first] = compiled.problems;
      return outcome(first?.code === 'KQL1002' ? 'name' : 'refused', first?.code, first?.message);
    }
    ensure(compiled.tables);
    for (const table of [compiled, ...compiled.furtherTables]) await runCompiled(engine, table);
    return outcome('runs');
  } catch (thrown) {
    return outcome('engine', 'ENGINE', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

const outcomes: Outcome[] = [];
for (const folder of folders) {
  const mine: Outcome[] = [];
  for (const { id, query } of collectQueries(folder, (text) => syntaxError(text) === null))
    mine.push(await tryQuery(`${basename(folder)}/${id}`, query));
  const count = (verdict: Outcome['verdict']): number => mine.filter((each) => each.verdict === verdict).length;
  const counted = mine.length - count('syntax');
  console.log(
    `${basename(folder)}: ${mine.length} queries, ${count('syntax')} with syntax errors; of ${counted}: ${count('runs')} run (${((100 * count('runs')) / counted).toFixed(1)} %), ${count('name')} name what the tables do not have, ${count('refused')} refused, ${count('engine')} fail in the engine`,
  );
  outcomes.push(...mine);
}
writeFileSync(reportFile, outcomes.map((each) => `${JSON.stringify(each)}\n`).join(''));
engine.cleanup();
