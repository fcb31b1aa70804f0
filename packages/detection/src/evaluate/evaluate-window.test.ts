import type { QueryTable } from '@vedette/model';
import type { QueryOutcome } from '@vedette/query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleRule } from '../../test/examples.ts';
import {
  planDueWindow,
  planImmediateWindow,
  type RuleProgress,
  type RuleWindow,
  timesOf,
} from '../schedule/plan-window.ts';
import { type AskWindow, evaluateWindow } from './evaluate-window.ts';

const T0 = Date.parse('2026-11-20T00:00:00Z');
const MINUTE = 60_000;

interface Event {
  readonly name: string;
  /** When it happened and when it could be read. */
  readonly at: number;
  readonly arrivedAt: number;
}

const tableOf = (columns: string[], rows: unknown[][]): QueryTable => ({
  columns: columns.map((name) => ({ name, type: 'string' })),
  rows,
  partial: false,
  problems: [],
  visualization: null,
  statistics: { compileMs: 0, executeMs: 0, rowsRead: 0, bytesRead: 0 },
});

/** Answers as the query service does: both intervals are half-open. Counts bins where the question is about late rows. */
function answerFrom(events: readonly Event[], periodMs: number): AskWindow {
  return async ({ kql, timespan, ingestedBetween }): Promise<QueryOutcome> => {
    const seen = events.filter(
      ({ at, arrivedAt }) =>
        at >= timespan.start.getTime() &&
        at < timespan.end.getTime() &&
        arrivedAt >= ingestedBetween.start.getTime() &&
        arrivedAt < ingestedBetween.end.getTime(),
    );
    const bins = [...new Set(seen.map(({ at }) => Math.floor(at / periodMs) * periodMs))];
    const table = kql.includes('summarize Rows = count() by Bin')
      ? tableOf(
          ['Bin', 'Rows'],
          bins.map((bin) => [new Date(bin).toISOString(), 1]),
        )
      : tableOf(
          ['Name', 'TimeGenerated'],
          seen.map(({ name, at }) => [name, new Date(at).toISOString()]),
        );
    return { kind: 'answered', table, tables: ['OfficeActivity'] };
  };
}

interface Step {
  readonly pauseMinutes: number;
  readonly isImmediate: boolean;
}

async function alertedNames(
  events: readonly Event[],
  rule: ReturnType<typeof exampleRule>,
  steps: readonly Step[],
  own: { delaySeconds: number; settleSeconds: number },
) {
  const times = timesOf(rule);
  const ask = answerFrom(events, times.periodMs);
  const names: string[] = [];
  let progress: RuleProgress = { evaluatedUntil: null, lastSucceeded: undefined };
  let now = T0;
  const floor = new Date(T0 - own.delaySeconds * 1000 - times.periodMs);
  const run = async (window: RuleWindow) => {
    const evaluation = await evaluateWindow(rule, window, floor, ask);
    if (evaluation.kind === 'rejected') throw new Error('rejected');
    names.push(...evaluation.triggered.flatMap(({ rows }) => rows.map(({ Name }) => String(Name))));
    const startedAt = new Date(window.ingestedBefore.getTime() + own.settleSeconds * 1000).toISOString();
    const windowEnd = window.end.toISOString();
    progress = {
      evaluatedUntil: windowEnd,
      lastSucceeded: { windowStart: window.start.toISOString(), windowEnd, startedAt },
    };
  };
  for (const { pauseMinutes, isImmediate } of steps) {
    now += pauseMinutes * MINUTE;
    for (
      let window = planDueWindow(progress, times, own, new Date(now));
      window;
      window = planDueWindow(progress, times, own, new Date(now))
    ) {
      await run(window);
    }
    if (isImmediate) await run(planImmediateWindow(progress, times, own, new Date(now)));
  }
  return names;
}

