import { describe, expect, it } from 'vitest';
import { parseDuration, printClockDuration, printDuration, printIsoDuration } from './duration.ts';

describe('parseDuration', () => {
  it.each([
    ['5m', 300],
    ['1h', 3600],
    ['14d', 14 * 86_400],
    ['30S', 30],
    ['PT5M', 300],
    ['P1D', 86_400],
    ['P1DT2H3M4S', 93_784],
    ['P2W', 14 * 86_400],
    ['PT0S', 0],
  ])('%s is %d seconds', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it.each(['', '5', 'm', '5 m', '1w', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '-5m', '1.5h', 'PT5', '01:00:00'])(
    '%j is no duration',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );
});

describe('printed durations', () => {
  it.each([
    [300, '5m', 'PT5M', '00:05:00'],
    [86_400, '1d', 'P1D', '1.00:00:00'],
    [5400, '90m', 'PT1H30M', '01:30:00'],
    [93_784, '93784s', 'P1DT2H3M4S', '1.02:03:04'],
    [0, '0s', 'PT0S', '00:00:00'],
  ])('%d seconds', (seconds, short, iso, clock) => {
    expect(printDuration(seconds)).toBe(short);
    expect(printIsoDuration(seconds)).toBe(iso);
    expect(printClockDuration(seconds)).toBe(clock);
    expect(parseDuration(short)).toBe(seconds);
    expect(parseDuration(iso)).toBe(seconds);
  });
});
