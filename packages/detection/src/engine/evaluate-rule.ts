import type { RawRecord } from '@vedette/ingest';
import { type AnalyticsRule, Fault, isBug, type Problem, type RuleRun } from '@vedette/model';
import { httpStatusOf } from '@vedette/query';
import { type BuiltAlerts, buildAlerts } from '../alerts/build-alerts.ts';
import { type AskWindow, type Evaluation, evaluateWindow } from '../evaluate/evaluate-window.ts';
import { createCorrelator } from '../incidents/correlate.ts';
import { printHealthRecord } from '../publish/health-row.ts';
import { countFailures, REJECTIONS_BEFORE_DISABLING, retryAt, shouldDisable } from '../schedule/failures.ts';
import { dueAt, type RuleWindow, timesOf } from '../schedule/plan-window.ts';
import { suppressedUntil } from '../schedule/suppression.ts';
import { CANDIDATE_DAYS, type Engine, RULE_PRINCIPAL } from './dependencies.ts';

/** Rows of one run that are looked at; a run with more says so. */
const MAX_RULE_ROWS = 10_000;

/** Runs that are read back to count failures and suppression: a day of the shortest frequency, and some. */
export const RUNS_READ = 300;

/** How long ago, at most, a late row may have happened. Source: the Office 365 feed keeps content for 7 days. */
const LATE_DAYS = 7;

const DAY_MS = 86_400_000;

/** Too many queries at once, a failure of the engine, a time-out: the same query may do better later. */
const TRANSIENT_STATUS: readonly number[] = [429, 500, 503, 504];

/** A stored run, and the row that tells of it. */
export interface EvaluatedRule {
  readonly run: RuleRun;
  readonly health: RawRecord;
}

/** What a window came to, before it is stored. */
interface Outcome {
  readonly status: RuleRun['status'];
  readonly rows: number;
  readonly built: BuiltAlerts;
  readonly remarks: readonly string[];
  readonly statistics: unknown;
  /** Problem code in front where it failed. */
  readonly message: string | null;
  readonly isRejected: boolean;
}

const NO_ALERTS: BuiltAlerts = { alerts: [], entities: 0, entitiesDropped: 0, issues: [] };

/**
 * Evaluates one window and stores run, alerts, incidents and progress in one transaction: a crash before it leaves nothing,
 * a crash after it everything. A failure is stored as a run too, and the window stays due.
 */
export async function evaluateRule(
  engine: Engine,
  rule: AnalyticsRule,
  window: RuleWindow,
  runs: readonly RuleRun[],
  skipped: string | undefined,
): Promise<EvaluatedRule> {
  const startedAt = new Date(window.ingestedBefore.getTime() + engine.settleSeconds * 1000);
  const outcome = await evaluate(engine, rule, window, runs);
  const message = [outcome.message, skipped, ...outcome.remarks].filter((part) => part).join(' ');
  const endedAt = engine.clock.now();
  const run: RuleRun = {
    id: engine.newId(),
    ruleId: rule.id,
    windowStart: window.start.toISOString(),
    windowEnd: window.end.toISOString(),
    startedAt: startedAt.toISOString(),
    endedAt: (endedAt > startedAt ? endedAt : startedAt).toISOString(),
    status: outcome.status,
    rows: outcome.rows,
    alerts: outcome.built.alerts.length,
    message: message === '' ? null : message,
  };
  const progressed = advance(engine, rule, window, run, outcome, runs);
  await store(engine, progressed, run, outcome);
  const { entities, entitiesDropped, issues } = outcome.built;
  const counts = { entities, entitiesDropped, issues, statistics: outcome.statistics };
  return { run, health: printHealthRecord(progressed, run, counts, engine.workspaceId) };
}

async function evaluate(
  engine: Engine,
  rule: AnalyticsRule,
  window: RuleWindow,
  runs: readonly RuleRun[],
): Promise<Outcome> {
  const until = suppressedUntil(rule, runs, window.end);
  if (until) return succeeded(0, NO_ALERTS, [`Suppressed until ${until.toISOString()}.`], null);
  try {
    const floor = lateFloor(engine, rule, window);
    const evaluation = await evaluateWindow(rule, window, floor, askOf(engine, rule));
    return evaluation.kind === 'rejected' ? rejected(evaluation.problems) : built(engine, rule, evaluation);
  } catch (error) {
    if (isBug(error)) throw error;
    const code = error instanceof Fault ? error.code : 'DET9001';
    engine.logger.warn('a rule could not be evaluated and will be tried again', {
      ruleId: rule.id,
      error: String(error),
    });
    return { ...succeeded(0, NO_ALERTS, [], null), status: 'failed', message: `${code}: ${(error as Error).message}` };
  }
}

