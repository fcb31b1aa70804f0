import type { ConnectorKind, ConnectorSettings, ConnectorState, Problem } from '@vedette/model';
import type { PollResult } from './poll-result.ts';

/** A connector that was never connected. */
export const neverConnected = (kind: ConnectorKind): ConnectorState => ({
  kind,
  status: 'disconnected',
  settings: null,
  connectedAt: null,
  lastPollAt: null,
  lastReceivedAt: null,
  rowsReceived: 0,
  duplicatesDropped: 0,
  problem: null,
});

export const connectState = (state: ConnectorState, settings: ConnectorSettings, now: Date): ConnectorState => ({
  ...state,
  status: 'connecting',
  settings,
  connectedAt: now.toISOString(),
  problem: null,
});

export const disconnectState = (state: ConnectorState): ConnectorState => ({
  ...state,
  status: 'disconnected',
  problem: null,
});

/** Told, but no reason to call the connector failing: the poll did all that could be done. */
const PASSING: ReadonlySet<string> = new Set(['CON1004', 'CON1024', 'CON1025']);

/** The problem that makes a finished poll a failing one. */
export const findFailure = (result: PollResult): Problem | undefined =>
  result.problems.find((problem) => !PASSING.has(problem.code));

const printProblem = ({ code, message, hints }: Problem) => ({ code, message, hints: [...hints] });

/** After a poll that came to its end. */
export function polledState(state: ConnectorState, result: PollResult, now: Date): ConnectorState {
  const rows = [...result.rowsByTable.values()].reduce((sum, count) => sum + count, 0);
  const rowsReceived = state.rowsReceived + rows;
  const problem = findFailure(result) ?? result.problems[0];
  const working = rowsReceived > 0 ? 'connected' : 'connecting';
  return {
    ...state,
    status: findFailure(result) ? 'failing' : working,
    lastPollAt: now.toISOString(),
    lastReceivedAt: rows > 0 ? now.toISOString() : state.lastReceivedAt,
    rowsReceived,
    duplicatesDropped: state.duplicatesDropped + result.duplicatesDropped,
    problem: problem ? printProblem(problem) : null,
  };
}

/** After a poll that broke off; what it wrote before stays counted. */
export function failedState(state: ConnectorState, problem: Problem, result: PollResult, now: Date): ConnectorState {
  return { ...polledState(state, result, now), status: 'failing', problem: printProblem(problem) };
}
