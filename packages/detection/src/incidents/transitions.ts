import {
  CLASSIFICATION_REASONS,
  type Classification,
  type ClassificationReason,
  type Incident,
  type IncidentActivity,
  type IncidentChange,
  type Problem,
} from '@vedette/model';
import { detectionProblem } from '../problems.ts';

export interface ChangeContext {
  readonly by: string;
  readonly at: Date;
  readonly newId: () => string;
}

export type IncidentChangeResult =
  /** Shape: `incident.version` is the version that was changed; `activity` is empty where nothing differs. */
  | { readonly kind: 'changed'; readonly incident: Incident; readonly activity: readonly IncidentActivity[] }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

type Line = Pick<IncidentActivity, 'kind' | 'message' | 'before' | 'after'>;

/** One member of a change: what it does to the incident, and the line it writes. */
interface Step {
  readonly incident: Partial<Incident>;
  readonly line: Line;
}

/**
 * Applies a person's change. Closing needs a classification, and a reason where there is a choice; opening again forgets
 * them; everything else is allowed in every status. Errors: DET3001 to DET3004.
 */
export function applyIncidentChange(
  incident: Incident,
  change: IncidentChange,
  context: ChangeContext,
): IncidentChangeResult {
  const problem = checkVersion(incident, change) ?? checkClassification(incident, change);
  if (problem) return { kind: 'rejected', problems: [problem] };
  const steps = [
    changeTitle(incident, change),
    changeSeverity(incident, change),
    changeOwner(incident, change),
    changeTags(incident, change),
    changeStatus(incident, change, context),
  ].filter((step) => step !== undefined);
  if (steps.length === 0) return { kind: 'changed', incident, activity: [] };
  const at = context.at.toISOString();
  const changed: Incident = Object.assign(
    { ...incident, modifiedAt: at, modifiedBy: context.by, firstModifiedAt: incident.firstModifiedAt ?? at },
    ...steps.map((step) => step.incident),
  );
  return {
    kind: 'changed',
    incident: changed,
    activity: steps.map(({ line }) => ({
      id: context.newId(),
      incidentNumber: incident.number,
      at,
      by: context.by,
      ...line,
    })),
  };
}

/** A comment as a line of the activity log. */
export function commentActivity(incidentNumber: number, message: string, context: ChangeContext): IncidentActivity {
  const { by, at, newId } = context;
  return {
    id: newId(),
    incidentNumber,
    at: at.toISOString(),
    by,
    kind: 'incident.commented',
    message,
    before: null,
    after: null,
  };
}

function checkVersion(incident: Incident, change: IncidentChange): Problem | undefined {
  if (change.version === incident.version) return undefined;
  const message = `Incident ${incident.number} is at version ${incident.version}, the change was made for version ${change.version}.`;
  return detectionProblem('DET3001', message, { hints: ['Read the incident again and repeat the change.'] });
}

const willBeClosed = (incident: Incident, change: IncidentChange): boolean =>
  (change.status ?? incident.status) === 'Closed';

function checkClassification(incident: Incident, change: IncidentChange): Problem | undefined {
  const isGiven =
    change.classification !== undefined ||
    change.classificationReason !== undefined ||
    change.classificationComment !== undefined;
  if (!willBeClosed(incident, change)) {
    if (!isGiven) return undefined;
    return detectionProblem('DET3004', 'A classification is given when an incident is closed; this one stays open.', {
      hints: ['Set the status to `Closed` in the same change.'],
    });
  }
  const classification = change.classification ?? incident.classification;
  if (classification === null) {
    const names = Object.keys(CLASSIFICATION_REASONS).map((name) => `\`${name}\``);
    return detectionProblem('DET3002', `Closing expected a classification, one of ${names.join(', ')}.`);
  }
  return checkReason(classification, chosenReason(incident, change, classification));
}

function checkReason(classification: Classification, reason: ClassificationReason | null): Problem | undefined {
  const reasons = CLASSIFICATION_REASONS[classification];
  const names = reasons.map((name) => `\`${name}\``).join(' or ');
  if (reason === null) {
    if (reasons.length === 0) return undefined;
    return detectionProblem('DET3002', `\`${classification}\` expected a reason, ${names}.`);
  }
  if (reasons.includes(reason)) return undefined;
  const expected = reasons.length === 0 ? 'no reason' : names;
  return detectionProblem('DET3003', `\`${classification}\` expected ${expected}, found \`${reason}\`.`);
}

