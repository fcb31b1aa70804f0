import type { ScheduledRule } from '@vedette/model';
import type { Fact } from '../../widgets/facts.tsx';

const OPERATORS: Readonly<Record<ScheduledRule['triggerOperator'], string>> = {
  gt: 'more than',
  lt: 'fewer than',
  eq: 'exactly',
  ne: 'not exactly',
};

/** Which alerts of a rule become one incident, in words. */
function printGrouping({ incidentConfiguration }: Pick<ScheduledRule, 'incidentConfiguration'>): string {
  if (incidentConfiguration?.createIncident === false) return 'Alerts only, no incidents';
  const grouping = incidentConfiguration?.groupingConfiguration;
  if (!grouping?.enabled) return 'One incident an alert';
  const same = { AllEntities: 'the same entities', AnyAlert: 'this rule', Selected: 'the chosen entities and details' }[
    grouping.matchingMethod
  ];
  return `Alerts with ${same} within ${grouping.lookbackDuration} are one incident`;
}

/** What a rule asks, how often, and what follows. */
export function logicFacts(rule: ScheduledRule): Fact[] {
  return [
    ['Runs every', `${rule.queryFrequency}, looking back ${rule.queryPeriod}`],
    ['Alert when', `${OPERATORS[rule.triggerOperator]} ${rule.triggerThreshold} rows`],
    ['Incidents', printGrouping(rule)],
    ...(rule.tactics.length > 0 ? [['Tactics', rule.tactics.join(', ')] as const] : []),
    ...(rule.relevantTechniques.length > 0 ? [['Techniques', rule.relevantTechniques.join(', ')] as const] : []),
    ...(rule.entityMappings && rule.entityMappings.length > 0
      ? [
          [
            'Entities',
            rule.entityMappings
              .map(
                ({ entityType, fieldMappings }) =>
                  `${entityType} (${fieldMappings.map(({ columnName }) => columnName).join(', ')})`,
              )
              .join(', '),
          ] as const,
        ]
      : []),
  ];
}
