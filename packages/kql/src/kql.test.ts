import { describe, expect, test } from 'vitest';
import { testTables } from '../test/tables.ts';
import { type CompileOptions, compileKql } from './kql.ts';
import { statementSettings } from './run/bind.ts';

const options: CompileOptions = {
  catalogue: { tables: testTables, watchlists: [{ alias: 'HighValueAssets', columns: ['Name', 'Tag'] }] },
  now: new Date('2026-01-02T00:00:00Z'),
};

function compiled(text: string, rest: Partial<CompileOptions> = {}) {
  const result = compileKql(text, { ...options, ...rest });
  if (result.kind === 'rejected') throw new Error(result.problems.map((problem) => problem.message).join('; '));
  return result;
}

describe('compileKql', () => {
  test('compares a stored time as a bare column, so that the primary key prunes', () => {
    expect(compiled('SecurityAlert | where TimeGenerated > ago(1d) | project AlertName').sql).toContain(
      '(`TimeGenerated` > {p0:Int64})',
    );
  });

  test('keeps the time span of the caller on every table', () => {
    const timespan = { start: new Date('2026-01-01T00:00:00Z'), end: new Date('2026-01-02T00:00:00Z') };
    const { sql } = compiled('union SecurityAlert, (SecurityIncident | where Title has "x") | count', { timespan });
    expect(sql.match(/`TimeGenerated` >= \{p\d+:Int64\}\) AND \(`TimeGenerated` < /g)).toHaveLength(2);
  });

  test('restricts the time of arrival and reads it as ingestion_time()', () => {
    const ingestedBetween = { start: new Date(0), end: new Date(1) };
    const { sql } = compiled('SecurityAlert | project at = ingestion_time()', { ingestedBetween });
    expect(sql).toBe(
      'SELECT `_IngestedAt`\nFROM `SecurityAlert`\nWHERE (`_IngestedAt` >= {p0:Int64}) AND (`_IngestedAt` < {p1:Int64})',
    );
  });

  test('says which statement keeps rows, that of a stage apart from the answer', () => {
    const twice = 'let busy = materialize(SecurityAlert | summarize n = count() by AlertName);';
    expect(compiled('SecurityAlert | count').keepsRows).toBe(false);
    const { sql, keepsRows } = compiled(`${twice} busy | where n == toscalar(busy | summarize max(n))`);
    expect([keepsRows, sql.includes('AS MATERIALIZED (')]).toEqual([true, true]);
    const staged = compiled(
      `${twice} busy | where n == toscalar(busy | summarize max(n)) | extend d = gzip_decompress_from_base64_string(AlertName)`,
    );
    expect(staged.stages.flatMap(({ inputs }) => inputs.map((input) => input.keepsRows))).toEqual([true]);
    expect(staged.keepsRows).toBe(false);
  });

  test('says which statement reads nothing but times, which the engine may know without reading them', () => {
    const told = (text: string) => {
      const { readsTimesAlone } = compiled(text);
      return [readsTimesAlone, 'optimize_use_implicit_projections' in statementSettings(compiled(text))];
    };
    for (const times of [
      'SecurityAlert | count',
      'SecurityAlert | where TimeGenerated > now() | summarize max(TimeGenerated)',
    ])
      expect(told(times)).toEqual([true, false]);
    for (const rows of ['SecurityAlert | where AlertName == "x" | count', 'SecurityAlert', 'print 1'])
      expect(told(rows)).toEqual([false, true]);
    expect(told('union (SecurityAlert | where Status == "New" | count), (SecurityIncident | count)')).toEqual([
      true,
      false,
    ]);
  });

  test('reads a literal after a comment', () => {
    const { parameters } = compiled(
      'datatable(a:real, b:datetime)[real(1.5), // first\n datetime(2020-01-01), // second\n real(-2.5), datetime(2021-01-01)]',
    );
    expect(parameters.map((each) => each.value)).toContainEqual(['1.5', '-2.5']);
  });

  test('writes the smallest long inside a dynamic literal with one sign', () => {
    const { parameters } = compiled('print d = dynamic([-9223372036854775808, -1])');
    expect(parameters.map((each) => each.value)).toContain('[-9223372036854775808,-1]');
  });

  test('sorts ascending after a comment', () => {
    expect(compiled('SecurityAlert | sort by AlertName // desc\n asc | project AlertName').sql).toMatch(/ASC/);
  });

  test('asks for one row more than may leave', () => {
    expect(compiled('SecurityAlert | project AlertName', { maxRows: 10 }).sql).toMatch(/LIMIT 11$/);
  });

  test('names the tables that it reads, and only reads the columns that the result needs', () => {
    const { tables, sql } = compiled(
      'SecurityAlert | extend a = strcat(AlertName, "!") | summarize count() by AlertSeverity',
    );
    expect(tables).toEqual(['SecurityAlert']);
    expect(sql).not.toContain('AlertName');
  });

  test('reads a watchlist from a parameter', () => {
    const result = compiled('_GetWatchlist("highvalueassets") | project SearchKey, Tag');
    expect(result.watchlists).toEqual(['HighValueAssets']);
    expect(result.watchlistParameters).toHaveLength(1);
    expect(result.sql).toContain(`{${result.watchlistParameters[0]?.parameter}:String}`);
  });

  test('gives the hints of render', () => {
    const { visualization } = compiled(
      'SecurityAlert | summarize count() by bin(TimeGenerated, 1h) | render timechart with (title="Alerts")',
    );
    expect(visualization).toEqual({ visualization: 'timechart', title: 'Alerts' });
  });

  test('takes a chain of computed columns in one SELECT', () => {
    const { sql } = compiled(
      'SecurityAlert | extend a = tolower(AlertName) | where a has "x" | extend b = strcat(a, "y") | project b',
    );
    expect(sql.match(/SELECT/g)).toHaveLength(1);
  });
});

