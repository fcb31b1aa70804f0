import { type Problem, type RuleTemplate, ruleTemplateSchema } from '@vedette/model';
import { stringify } from 'yaml';
import { detectionProblem } from '../problems.ts';
import { validateRule } from './validate-rule.ts';
import { parseYamlSource, problemsOfIssues, type YamlSource } from './yaml-source.ts';

/** Members that a file may have and this engine does not read; kept so that writing loses nothing. */
export type ExtraMembers = Readonly<Record<string, unknown>>;

export interface ParsedRuleTemplate {
  /** Absent where the file has an error. */
  readonly template: RuleTemplate | undefined;
  readonly extra: ExtraMembers;
  readonly problems: readonly Problem[];
}

/** The order in which the files of the Azure-Sentinel repository have their members. */
const MEMBER_ORDER = [
  'id',
  'name',
  'description',
  'severity',
  'status',
  'requiredDataConnectors',
  'queryFrequency',
  'queryPeriod',
  'triggerOperator',
  'triggerThreshold',
  'tactics',
  'relevantTechniques',
  'query',
  'suppressionEnabled',
  'suppressionDuration',
  'eventGroupingSettings',
  'entityMappings',
  'customDetails',
  'alertDetailsOverride',
  'incidentConfiguration',
  'version',
  'kind',
] as const satisfies readonly (keyof RuleTemplate)[];

const isKnownMember = (name: string): boolean => (MEMBER_ORDER as readonly string[]).includes(name);

/** ARM names of the trigger operator, which some files use. */
const ARM_OPERATORS: Readonly<Record<string, string>> = {
  GreaterThan: 'gt',
  LessThan: 'lt',
  Equal: 'eq',
  NotEqual: 'ne',
};

/**
 * A rule template of a Sentinel YAML file. Errors: DET1001 to DET1009, DET1014, each with its place.
 * Source: https://github.com/Azure/Azure-Sentinel/wiki/Query-Style-Guide, read 2026-11.
 */
export function parseRuleTemplate(text: string, solution: string): ParsedRuleTemplate {
  const source = parseYamlSource(text, 'DET1001');
  if (source.problems.length > 0) return { template: undefined, extra: {}, problems: source.problems };
  const record = asRecord(source.value);
  const kindProblem = checkKind(record, source);
  if (kindProblem) return { template: undefined, extra: {}, problems: [kindProblem] };
  const operator = ARM_OPERATORS[String(record.triggerOperator)];
  const parsed = ruleTemplateSchema.safeParse({
    ...withDefaults(record),
    ...(operator === undefined ? {} : { triggerOperator: operator }),
    solution,
  });
  const extra = Object.fromEntries(Object.entries(record).filter(([name]) => !isKnownMember(name)));
  if (!parsed.success) {
    return { template: undefined, extra, problems: problemsOfIssues(source, parsed.error.issues) };
  }
  const problems = [...checkVersion(parsed.data.version), ...validateRule(parsed.data)];
  const isUsable = problems.every(({ severity }) => severity !== 'error');
  return { template: isUsable ? parsed.data : undefined, extra, problems };
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** Lists that files may leave out because they are empty. */
function withDefaults(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { tactics: [], relevantTechniques: [], requiredDataConnectors: [], ...record };
}

function checkKind(record: Readonly<Record<string, unknown>>, source: YamlSource): Problem | undefined {
  if (record.kind === 'Scheduled') return undefined;
  const span = source.spanOf(['kind']);
  const found = record.kind === undefined ? 'nothing' : `\`${String(record.kind)}\``;
  return detectionProblem('DET1009', `\`kind\` expected \`Scheduled\`, found ${found}.`, {
    ...(span ? { span } : {}),
    hints: record.kind === 'NRT' ? ['A near-real-time rule runs here as `Scheduled` with `queryFrequency: 5m`.'] : [],
  });
}

function checkVersion(version: string): readonly Problem[] {
  if (/^\d+\.\d+\.\d+$/.test(version) && version.length <= 20) return [];
  const message = `\`version\` expected three numbers such as \`1.0.0\` in up to 20 characters, found \`${version}\`.`;
  return [detectionProblem('DET1002', message)];
}

/** The template as a Sentinel YAML file; parsing it again gives an equal template and equal `extra`. */
export function printRuleTemplate(template: RuleTemplate, extra: ExtraMembers = {}): string {
  const members: [string, unknown][] = MEMBER_ORDER.flatMap((name) =>
    template[name] === undefined ? [] : [[name, template[name]] as [string, unknown]],
  );
  return stringify(Object.fromEntries([...members, ...Object.entries(extra)]), {
    lineWidth: 0,
    blockQuote: 'literal',
  });
}