describe('evaluateWindow', () => {
  it('alerts on every event once: overlapping windows, pauses, late rows, runs out of turn', async () => {
    const event = fc.record({
      happened: fc.integer({ min: -30, max: 240 }),
      late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200 })),
    });
    const step = fc.record({ pauseMinutes: fc.integer({ min: 0, max: 40 }), isImmediate: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 40 }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(['5m', '5m'], ['5m', '1h'], ['30m', '30m'], ['1h', '1d']),
        fc.constantFrom(0, 300),
        async (made, steps, [queryFrequency = '5m', queryPeriod = '5m'], delaySeconds) => {
          const own = { delaySeconds, settleSeconds: 2 };
          const rule = exampleRule({ queryFrequency, queryPeriod });
          const events = made.map(({ happened, late }, index) => {
            const at = T0 + happened * MINUTE + 17;
            return { name: `e${index}`, at, arrivedAt: at + late * MINUTE + 5 };
          });
          // Three more runs at the end, long after everything has arrived.
          const end = Array.from({ length: 3 }, () => ({ pauseMinutes: 1000, isImmediate: true }));
          const names = await alertedNames(events, rule, [...steps, ...end], own);
          const begin = T0 + (steps[0]?.pauseMinutes ?? 0) * MINUTE - delaySeconds * 1000 - timesOf(rule).periodMs;
          const expected = events.filter(({ at }) => at >= begin).map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
          expect(names).toEqual(expect.arrayContaining(expected));
        },
      ),
      { numRuns: 250 },
    );
  });

  const window = (startMinutes: number, endMinutes: number, previous?: RuleWindow['previous']): RuleWindow => ({
    start: new Date(T0 + startMinutes * MINUTE),
    end: new Date(T0 + endMinutes * MINUTE),
    ingestedBefore: new Date(T0 + endMinutes * MINUTE + 1),
    ...(previous ? { previous } : {}),
  });
  const events = [10, 20, 70].map((minutes, index) => ({
    name: `e${index}`,
    at: T0 + minutes * MINUTE,
    arrivedAt: T0 + minutes * MINUTE,
  }));

  it.each([
    ['gt', 0, 3],
    ['gt', 3, undefined],
    ['eq', 3, 3],
    ['lt', 3, undefined],
    ['ne', 2, 3],
  ] as const)('triggers on %s %d', async (triggerOperator, triggerThreshold, rows) => {
    const rule = exampleRule({ triggerOperator, triggerThreshold, queryPeriod: '2h' });
    const evaluation = await evaluateWindow(rule, window(0, 120), new Date(T0), answerFrom(events, 1));
    expect(evaluation).toMatchObject({ kind: 'evaluated', rows: 3 });
    expect(evaluation.kind === 'evaluated' && evaluation.triggered[0]?.rows.length).toBe(rows ?? undefined);
  });

  it('says how many rows had alerted before', async () => {
    const rule = exampleRule({ queryPeriod: '2h' });
    const evaluation = await evaluateWindow(rule, window(0, 120, window(-60, 60)), new Date(T0), answerFrom(events, 1));
    expect(evaluation).toMatchObject({ triggered: [{ kind: 'window', total: 3, rows: [{ Name: 'e2' }] }] });
    expect(evaluation.kind === 'evaluated' && evaluation.remarks[0]).toContain('2 of 3 rows');
  });

  it('gives the problems of a rejected query', async () => {
    const problem = { code: 'KQL2003', severity: 'error' as const, message: 'No.', hints: [] };
    const evaluation = await evaluateWindow(exampleRule(), window(0, 60), new Date(T0), async () => ({
      kind: 'rejected',
      problems: [problem],
    }));
    expect(evaluation).toEqual({ kind: 'rejected', problems: [problem] });
  });

  it('does not take a part of the rows for all of them', async () => {
    const timeout = { code: 'QRY2003', severity: 'error' as const, message: 'Too slow.', hints: [] };
    const evaluation = await evaluateWindow(exampleRule(), window(0, 60), new Date(T0), async () => ({
      kind: 'answered',
      tables: [],
      table: { ...tableOf(['Name'], [['a']]), partial: true, problems: [timeout] },
    }));
    expect(evaluation.kind).toBe('rejected');
  });
});
