import { describe, expect, test } from 'vitest';
import { Compiler } from './compiler.ts';
import { type CompileOptions, compileStep } from './kql.ts';

const catalogue = {
  tables: [
    {
      name: 'Events',
      columns: [
        { name: 'TimeGenerated', type: 'datetime' as const },
        { name: 'User', type: 'string' as const },
      ],
    },
  ],
  watchlists: [],
};
const day = (date: number) => new Date(Date.UTC(2026, 0, date));
const optionsAt = (date: number) => ({
  catalogue,
  now: day(date),
  timespan: { start: day(date - 7), end: day(date) },
  maxRows: 10,
});

/** What the compiler gives the third time, beside what compiling afresh gives. */
function thirdTime(text: string, options: (date: number) => CompileOptions = optionsAt) {
  const { compile } = new Compiler();
  compile(text, options(10));
  compile(text, options(11));
  const kept = compile(text, options(25));
  return { kept, fresh: compileStep(text, options(25)) };
}

describe('Compiler', () => {
  test.each([
    'Events | where TimeGenerated > ago(1d) | summarize count() by User',
    'Events | where TimeGenerated between (ago(3d) .. now(-1h)) | extend Age = now() - TimeGenerated',
    'Events | make-series count() on TimeGenerated from ago(7d) to now() step 1d',
    'Events | where TimeGenerated > startofday(now()) | project User, Day = format_datetime(now(), "yyyy-MM-dd")',
    'let since = ago(2d); Events | where TimeGenerated > since | join (Events | where TimeGenerated < since) on User',
    'print a = 1, b = datetime(2026-01-05), c = now() - datetime(2026-01-05)',
  ])('gives at another time what compiling afresh gives: %s', (text) => {
    const { kept, fresh } = thirdTime(text);
    expect(kept).toEqual(fresh);
  });

  test('a bin by the time since a fixed date is none before that', () => {
    const text = 'Events | extend b = bin(1tick, now() - datetime(2026-01-01))';
    const { kept, fresh } = thirdTime(text, (date) => ({ catalogue, now: date === 25 ? new Date(0) : day(date) }));
    expect(kept).toEqual(fresh);
  });

  test('a text that comes again is not compiled again', () => {
    const { compile } = new Compiler();
    const text = 'Events | where TimeGenerated > ago(1d)';
    const [first, second, third, fourth] = [1, 2, 3, 3].map((date) => compile(text, optionsAt(date)));
    expect(first).not.toEqual(third);
    expect(second).not.toEqual(third);
    // Kept queries share what does not change with time.
    expect(third?.kind === 'compiled' && fourth?.kind === 'compiled' && third.columns === fourth.columns).toBe(true);
  });

  test('other options are another query', () => {
    const { compile } = new Compiler();
    const text = 'Events | take 5';
    for (const date of [1, 2, 3]) compile(text, optionsAt(date));
    const other = { ...optionsAt(4), readableTables: new Set<string>() };
    expect(compile(text, other)).toEqual(compileStep(text, other));
    const narrower = { ...optionsAt(4), maxRows: 3 };
    expect(compile(text, narrower)).toEqual(compileStep(text, narrower));
  });

  test('problems are found again each time', () => {
    const { compile } = new Compiler();
    for (const date of [1, 2, 3]) expect(compile('Nothing', optionsAt(date)).kind).toBe('rejected');
  });
});