describe('problems', () => {
  const rejected = (text: string, rest: Partial<CompileOptions> = {}): string => {
    const result = compileKql(text, { ...options, ...rest });
    if (result.kind === 'compiled') return 'compiled';
    return result.problems
      .map(({ code, message, span, hints }) => [`${code} ${span?.line}:${span?.column} ${message}`, ...hints].join(' '))
      .join('\n');
  };

  test.each([
    ['', 'KQL1004'],
    ['// only a comment', 'KQL1004'],
    ['SecurityAlert | wher x', 'KQL1001'],
    ['SecurityAlrt | count', 'KQL1002'],
    ['SecurityAlert | where AlertNam == "x"', 'KQL1002'],
    ['SecurityAlert | where AlertName > 1', 'KQL1003'],
    ['SecurityAlert | evaluate python(typeof(*), "x")', 'KQL2006'],
    ['SecurityAlert | evaluate preview(3) | count', 'KQL2007'],
    ['SecurityAlert | evaluate session_count(AlertName, TimeGenerated, ago(1d), now(), 0s, 1h)', 'KQL2007'],
    ['print d = dynamic({"a": 1}), a = 1 | evaluate bag_unpack(d, columnsConflict="no")', 'KQL2007'],
    ['SecurityAlert | project hash_many(AlertName, "a")', 'KQL2006'],
    ['print x = guid(74be27de-1e4e-49d9-b579-fe0b331d3642) == 1', 'KQL2007'],
    ['print bin(5, 0)', 'KQL2007'],
    ['SecurityAlert | scan with (step s1 optional: IsIncident;)', 'KQL2006'],
    [
      'SecurityAlert | scan declare (x: dynamic) with (step s1: true => x = split(tostring(s1.x), AlertName);)',
      'KQL2006',
    ],
    ['SecurityAlert | make-graph AlertName --> Status', 'KQL1006'],
    ['SecurityAlert | graph-match (a)-[e]->(b) project a', 'KQL1005'],
    ['graph("G") | graph-match (a)-[e]->(b) project x = 1', 'KQL2006'],
    ['SecurityAlert | make-graph AlertName --> Status | graph-match (a)-->(b), (c)-->(d) project x = 1', 'KQL2007'],
    ['SecurityAlert | make-graph AlertName --> Status | graph-match (a)-[e*1..999]->(b) project x = 1', 'KQL2007'],
    ['SecurityAlert | project AlertName | assert-schema (AlertName: long)', 'KQL2007'],
    ['SecurityAlert | where AlertName matches regex "a)"', 'KQL2007'],
    ['_GetWatchlist("none")', 'KQL2008'],
  ])('%s', (text, code) => {
    const rendered = rejected(text);
    expect(rendered).toMatch(new RegExp(`^${code}`));
    expect(rendered).toMatchSnapshot();
  });

  test('an unreadable table is unknown', () => {
    expect(rejected('SecurityAlert | count', { readableTables: new Set(['SecurityIncident']) })).toMatch(
      /^KQL1002 1:1/,
    );
  });

  test('the place counts in the text as it was written', () => {
    expect(rejected('SecurityAlert\n| where\u00a0AlertName == “x”\n| project Nope')).toMatch(/^KQL1002 3:11/);
  });
});

describe('tolerance', () => {
  test('curly quotes and no-break spaces are read as plain ones, with a warning', () => {
    const { warnings, parameters } = compiled(
      'SecurityAlert | where AlertName == “a ”b”\u00a0or AlertName == "“kept”" | count'.replace(' ”b', ''),
    );
    expect(warnings.map((warning) => warning.code)).toEqual(
      ['KQL3001', 'KQL3001', 'KQL3001'].slice(0, warnings.length),
    );
    expect(parameters.map((parameter) => parameter.value)).toEqual(['a', '“kept”']);
  });

  test('a dynamic value is compared with a datetime as its datetime, with a warning', () => {
    const { warnings } = compiled('CloudAppEvents | where RawEventData.CreationTime > ago(1d) | count');
    expect(warnings.map((warning) => warning.code)).toEqual(['KQL3002']);
  });

  test('union isfuzzy leaves out a table that does not exist and says so', () => {
    const { warnings, tables } = compiled('union isfuzzy=true SecurityAlert, NoSuchTable | count');
    expect(tables).toEqual(['SecurityAlert']);
    expect(warnings.map((warning) => warning.code)).toEqual(['KQL3004']);
  });
});
