import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { QueryTable } from '@vedette/model';
import type { Command, CommandInput } from '../command.ts';
import { textOption, UsageError } from '../command.ts';
import { formatTable, isFormat } from '../format-table.ts';
import { withLocalQuery } from '../local-query.ts';
import { dataDirectory } from '../serve-options.ts';
import { openServer } from '../server-call.ts';

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
  return openServer(input, url)('runQuery', { body: { query: kql, ...(timespan ? { timespan } : {}) } });
}
