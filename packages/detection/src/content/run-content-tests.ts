import type { RuleTemplate } from '@vedette/model';
import { runRuleTest, type TestEngine } from './run-rule-test.ts';
import type { Solution } from './solution.ts';

export interface ContentTestResult {
  readonly solution: string;
  readonly rule: string;
  readonly case: string;
  /** None: the case passed. */
  readonly differences: readonly string[];
}

/** Cases share tables, so each has its own time: further apart than the longest period of a rule. */
const DAYS_APART = 30;

/** Runs every case of every solution on one engine with empty tables, one after the other. */
export async function runContentTests(
  solutions: readonly Solution[],
  engine: TestEngine,
): Promise<readonly ContentTestResult[]> {
  const results: ContentTestResult[] = [];
  for (const { manifest, templates, tests } of solutions) {
    const byId = new Map<string, RuleTemplate>(templates.map((template) => [template.id, template]));
    for (const { test, testCase } of tests.flatMap((one) => one.cases.map((each) => ({ test: one, testCase: each })))) {
      const template = byId.get(test.ruleId);
      const now = new Date(Date.parse(testCase.now) - results.length * DAYS_APART * 86_400_000).toISOString();
      const name = `${test.ruleId}: ${testCase.name}`;
      const differences = template
        ? await runRuleTest(template, { ...testCase, name, now }, engine)
        : [`there is no rule \`${test.ruleId}\``];
      results.push({ solution: manifest.name, rule: template?.name ?? test.ruleId, case: testCase.name, differences });
    }
  }
  return results;
}
