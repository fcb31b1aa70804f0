import { describe, expect, it } from 'vitest';
import { parseIsoMilliseconds, parseTimespan } from './timespan.ts';

const NOW = new Date('2026-06-10T12:00:00Z');

describe('parseTimespan', () => {
  it.each([
    ['P1D', '2026-06-09T12:00:00.000Z', '2026-06-10T12:00:00.000Z'],
    ['PT1H30M', '2026-06-10T10:30:00.000Z', '2026-06-10T12:00:00.000Z'],
    ['P1DT12H', '2026-06-09T00:00:00.000Z', '2026-06-10T12:00:00.000Z'],
    ['2026-01-01T00:00:00Z/2026-01-02T00:00:00Z', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
    ['2026-01-01T00:00:00/2026-01-01T01:00:00', '2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z'],
    ['2026-01-01T02:00:00+02:00/PT1H', '2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z'],
    ['PT1H/2026-01-01', '2025-12-31T23:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  ])('%s', (text, start, end) => {
    const span = parseTimespan(text, NOW);
    expect([span?.start.toISOString(), span?.end.toISOString()]).toEqual([start, end]);
  });

  it.each([[''], [undefined], [null]])('%j is no window', (text) => {
    expect(parseTimespan(text, NOW)).toBeUndefined();
  });

  it.each([['P'], ['PT'], ['1d'], ['yesterday'], ['2026-01-02/2026-01-01'], ['P1D/P1D'], ['2026-99-99/P1D'], ['/']])(
    'refuses %s and says what it expected',
    (text) => {
      expect(() => parseTimespan(text, NOW)).toThrow(/expected an ISO 8601 duration/);
    },
  );
});

it('parseIsoMilliseconds counts a week and fractions', () => {
  expect(parseIsoMilliseconds('P1W')).toBe(7 * 86_400_000);
  expect(parseIsoMilliseconds('PT0.5S')).toBe(500);
});
