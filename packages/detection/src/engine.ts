import {
  type Alert,
  type AnalyticsRule,
  Rejection,
  type RuleRun,
  type RuleTemplate,
  type ScheduledRule,
  Turns,
} from '@vedette/model';
import { type BacktestResult, backtest } from './engine/backtest.ts';
import { type DetectionOptions, type Engine, withDefaults } from './engine/dependencies.ts';
import { type EvaluatedRule, evaluateRule, RUNS_READ, writeHealth } from './engine/evaluate-rule.ts';
import { createRule, deleteRule, type NewRule, type RuleResult, saveRule } from './engine/rule-writes.ts';
import { describeEvents, type EventsQuestion } from './incidents/describe-events.ts';
import { DETECTION_PROBLEMS, detectionProblem } from './problems.ts';
import { publishOutbox } from './publish/publish-outbox.ts';
import {
  planDueWindow,
  planImmediateWindow,
  type RuleProgress,
  skipOldWindows,
  timesOf,
} from './schedule/plan-window.ts';

export interface DetectionEngine {
  /** Evaluates due rules and publishes until `signal` aborts. A rule that fails does not stop the others. */
  run(signal: AbortSignal): Promise<void>;
  /** Evaluates every window that is due, the missed ones after downtime one by one. Gives the runs. */
  evaluateDueRules(signal?: AbortSignal): Promise<readonly RuleRun[]>;
  /** Evaluates a window that ends now, enabled or not; the schedule goes on from there. Errors: `Rejection` DET2001, DET2002. */
  evaluateNow(ruleId: string): Promise<RuleRun>;
  createRule(rule: NewRule): Promise<RuleResult>;
  createRuleFromTemplate(template: RuleTemplate, overrides: Partial<ScheduledRule>, by: string): Promise<RuleResult>;
  saveRule(rule: AnalyticsRule, by: string): Promise<AnalyticsRule>;
  deleteRule(rule: AnalyticsRule, by: string): Promise<void>;
  /** What a rule would have given; stores nothing. */
  backtest(rule: ScheduledRule, options: { readonly runs: number }): Promise<BacktestResult>;
  /** The query that gives the events behind an alert, and its window. `now` of the query is the window's end. */
  describeEvents(alert: Alert): EventsQuestion;
  /** Writes waiting alerts and incidents to their tables. Gives the number of rows. */
  publishOutbox(): Promise<number>;
}

/** How long a rule waits for a server that died while it ran it. Renewed while the work goes on, so it may be short. */
const LEASE_MS = 30_000;
const RENEW_MS = 10_000;

/** Runs rules. Several engines may share one store: each rule has one runner at a time. */
export function createDetectionEngine(options: DetectionOptions): DetectionEngine {
  const engine = withDefaults(options);
  const turns = new Turns();
  const publish = () => turns.take('outbox', () => publishOutbox(engine));
  const runDue = (ruleId: string) =>
    turns.take(ruleId, () => underLease(engine, ruleId, () => evaluateDue(engine, ruleId)));

  async function evaluateDueRules(signal?: AbortSignal): Promise<readonly RuleRun[]> {
    const runs: RuleRun[] = [];
    let isDue = true;
    while (isDue && !signal?.aborted) {
      const swept = await sweep(signal);
      await writeHealth(
        engine,
        swept.map(({ health }) => health),
      );
      runs.push(...swept.map(({ run }) => run));
      isDue = swept.some(({ run }) => run.status === 'succeeded');
    }
    return runs;
  }

  /** One window of each rule that has one due, so that a rule that is far behind does not hold up the others. */
  async function sweep(signal?: AbortSignal): Promise<readonly EvaluatedRule[]> {
    const swept: EvaluatedRule[] = [];
    for (const rule of await engine.rules.listRules()) {
      if (signal?.aborted || !rule.enabled) continue;
      const evaluated = await runDue(rule.id);
      if (evaluated) swept.push(evaluated);
    }
    return swept;
  }

  return {
    run: (signal) => runLoop(engine, signal, evaluateDueRules, publish),
    evaluateDueRules,
    async evaluateNow(ruleId) {
      const work = () => underLease(engine, ruleId, () => evaluateImmediately(engine, ruleId));
      const evaluated = await turns.take(ruleId, work);
      if (!evaluated) throw rejection('DET2002', `Rule \`${ruleId}\` is being evaluated by another server; try again.`);
      await publish();
      return evaluated.run;
    },
    createRule: (rule) => createRule(engine, rule),
    createRuleFromTemplate: (template, overrides, by) => createRule(engine, { template, overrides, by }),
    saveRule: (rule, by) => saveRule(engine, rule, by),
    deleteRule: (rule, by) => deleteRule(engine, rule, by),
    backtest: (rule, { runs }) => backtest(engine, rule, runs),
    describeEvents,
    publishOutbox: publish,
  };
}