function built(engine: Engine, rule: AnalyticsRule, evaluation: Extract<Evaluation, { kind: 'evaluated' }>): Outcome {
  const context = { at: engine.clock.now(), workspaceId: engine.workspaceId };
  const parts = evaluation.triggered.map((found) => buildAlerts(rule, found, context));
  const all: BuiltAlerts = {
    alerts: parts.flatMap(({ alerts }) => alerts),
    entities: parts.reduce((sum, { entities }) => sum + entities, 0),
    entitiesDropped: parts.reduce((sum, { entitiesDropped }) => sum + entitiesDropped, 0),
    issues: [...new Set(parts.flatMap(({ issues }) => issues))],
  };
  return succeeded(evaluation.rows, all, [...evaluation.remarks, ...all.issues], evaluation.statistics);
}

function succeeded(rows: number, built: BuiltAlerts, remarks: readonly string[], statistics: unknown): Outcome {
  return { status: 'succeeded', rows, built, remarks, statistics, message: null, isRejected: false };
}

function rejected(problems: readonly Problem[]): Outcome {
  const [first] = problems;
  const message = `${first?.code ?? 'DET9001'}: ${first?.message ?? 'The query was rejected.'}`;
  const isRejected = !TRANSIENT_STATUS.includes(httpStatusOf(problems));
  return { ...succeeded(0, NO_ALERTS, [], null), status: 'failed', message, isRejected };
}

export function askOf(engine: Engine, rule: Pick<AnalyticsRule, 'id'>): AskWindow {
  return ({ kql, timespan, ingestedBetween, now }) =>
    engine.query.run({
      kql,
      timespan,
      ingestedBetween,
      now,
      principal: RULE_PRINCIPAL,
      maxRows: MAX_RULE_ROWS,
      source: `rule:${rule.id}`,
    });
}

/** Older than this a late row is history: before the rule's first window, or older than the feeds keep. */
function lateFloor(engine: Engine, rule: AnalyticsRule, window: RuleWindow): Date {
  const { periodMs } = timesOf(rule);
  const firstWindow = new Date(rule.createdAt).getTime() - engine.delaySeconds * 1000 - periodMs;
  return new Date(Math.max(firstWindow, window.end.getTime() - LATE_DAYS * DAY_MS));
}

/** The rule after the run: further on where it succeeded, due again soon where it failed, disabled after too many rejections. */
function advance(
  engine: Engine,
  rule: AnalyticsRule,
  window: RuleWindow,
  run: RuleRun,
  outcome: Outcome,
  runs: readonly RuleRun[],
): AnalyticsRule {
  const { startedAt, status, rows, alerts, message } = run;
  const next: AnalyticsRule = { ...rule, lastRun: { startedAt, status, rows, alerts, message } };
  const times = timesOf(rule);
  if (status === 'succeeded') {
    const evaluatedUntil = window.end.toISOString();
    const due = dueAt(evaluatedUntil, times, engine);
    return { ...next, evaluatedUntil, nextRunAt: due?.toISOString() ?? null };
  }
  const code = message?.split(':')[0] ?? '';
  if (outcome.isRejected && shouldDisable(code, runs)) {
    const disabledReason = `The query was rejected ${REJECTIONS_BEFORE_DISABLING} times in a row. ${outcome.message}`;
    return { ...next, enabled: false, disabledReason, nextRunAt: null };
  }
  return { ...next, nextRunAt: retryAt(engine.clock.now(), countFailures(runs), times.frequencyMs).toISOString() };
}

async function store(engine: Engine, rule: AnalyticsRule, run: RuleRun, outcome: Outcome): Promise<void> {
  const at = engine.clock.now();
  const correlate = createCorrelator({ at, newId: engine.newId, rule, settings: engine.correlation });
  const candidatesSince = new Date(at.getTime() - CANDIDATE_DAYS * DAY_MS);
  const batch = { alerts: outcome.built.alerts, ruleProgress: { run, rule } };
  const stored = await engine.incidents.addAlerts(batch, correlate, at, candidatesSince);
  for (const incident of stored.incidents) engine.onIncidentChanged(incident);
  engine.onEvaluated(run);
}

/** Health rows of several runs at once: each durable write costs more than a run. One that fails must not undo what is stored. */
export async function writeHealth(engine: Engine, records: readonly RawRecord[]): Promise<void> {
  if (records.length === 0) return;
  try {
    await engine.ingest.write('SentinelHealth', records);
  } catch (error) {
    engine.logger.error('health rows were not written', { rows: records.length, error: String(error) });
  }
}
