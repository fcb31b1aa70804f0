import { type EntityMapping, type Problem, type ScheduledRule, TACTICS, type Tactic } from '@vedette/model';
import { detectionProblem } from '../problems.ts';
import { isTactic, TECHNIQUES_OF_TACTIC } from './attack.ts';
import { parseDuration } from './duration.ts';
import { ENTITY_TYPES, findEntityType } from './entity-types.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

type Check = (rule: ScheduledRule) => readonly Problem[];

/** Where in the rule a problem is, as the last part of its message. */
const field = (path: string) => `\`${path}\``;

/** The nearest of `names` by its first letters, for a hint. */
function nearest(name: string, names: readonly string[]): string[] {
  const lower = name.toLowerCase();
  const near = names.filter((candidate) => {
    const other = candidate.toLowerCase();
    return other === lower || other.startsWith(lower.slice(0, 4)) || lower.startsWith(other.slice(0, 4));
  });
  return near.length > 0 ? [`Near names: ${near.map((item) => `\`${item}\``).join(', ')}.`] : [];
}

function checkDuration(path: string, text: string, least: number, most: number): Problem[] {
  const seconds = parseDuration(text);
  if (seconds === undefined) {
    const message = `${field(path)} expected a duration such as \`5m\`, \`1h\`, \`1d\` or \`PT5M\`, found \`${text}\`.`;
    return [detectionProblem('DET1003', message)];
  }
  if (seconds >= least && seconds <= most) return [];
  const range = `${least / MINUTE} minutes to ${most / DAY >= 1 ? `${most / DAY} days` : `${most / HOUR} hours`}`;
  return [detectionProblem('DET1003', `${field(path)} expected ${range}, found \`${text}\`.`)];
}

const checkSchedule: Check = (rule) => {
  const problems = [
    ...checkDuration('queryFrequency', rule.queryFrequency, 5 * MINUTE, 14 * DAY),
    ...checkDuration('queryPeriod', rule.queryPeriod, 5 * MINUTE, 14 * DAY),
  ];
  if (problems.length > 0) return problems;
  const [frequency, period] = [parseDuration(rule.queryFrequency) ?? 0, parseDuration(rule.queryPeriod) ?? 0];
  if (period < frequency) {
    const message = `${field('queryPeriod')} (\`${rule.queryPeriod}\`) is shorter than ${field('queryFrequency')} (\`${rule.queryFrequency}\`): events between two runs would never be looked at.`;
    return [
      detectionProblem('DET1004', message, { hints: [`Set queryPeriod to \`${rule.queryFrequency}\` or longer.`] }),
    ];
  }
  if (period >= 2 * DAY && frequency < HOUR) {
    const message = `${field('queryFrequency')} expected \`1h\` or more where ${field('queryPeriod')} is two days or more, found \`${rule.queryFrequency}\`.`;
    return [detectionProblem('DET1004', message)];
  }
  return [];
};

const checkTactics: Check = (rule) => {
  const problems = rule.tactics
    .filter((tactic) => !isTactic(tactic))
    .map((tactic) =>
      detectionProblem('DET1005', `${field('tactics')} has \`${tactic}\`, which is no tactic.`, {
        hints: nearest(tactic, TACTICS),
      }),
    );
  const tactics = rule.tactics.filter(isTactic);
  return [...problems, ...rule.relevantTechniques.flatMap((technique) => checkTechnique(technique, tactics))];
};

function checkTechnique(technique: string, tactics: readonly Tactic[]): Problem[] {
  if (!/^T\d{4}(\.\d{3})?$/.test(technique)) {
    const message = `${field('relevantTechniques')} expected numbers such as \`T1567\` or \`T1567.002\`, found \`${technique}\`.`;
    return [detectionProblem('DET1005', message)];
  }
  const lists = tactics.map((tactic) => TECHNIQUES_OF_TACTIC[tactic]);
  const isKnown = lists.length > 0 && lists.every((list) => list !== undefined);
  if (!isKnown || lists.some((list) => list?.includes(technique.slice(0, 5)))) return [];
  const message = `\`${technique}\` does not belong to ${tactics.map((tactic) => `\`${tactic}\``).join(' or ')}.`;
  return [detectionProblem('DET1005', message, { severity: 'warning' })];
}

const checkEntities: Check = (rule) => (rule.entityMappings ?? []).flatMap(checkEntityMapping);

function checkEntityMapping(mapping: EntityMapping): Problem[] {
  const type = findEntityType(mapping.entityType);
  if (!type) {
    const names = ENTITY_TYPES.map(({ name }) => name);
    const message = `${field('entityMappings')} has the type \`${mapping.entityType}\`, which is unknown.`;
    return [detectionProblem('DET1006', message, { hints: nearest(mapping.entityType, names) })];
  }
  const mapped = mapping.fieldMappings.map(({ identifier }) => identifier);
  const unknown = mapped.filter((identifier) => !type.identifiers.includes(identifier));
  if (unknown.length > 0) {
    return unknown.map((identifier) =>
      detectionProblem('DET1006', `\`${type.name}\` has no identifier \`${identifier}\`.`, {
        hints: nearest(identifier, type.identifiers),
      }),
    );
  }
  if (type.needs.some((set) => set.every((identifier) => mapped.includes(identifier)))) return [];
  const wanted = type.needs.map((set) => set.map((name) => `\`${name}\``).join(' with ')).join(', ');
  const found = mapped.map((name) => `\`${name}\``).join(', ');
  return [detectionProblem('DET1006', `\`${type.name}\` needs one of ${wanted}, found ${found}.`)];
}

