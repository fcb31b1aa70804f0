import { type Problem, severitySchema } from '@vedette/model';
import { z } from 'zod';
import { parseYamlSource, problemsOfIssues } from '../rules/yaml-source.ts';

const offsetPattern = /^[+-]\d+(\.\d+)?[smhd]$/;

/**
 * A test of a rule: rows that exist, and what the rule must make of them at `now`. Offsets such as `-95m` count from
 * `now`; a text value `@-95m` becomes that time in ISO form.
 */
export const ruleTestSchema = z.object({
  /** Id of the template under test. */
  ruleId: z.string(),
  cases: z
    .array(
      z.object({
        name: z.string(),
        now: z.iso.datetime(),
        rows: z.array(
          z.object({
            table: z.string(),
            /** `TimeGenerated`. */
            at: z.string().regex(offsetPattern),
            values: z.record(z.string(), z.unknown()),
          }),
        ),
        expect: z.object({
          /** Rows of the query. */
          rows: z.int(),
          alerts: z.array(
            z.object({
              title: z.string(),
              severity: severitySchema.optional(),
              description: z.string().optional(),
              /** Members that an entity of the alert must have, for each entity named. */
              entities: z.array(z.record(z.string(), z.unknown())).optional(),
              customDetails: z.record(z.string(), z.array(z.string())).optional(),
            }),
          ),
        }),
      }),
    )
    .min(1),
});
export type RuleTest = z.infer<typeof ruleTestSchema>;
export type RuleTestCase = RuleTest['cases'][number];

/** Errors: DET1013. */
export function parseRuleTest(text: string): {
  readonly test: RuleTest | undefined;
  readonly problems: readonly Problem[];
} {
  const source = parseYamlSource(text, 'DET1013');
  if (source.problems.length > 0) return { test: undefined, problems: source.problems };
  const parsed = ruleTestSchema.safeParse(source.value);
  if (parsed.success) return { test: parsed.data, problems: [] };
  const problems = problemsOfIssues(source, parsed.error.issues).map((problem) => ({ ...problem, code: 'DET1013' }));
  return { test: undefined, problems };
}

const UNIT_MILLISECONDS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export function resolveOffset(offset: string, now: Date): Date {
  const unit = offset.at(-1) as keyof typeof UNIT_MILLISECONDS;
  return new Date(now.getTime() + Number(offset.slice(0, -1)) * UNIT_MILLISECONDS[unit]);
}

/** The value with every `@-95m` in it, however deep, as ISO time. */
export function resolveTimes(value: unknown, now: Date): unknown {
  if (typeof value === 'string') {
    const isOffset = value.startsWith('@') && offsetPattern.test(value.slice(1));
    return isOffset ? resolveOffset(value.slice(1), now).toISOString() : value;
  }
  if (Array.isArray(value)) return value.map((item) => resolveTimes(item, now));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveTimes(item, now)]));
  }
  return value;
}
