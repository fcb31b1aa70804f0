import { entityMappingSchema, type Problem } from '@vedette/model';
import { z } from 'zod';
import { validateRule } from './validate-rule.ts';
import { parseYamlSource, problemsOfIssues } from './yaml-source.ts';

export const huntingQuerySchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(256),
  description: z.string().max(5000),
  requiredDataConnectors: z.array(z.object({ connectorId: z.string(), dataTypes: z.array(z.string()) })).default([]),
  tactics: z.array(z.string()).default([]),
  relevantTechniques: z.array(z.string()).default([]),
  query: z.string().min(1).max(10_000),
  entityMappings: z.array(entityMappingSchema).max(10).optional(),
  version: z.string().optional(),
  solution: z.string(),
});
export type HuntingQuery = z.infer<typeof huntingQuerySchema>;

/** A hunting query of a Sentinel YAML file. Errors: DET1001, DET1002, DET1005, DET1006. */
export function parseHuntingQuery(
  text: string,
  solution: string,
): { readonly query: HuntingQuery | undefined; readonly problems: readonly Problem[] } {
  const source = parseYamlSource(text, 'DET1001');
  if (source.problems.length > 0) return { query: undefined, problems: source.problems };
  const value = typeof source.value === 'object' && source.value !== null ? source.value : {};
  const parsed = huntingQuerySchema.safeParse({ ...value, solution });
  if (!parsed.success) return { query: undefined, problems: problemsOfIssues(source, parsed.error.issues) };
  const problems = validateRule(asRule(parsed.data));
  const isUsable = problems.every(({ severity }) => severity !== 'error');
  return { query: isUsable ? parsed.data : undefined, problems };
}

/** A hunting query obeys the checks of a rule that has a schedule. */
function asRule(query: HuntingQuery): Parameters<typeof validateRule>[0] {
  return {
    ...query,
    severity: 'Informational',
    queryFrequency: '1d',
    queryPeriod: '1d',
    triggerOperator: 'gt',
    triggerThreshold: 0,
  };
}
