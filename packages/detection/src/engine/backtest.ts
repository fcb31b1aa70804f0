import type { AnalyticsRule, Problem, ScheduledRule } from '@vedette/model';
import { buildAlerts } from '../alerts/build-alerts.ts';
import { evaluateWindow } from '../evaluate/evaluate-window.ts';
import { timesOf } from '../schedule/plan-window.ts';
import type { Engine } from './dependencies.ts';
import { askOf } from './evaluate-rule.ts';

export interface BacktestWindow {
  readonly windowStart: Date;
  readonly windowEnd: Date;
  readonly rows: number;
  readonly alerts: number;
}
export type BacktestResult =
  | { readonly kind: 'tested'; readonly windows: readonly BacktestWindow[] }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** Source: Sentinel's "results simulation" looks at the last 50 runs. */
const MAX_BACKTEST_RUNS = 50;

/** What the rule would have given in its last `runs` windows, oldest first. Stores nothing. */
export async function backtest(engine: Engine, rule: ScheduledRule, runs: number): Promise<BacktestResult> {
  const { frequencyMs, periodMs } = timesOf(rule);
  const now = engine.clock.now();
  const candidate = draftRule(rule, now);
  const windowEnding = (end: Date) => ({ start: new Date(end.getTime() - periodMs), end, ingestedBefore: now });
  const windows: BacktestWindow[] = [];
  for (let back = Math.min(runs, MAX_BACKTEST_RUNS) - 1; back >= 0; back--) {
    const end = new Date(now.getTime() - engine.delaySeconds * 1000 - back * frequencyMs);
    const window = { ...windowEnding(end), previous: windowEnding(new Date(end.getTime() - frequencyMs)) };
    const evaluation = await evaluateWindow(rule, window, window.start, askOf(engine, { id: 'backtest' }));
    if (evaluation.kind === 'rejected') return { kind: 'rejected', problems: evaluation.problems };
    const alerts = evaluation.triggered.flatMap(
      (found) => buildAlerts(candidate, found, { at: now, workspaceId: engine.workspaceId }).alerts,
    );
    windows.push({ windowStart: window.start, windowEnd: window.end, rows: evaluation.rows, alerts: alerts.length });
  }
  return { kind: 'tested', windows };
}

function draftRule(rule: ScheduledRule, now: Date): AnalyticsRule {
  const at = now.toISOString();
  return {
    ...rule,
    id: '00000000-0000-4000-8000-000000000000',
    enabled: true,
    templateId: null,
    templateVersion: null,
    createdAt: at,
    createdBy: '',
    modifiedAt: at,
    evaluatedUntil: null,
    nextRunAt: null,
    lastRun: null,
    disabledReason: null,
  };
}