const checkCustomDetails: Check = (rule) => {
  const names = Object.keys(rule.customDetails ?? {});
  const problems = names
    .filter((name) => !/^[A-Za-z]\w{0,19}$/.test(name))
    .map((name) => {
      const message = `${field('customDetails')} expected names of up to 20 letters, digits and \`_\` that start with a letter, found \`${name}\`.`;
      return detectionProblem('DET1007', message);
    });
  if (names.length <= 20) return problems;
  return [
    ...problems,
    detectionProblem('DET1007', `${field('customDetails')} expected up to 20, found ${names.length}.`),
  ];
};

const checkAlertDetails: Check = (rule) => {
  const override = rule.alertDetailsOverride ?? {};
  const checkFormat = (name: 'alertDisplayNameFormat' | 'alertDescriptionFormat', most: number): Problem[] => {
    const format = override[name];
    if (format === undefined) return [];
    const places = format.match(/\{\{[^{}]*\}\}/g)?.length ?? 0;
    const problems: Problem[] = [];
    if (format.length < 1 || format.length > most) {
      problems.push(
        detectionProblem('DET1007', `${field(name)} expected 1 to ${most} characters, found ${format.length}.`),
      );
    }
    if (places > 3) {
      problems.push(detectionProblem('DET1007', `${field(name)} expected up to 3 \`{{Column}}\`, found ${places}.`));
    }
    return problems;
  };
  return [...checkFormat('alertDisplayNameFormat', 256), ...checkFormat('alertDescriptionFormat', 5000)];
};

const checkIncidents: Check = (rule) => {
  const grouping = rule.incidentConfiguration?.groupingConfiguration;
  if (!grouping) return [];
  const path = 'incidentConfiguration.groupingConfiguration';
  const problems = checkDuration(`${path}.lookbackDuration`, grouping.lookbackDuration, 5 * MINUTE, 7 * DAY);
  const chosen = [...grouping.groupByEntities, ...grouping.groupByAlertDetails, ...grouping.groupByCustomDetails];
  if (grouping.matchingMethod === 'Selected' && chosen.length === 0) {
    problems.push(
      detectionProblem(
        'DET1008',
        `${field(path)} with \`Selected\` expected at least one entity or detail, found none.`,
      ),
    );
  }
  const mapped = (rule.entityMappings ?? []).map(({ entityType }) => entityType);
  for (const type of grouping.groupByEntities.filter((name) => !mapped.includes(name))) {
    problems.push(detectionProblem('DET1008', `${field(path)} groups by \`${type}\`, which the rule does not map.`));
  }
  const details = Object.keys(rule.customDetails ?? {});
  for (const name of grouping.groupByCustomDetails.filter((name) => !details.includes(name))) {
    problems.push(
      detectionProblem('DET1008', `${field(path)} groups by the detail \`${name}\`, which the rule lacks.`),
    );
  }
  return problems;
};

const checkSuppression: Check = (rule) =>
  rule.suppressionDuration === undefined
    ? []
    : checkDuration('suppressionDuration', rule.suppressionDuration, 5 * MINUTE, DAY);

/** Source: https://learn.microsoft.com/azure/sentinel/scheduled-rules-overview ("search *" and "union *" are refused). */
const checkQuery: Check = (rule) => {
  const withoutComments = rule.query.replace(/\/\/[^\n]*/g, '');
  const refused = /\b(search|union)\s+\*/.exec(withoutComments);
  if (!refused) return [];
  return [
    detectionProblem('DET1014', `A rule may not use \`${refused[1]} *\`: name the tables.`, {
      hints: ['A rule over every table would read every table at every run.'],
    }),
  ];
};

const CHECKS: readonly Check[] = [
  checkSchedule,
  checkQuery,
  checkTactics,
  checkEntities,
  checkCustomDetails,
  checkAlertDetails,
  checkIncidents,
  checkSuppression,
];

/**
 * What is wrong with a rule beyond its shape. Errors: DET1003 to DET1008, DET1014.
 * Source: the validator of the Azure-Sentinel repository and its documented limits, read 2026-11.
 */
export function validateRule(rule: ScheduledRule): readonly Problem[] {
  return CHECKS.flatMap((check) => check(rule));
}
