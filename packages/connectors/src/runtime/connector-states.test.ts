import { expect, test } from 'vitest';
import { describeProblem } from '../problems.ts';
import { connectState, disconnectState, failedState, neverConnected, polledState } from './connector-states.ts';
import { PollCounter, type PollResult } from './poll-result.ts';
import { decidePause } from './run-loops.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const settings = {
  tenantId: 't',
  clientId: 'c',
  loginUrl: 'http://l',
  serviceUrl: 'http://s',
  contentTypes: [],
  pollSeconds: 60,
};
const connecting = connectState(neverConnected('graph-security'), settings, NOW);

function resultOf(rows: number, ...codes: ('CON1006' | 'CON1025')[]): PollResult {
  const counter = new PollCounter();
  counter.addRows('T', rows);
  for (const code of codes) counter.addProblem(describeProblem(code, 'a', 'b'));
  return counter.toResult();
}

test.each([
  ['no rows yet', resultOf(0), 'connecting', undefined],
  ['rows', resultOf(3), 'connected', undefined],
  ['rows, a blob gone', resultOf(3, 'CON1025'), 'connected', 'CON1025'],
  ['rows, a subscription disabled', resultOf(3, 'CON1025', 'CON1006'), 'failing', 'CON1006'],
])('a poll with %s', (_name, result, status, code) => {
  const state = polledState(connecting, result, NOW);
  expect([state.status, state.problem?.code]).toEqual([status, code]);
});

test('a poll that broke off counts what it wrote, and a good one heals', () => {
  const failing = failedState(connecting, describeProblem('CON1001', 'c'), resultOf(2), NOW);
  expect(failing).toMatchObject({ status: 'failing', rowsReceived: 2, problem: { code: 'CON1001' } });
  expect(polledState(failing, resultOf(0), NOW)).toMatchObject({ status: 'connected', problem: null });
  expect(disconnectState(failing)).toMatchObject({ status: 'disconnected', problem: null, settings });
});

test.each([
  [60, 0, 60],
  [60, 1, 120],
  [60, 9, 900],
  [3600, 3, 3600],
])('%i s after %i failures: %i s', (pollSeconds, failures, expected) => {
  expect(decidePause(pollSeconds, failures, 0)).toBe(expected);
});
