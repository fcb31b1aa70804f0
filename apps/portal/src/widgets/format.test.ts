import { describe, expect, it } from 'vitest';
import {
  printBytes,
  printCount,
  printCountOf,
  printDuration,
  printExact,
  printRelative,
  printWords,
} from './format.ts';

const THIN = '\u202f';
const now = new Date('2026-11-21T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [12_345, `12${THIN}345`],
    [1_234_567, `1${THIN}234${THIN}567`],
  ])('prints %d with thin separators', (value, expected) => {
    expect(printCount(value)).toBe(expected);
  });
  it('knows one from many', () => {
    expect([printCountOf(1, 'incident'), printCountOf(0, 'incident'), printCountOf(2, 'match', 'matches')]).toEqual([
      '1 incident',
      '0 incidents',
      '2 matches',
    ]);
  });
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1024, '1.0 KB'],
    [14_889_779, '14.2 MB'],
    [2 ** 31, '2.0 GB'],
    [512 * 1024, '512 KB'],
  ])('prints %d bytes', (bytes, expected) => {
    expect(printBytes(bytes)).toBe(expected);
  });
});

describe('times', () => {
  it.each([
    [0, 'just now'],
    [59, 'just now'],
    [60, '1 min ago'],
    [3599, '59 min ago'],
    [3600, '1 h ago'],
    [47 * 3600, '47 h ago'],
    [48 * 3600, '2 d ago'],
    [30 * 86_400, '22 Oct 2026'],
    [-120, 'in 2 min'],
    [-30, 'in a moment'],
  ])('%d seconds before now', (seconds, expected) => {
    expect(printRelative(before(seconds), now, 'UTC')).toBe(expected);
  });
  it('says the zone with the exact time', () => {
    expect(printExact(now, 'UTC')).toBe('21 Nov 2026, 12:00:00 UTC');
  });
  it.each([
    [340, '340 ms'],
    [4200, '4.2 s'],
    [59_600, '60 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [3 * 86_400_000, '3 d 0 h'],
  ])('%d milliseconds', (milliseconds, expected) => {
    expect(printDuration(milliseconds)).toBe(expected);
  });
});

describe('printWords', () => {
  it.each([
    ['TruePositive', 'True positive'],
    ['no-permission', 'No permission'],
    ['classificationReason', 'Classification reason'],
    ['ip', 'IP'],
    ['ClientIp', 'Client IP'],
    ['zip', 'Zip'],
  ])('%s', (name, expected) => {
    expect(printWords(name)).toBe(expected);
  });
});
