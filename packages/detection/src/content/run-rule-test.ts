import { isDeepStrictEqual } from 'node:util';
import type { Ingest } from '@vedette/ingest';
import type { Alert, AnalyticsRule, Entity, RuleTemplate } from '@vedette/model';
import type { QueryService } from '@vedette/query';
import { buildAlerts } from '../alerts/build-alerts.ts';
import { RULE_PRINCIPAL } from '../engine/dependencies.ts';
import { evaluateWindow } from '../evaluate/evaluate-window.ts';
import { timesOf } from '../schedule/plan-window.ts';
import { type RuleTestCase, resolveOffset, resolveTimes } from './rule-test.ts';

/** An engine with empty tables, for one case. */
export interface TestEngine {
  readonly ingest: Ingest;
  readonly query: QueryService;
}

/** Differences between what a case expects and what the rule gave; none: the case passed. */
export type RuleTestResult = readonly string[];

/** Long after any row of a test arrives: a test is about what a rule finds, not about lateness. */
const ALL_ARRIVED = new Date('2999-01-01T00:00:00Z');

/** Writes the rows of a case, runs the rule over the window that ends at its `now`, and compares. */
export async function runRuleTest(
  template: RuleTemplate,
  testCase: RuleTestCase,
  { ingest, query }: TestEngine,
): Promise<RuleTestResult> {
  const now = new Date(testCase.now);
  const refused = await writeRows(testCase, now, ingest);
  if (refused.length > 0) return refused;
  const window = {
    start: new Date(now.getTime() - timesOf(template).periodMs),
    end: now,
    ingestedBefore: ALL_ARRIVED,
  };
  const evaluation = await evaluateWindow(template, window, window.start, (question) =>
    query.run({ ...question, principal: RULE_PRINCIPAL, source: `test:${template.id}` }),
  );
  if (evaluation.kind === 'rejected') return evaluation.problems.map(({ code, message }) => `${code}: ${message}`);
  const rule = ruleUnderTest(template, now);
  const alerts = evaluation.triggered.flatMap(
    (found) => buildAlerts(rule, found, { at: now, workspaceId: 'default' }).alerts,
  );
  return compare(testCase.expect, evaluation.rows, alerts);
}

async function writeRows(testCase: RuleTestCase, now: Date, ingest: Ingest): Promise<string[]> {
  const refused: string[] = [];
  for (const [index, { table, at, values }] of testCase.rows.entries()) {
    const resolved = resolveTimes(values, now) as Record<string, unknown>;
    const TimeGenerated = resolveOffset(at, now).toISOString();
    const result = await ingest.write(table, [
      { key: `${testCase.name}#${index}`, values: { TimeGenerated, ...resolved } },
    ]);
    refused.push(...result.rejected.map(({ key, problem }) => `row ${key}: ${problem.message}`));
  }
  return refused;
}

function ruleUnderTest(template: RuleTemplate, now: Date): AnalyticsRule {
  const at = now.toISOString();
  return {
    ...template,
    enabled: true,
    templateId: template.id,
    templateVersion: template.version,
    createdAt: at,
    createdBy: 'test',
    modifiedAt: at,
    evaluatedUntil: null,
    nextRunAt: null,
    lastRun: null,
    disabledReason: null,
  };
}

function compare(expected: RuleTestCase['expect'], rows: number, alerts: readonly Alert[]): string[] {
  const found = alerts.map(({ title }) => title).sort();
  const wanted = expected.alerts.map(({ title }) => title).sort();
  const differences: string[] = [];
  if (rows !== expected.rows) differences.push(`expected ${expected.rows} rows, found ${rows}`);
  if (!isDeepStrictEqual(found, wanted)) {
    differences.push(`expected alerts ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
    return differences;
  }
  for (const want of expected.alerts) {
    const same = alerts.filter(({ title }) => title === want.title);
    const lists = same.map((alert) => compareAlert(want, alert));
    const best = lists.sort((left, right) => left.length - right.length)[0] ?? [];
    differences.push(...best);
  }
  return differences;
}

function compareAlert(want: RuleTestCase['expect']['alerts'][number], alert: Alert): string[] {
  const differences: string[] = [];
  const check = (name: string, expected: unknown, found: unknown) => {
    if (expected === undefined || isDeepStrictEqual(expected, found)) return;
    differences.push(`${want.title}: ${name} expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  };
  check('severity', want.severity, alert.severity);
  check('description', want.description, alert.description);
  for (const [name, values] of Object.entries(want.customDetails ?? {})) {
    // A result without `sort` has no order, so neither have its values.
    check(`detail ${name}`, [...values].sort(), [...(alert.customDetails[name] ?? [])].sort());
  }
  for (const entity of want.entities ?? []) {
    if (alert.entities.some((candidate) => hasMembers(candidate, entity))) continue;
    differences.push(`${want.title}: no entity ${JSON.stringify(entity)} in ${JSON.stringify(alert.entities)}`);
  }
  return differences;
}

function hasMembers(entity: Entity, members: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(members).every(([name, value]) => isDeepStrictEqual(entity[name], value));
}
