import { describe, expect, test } from 'vitest';
import { type CompileOptions, compileKql } from './kql.ts';

const options: CompileOptions = {
  catalogue: { tables: [], watchlists: [] },
  now: new Date(0),
  externalHosts: ['data.example.org', '*.example.net'],
};
const answer = (text: string, rest: Partial<CompileOptions> = {}): string => {
  const result = compileKql(text, { ...options, ...rest });
  return result.kind === 'rejected' ? `${result.problems[0]?.code} ${result.problems[0]?.message}` : result.kind;
};
const of = (url: string, properties = ''): string => `externaldata (a: string, n: long) [@"${url}"] ${properties}`;

describe('externaldata', () => {
  test.each([
    ['https://data.example.org/a.csv'],
    ['https://files.example.net/a.csv'],
    ['https://data.example.org/a.csv;managed_identity=system'],
  ])('reads %s', (url) => expect(answer(of(url))).toBe('compiled'));

  test.each([
    ['http://data.example.org/a.csv', /^KQL2007 .*https/],
    ['https://user:secret@data.example.org/a.csv', /^KQL2007/],
    ['https://data.example.org:8443/a.csv', /^KQL2007/],
    ['file:///etc/passwd', /^KQL2007/],
    ['nowhere', /^KQL2007/],
    ['https://other.example.org/a.csv', /^KQL2006 .*`other.example.org`.*`externalHosts`/],
    ['https://example.net/a.csv', /^KQL2006/],
    ['https://data.example.org/a.zip', /^KQL2007 .*zip/],
  ])('refuses %s', (url, message) => expect(answer(of(url))).toMatch(message));

  test.each([
    'https://127.0.0.1/a',
    'https://0x7f000001/a',
    'https://[::1]/a',
    'https://localhost/a',
    'https://metadata/a',
    'https://x.internal/a',
    'https://x.local/a',
  ])('never reads %s', (url) => expect(answer(of(url), { externalHosts: ['*'] })).toMatch(/^KQL2006/));

  test('is off where nothing is allowed, and where the query says so', () => {
    const { externalHosts: _none, ...closed } = options;
    expect(compileKql(of('https://data.example.org/a.csv'), closed)).toMatchObject({ problems: [{ code: 'KQL2006' }] });
    expect(answer(`set request_external_data_disabled; ${of('https://data.example.org/a.csv')}`)).toMatch(/^KQL2006/);
  });

  test('hands the host what to fetch and how to read it', () => {
    const text = `${of('https://data.example.org/a.json.gz', 'with (ignoreFirstRecord = true, ingestionMapping = \'[{"Column":"a","Properties":{"Path":"$.x"}}]\')')} | where n > 1`;
    const result = compileKql(text, options);
    expect(result).toMatchObject({
      kind: 'compiled',
      stages: [
        {
          inputs: [],
          call: {
            name: 'externaldata',
            options: {
              urls: ['https://data.example.org/a.json.gz'],
              format: 'json',
              ignoreFirstRecord: true,
              mapping: [{ column: 'a', path: '$.x', ordinal: null, constant: null }],
            },
          },
        },
      ],
    });
  });

  test.each([
    ["with (format = 'parquet')", /^KQL2007 .*`parquet`/],
    ["with (ingestionMapping = 'x')", /^KQL2007 .*JSON array/],
    [
      'with (ingestionMapping = \'[{"Column":"a","Properties":{"Transform":"SourceLocation"}}]\')',
      /^KQL2007 .*SourceLocation/,
    ],
  ])('refuses %s', (properties, message) =>
    expect(answer(of('https://data.example.org/a', properties))).toMatch(message),
  );

  test('takes its address from a query parameter', () => {
    const text = 'declare query_parameters(uri: string); externaldata (a: string) [uri]';
    expect(answer(text, { parameters: { uri: 'https://data.example.org/a' } })).toBe('compiled');
  });

  test('is an empty table where content is only checked', () => {
    const result = compileKql(`${of('http://anywhere')} | summarize count() by a`, {
      ...options,
      externalData: 'empty',
    });
    expect(result).toMatchObject({ kind: 'compiled', stages: [], warnings: [{ code: 'KQL3006' }] });
  });
});
