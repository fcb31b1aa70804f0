import { describe, expect, it } from 'vitest';
import { parseKustoProperties } from './kusto-request.ts';

const options = (given: object) => parseKustoProperties({ Options: given });

describe('servertimeout', () => {
  it.each([
    ['00:04:00', 240],
    ['00:00:30.500', 30.5],
    ['1.00:00:00', 86_400],
    ['50m', 3000],
    ['2h', 7200],
    ['500ms', 0.5],
    ['30 seconds', 30],
    ['soon', undefined],
    ['00:00:00', undefined],
    [undefined, undefined],
  ])('%s is %s seconds', (servertimeout, expected) => {
    expect(options({ servertimeout }).timeoutSeconds).toBe(expected);
  });
});

it('reads properties as Grafana, as the JavaScript client and as the REST page write them', () => {
  const given = { servertimeout: '00:01:00', results_progressive_enabled: 'true', query_take_max_records: 5 };
  const expected = { timeoutSeconds: 60, isProgressive: true, takeRows: 5, parameters: {} };
  expect(parseKustoProperties({ options: given })).toMatchObject(expected);
  expect(parseKustoProperties({ Options: given })).toMatchObject(expected);
  expect(parseKustoProperties(JSON.stringify({ Options: given }))).toMatchObject(expected);
});

it.each([null, undefined, 'no json {', 7, [], { Options: 'x' }])('takes %j for no properties', (given) => {
  expect(parseKustoProperties(given)).toEqual({
    isProgressive: false,
    isFragmented: false,
    hidesPartial: false,
    isReadOnly: false,
    language: 'kql',
    parameters: {},
  });
});

it('reads times, and a scope where it is that of our time column', () => {
  const [from, to] = ['2026-03-01', 'datetime(2026-03-02T12:00:00)'];
  const read = options({
    query_now: '2026-03-01T00:00:00Z',
    query_datetimescope_from: from,
    query_datetimescope_to: to,
  });
  expect(read.now).toEqual(new Date('2026-03-01T00:00:00Z'));
  expect(read.timespan).toEqual({ start: new Date('2026-03-01T00:00:00Z'), end: new Date('2026-03-02T12:00:00Z') });
  expect(options({ query_datetimescope_from: from, query_datetimescope_column: 'Other' }).timespan).toBeUndefined();
});

it('gives parameters as KQL literals', () => {
  const Parameters = { n: 10, yes: true, d: 'dynamic(["a"])', list: ['a', 1], s: "it's" };
  expect(parseKustoProperties({ Parameters }).parameters).toEqual({
    n: '10',
    yes: 'true',
    d: 'dynamic(["a"])',
    list: 'dynamic(["a",1])',
    s: "it's",
  });
});