async function runLoop(
  engine: Engine,
  signal: AbortSignal,
  evaluateDueRules: (signal: AbortSignal) => Promise<readonly RuleRun[]>,
  publish: () => Promise<number>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await evaluateDueRules(signal);
      await publish();
    } catch (error) {
      engine.logger.error('evaluation stopped and starts again', { error: String(error) });
    }
    await engine.clock.sleep(engine.tickSeconds * 1000, signal).catch(() => {});
  }
}

/** Missed windows may be evaluated within one millisecond: then the later window is the newer run. */
function newestFirst(runs: readonly RuleRun[]): readonly RuleRun[] {
  return [...runs].sort(
    (left, right) => right.startedAt.localeCompare(left.startedAt) || right.windowEnd.localeCompare(left.windowEnd),
  );
}

async function loadProgress(
  engine: Engine,
  ruleId: string,
): Promise<{ rule: AnalyticsRule; runs: readonly RuleRun[]; progress: RuleProgress }> {
  const rule = await engine.rules.findRule(ruleId);
  if (!rule) throw rejection('DET2001', `There is no rule \`${ruleId}\`.`);
  const runs = newestFirst(await engine.rules.listRuleRuns(ruleId, RUNS_READ));
  const lastSucceeded = runs.find(({ status }) => status === 'succeeded');
  return { rule, runs, progress: { evaluatedUntil: rule.evaluatedUntil, lastSucceeded } };
}

/** The rule's next window, if it is due; `undefined` otherwise. */
async function evaluateDue(engine: Engine, ruleId: string): Promise<EvaluatedRule | undefined> {
  const { rule, runs, progress } = await loadProgress(engine, ruleId);
  const now = engine.clock.now();
  const isWaiting = rule.lastRun?.status === 'failed' && rule.nextRunAt !== null && new Date(rule.nextRunAt) > now;
  if (!rule.enabled || isWaiting) return undefined;
  const times = timesOf(rule);
  const { evaluatedUntil, skipped } = skipOldWindows(progress.evaluatedUntil, times, engine, now);
  const window = planDueWindow({ ...progress, evaluatedUntil }, times, engine, now);
  return window && evaluateRule(engine, rule, window, runs, skipped);
}

async function evaluateImmediately(engine: Engine, ruleId: string): Promise<EvaluatedRule> {
  const missed = await catchUp(engine, ruleId);
  const asked = engine.clock.now();
  if (engine.settleSeconds > 0) await engine.clock.sleep(engine.settleSeconds * 1000);
  const { rule, runs, progress } = await loadProgress(engine, ruleId);
  const window = planImmediateWindow(progress, timesOf(rule), engine, asked);
  const evaluated = await evaluateRule(engine, rule, window, runs, undefined);
  await writeHealth(
    engine,
    [...missed, evaluated].map(({ health }) => health),
  );
  return evaluated;
}

/** Evaluates the windows that a rule missed. A new rule has missed none. */
async function catchUp(engine: Engine, ruleId: string): Promise<readonly EvaluatedRule[]> {
  const rule = await engine.rules.findRule(ruleId);
  const missed: EvaluatedRule[] = [];
  let isBehind = rule !== undefined && rule.evaluatedUntil !== null;
  while (isBehind) {
    const evaluated = await evaluateDue(engine, ruleId);
    if (evaluated) missed.push(evaluated);
    isBehind = evaluated?.run.status === 'succeeded';
  }
  return missed;
}

/** `undefined` where another holder has the rule. */
async function underLease<T>(engine: Engine, ruleId: string, work: () => Promise<T>): Promise<T | undefined> {
  const name = `rule:${ruleId}`;
  if (!(await takeLease(engine, name))) return undefined;
  const finished = new AbortController();
  const renewing = renewLease(engine, name, finished.signal);
  try {
    return await work();
  } finally {
    finished.abort();
    await renewing;
    await engine.leases.releaseLease(name, engine.holder);
  }
}

function takeLease(engine: Engine, name: string): Promise<boolean> {
  const now = engine.clock.now();
  return engine.leases.acquireLease(name, engine.holder, now, new Date(now.getTime() + LEASE_MS));
}

async function renewLease(engine: Engine, name: string, finished: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await engine.clock.sleep(RENEW_MS, finished);
      await takeLease(engine, name);
    }
  } catch (error) {
    if (!finished.aborted) engine.logger.warn('a lease was not renewed', { name, error: String(error) });
  }
}

function rejection(code: 'DET2001' | 'DET2002', message: string): Rejection {
  return new Rejection([detectionProblem(code, message)], DETECTION_PROBLEMS[code].status);
}