/** The reason that was given, the only one there is, or the one that the same classification had. */
function chosenReason(
  incident: Incident,
  change: IncidentChange,
  classification: Classification,
): ClassificationReason | null {
  const reasons = CLASSIFICATION_REASONS[classification];
  const kept = change.classification === undefined || change.classification === incident.classification;
  const [only] = reasons;
  return (
    change.classificationReason ??
    (kept ? incident.classificationReason : null) ??
    (reasons.length === 1 && only ? only : null)
  );
}

function changeTitle(incident: Incident, { title }: IncidentChange): Step | undefined {
  if (title === undefined || title === incident.title) return undefined;
  return { incident: { title }, line: line('incident.title-changed', 'Title changed', incident.title, title) };
}

function changeSeverity(incident: Incident, { severity }: IncidentChange): Step | undefined {
  if (severity === undefined || severity === incident.severity) return undefined;
  const message = `Severity changed from ${incident.severity} to ${severity}`;
  return { incident: { severity }, line: line('incident.severity-changed', message, incident.severity, severity) };
}

function changeOwner(incident: Incident, { owner }: IncidentChange): Step | undefined {
  if (owner === undefined || owner === incident.owner) return undefined;
  const message = owner === null ? `Unassigned from ${incident.owner}` : `Assigned to ${owner}`;
  return { incident: { owner }, line: line('incident.assigned', message, incident.owner, owner) };
}

function changeTags(incident: Incident, change: IncidentChange): Step | undefined {
  if (change.tags === undefined) return undefined;
  const tags = [...new Set(change.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  const added = tags.filter((tag) => !incident.tags.includes(tag));
  const removed = incident.tags.filter((tag) => !tags.includes(tag));
  if (added.length === 0 && removed.length === 0) return undefined;
  const parts = [
    added.length > 0 ? `added ${added.join(', ')}` : '',
    removed.length > 0 ? `removed ${removed.join(', ')}` : '',
  ];
  const message = `Tags: ${parts.filter((part) => part !== '').join('; ')}`;
  return {
    incident: { tags },
    line: line('incident.tags-changed', message, incident.tags.join(', '), tags.join(', ')),
  };
}

function changeStatus(incident: Incident, change: IncidentChange, context: ChangeContext): Step | undefined {
  const status = change.status ?? incident.status;
  if (status === 'Closed') return close(incident, change, context);
  if (status === incident.status) return undefined;
  if (incident.status === 'Closed') {
    const forgotten = { closedAt: null, classification: null, classificationReason: null, classificationComment: null };
    const message = `Reopened as ${status}; it was closed as ${describeClassification(incident)}`;
    return { incident: { status, ...forgotten }, line: line('incident.reopened', message, 'Closed', status) };
  }
  const message = `Status changed from ${incident.status} to ${status}`;
  return { incident: { status }, line: line('incident.status-changed', message, incident.status, status) };
}

function close(incident: Incident, change: IncidentChange, context: ChangeContext): Step | undefined {
  const classification = change.classification ?? incident.classification;
  if (classification === null) return undefined;
  const closed: Partial<Incident> = {
    status: 'Closed',
    classification,
    classificationReason: chosenReason(incident, change, classification),
    classificationComment: change.classificationComment ?? incident.classificationComment,
    closedAt: incident.closedAt ?? context.at.toISOString(),
  };
  const isSame = Object.entries(closed).every(([name, value]) => incident[name as keyof Incident] === value);
  if (isSame) return undefined;
  const verb = incident.status === 'Closed' ? 'Classified again as' : 'Closed as';
  const comment = closed.classificationComment ? `: ${closed.classificationComment}` : '';
  const message = `${verb} ${describeClassification({ ...incident, ...closed })}${comment}`;
  const before = incident.status === 'Closed' ? describeClassification(incident) : incident.status;
  return { incident: closed, line: line('incident.closed', message, before, 'Closed') };
}

function describeClassification({ classification, classificationReason }: Incident): string {
  return [classification, classificationReason].filter((part) => part !== null).join(', ');
}

function line(kind: Line['kind'], message: string, before: string | null, after: string | null): Line {
  return { kind, message, before, after };
}
