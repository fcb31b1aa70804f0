import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorBodySchema, type QueryTable, Rejection, routes } from '@vedette/model';
import type { Command, CommandInput } from '../command.ts';
import { requiredText, textOption, UsageError } from '../command.ts';
import { formatTable, isFormat } from '../format-table.ts';
import { withLocalQuery } from '../local-query.ts';
import { dataDirectory } from '../serve-options.ts';

export const query: Command = {
  words: ['query'],
  usage: "query 'KQL' [--file F] [--data DIR | --url URL --token T] [--timespan P1D] [--format table|json|csv]",
  summary: 'Ask KQL, of a data folder or of a running server.',
  options: {
    file: { type: 'string' },
    data: { type: 'string' },
    url: { type: 'string' },
    token: { type: 'string' },
    timespan: { type: 'string' },
    format: { type: 'string' },
  },
  run: async (input) => {
    const { values, terminal } = input;
    const format = textOption(values, 'format') ?? 'table';
    if (!isFormat(format)) throw new UsageError(`\`--format\` expected table, json or csv, found \`${format}\`.`);
    const table = await ask(input, readKql(input));
    for (const { severity, code, message, span } of table.problems) {
      const place = span ? `${span.line}:${span.column} ` : '';
      terminal.stderr.write(`${severity} ${code} ${place}${message}\n`);
    }
    if (table.problems.some(({ severity }) => severity === 'error') && table.columns.length === 0) return 1;
    terminal.stdout.write(formatTable(table, format));
    return 0;
  },
};

function readKql({ values, positionals, terminal }: CommandInput): string {
  const file = textOption(values, 'file');
  if (file !== undefined) return readFileSync(path.resolve(terminal.cwd, file), 'utf8');
  const [kql] = positionals;
  if (kql === undefined) throw new UsageError("A query is missing: give 'KQL' or `--file F`.");
  return kql;
}

function ask(input: CommandInput, kql: string): Promise<QueryTable> {
  const url = textOption(input.values, 'url');
  const timespan = textOption(input.values, 'timespan');
  if (url === undefined) return withLocalQuery(dataDirectory(input), (run) => run(kql, timespan));
  return askServer(url, findToken(input), kql, timespan);
}

const findToken = ({ values, terminal }: CommandInput): string =>
  textOption(values, 'token') ?? terminal.env.VEDETTE_TOKEN ?? requiredText(values, 'token');

async function askServer(url: string, token: string, kql: string, timespan: string | undefined): Promise<QueryTable> {
  const response = await fetch(new URL(routes.runQuery.path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: kql, ...(timespan ? { timespan } : {}) }),
  });
  const body: unknown = await response.json();
  if (response.ok) return routes.runQuery.response.parse(body);
  throw new Rejection(errorBodySchema.parse(body).error.problems, response.status);
}
