import type { IncidentActivity } from '@vedette/model';

type Kind = IncidentActivity['kind'];

const OTHER = (text: string) => (text === '' ? 'none' : text);
const fromTo = ({ before, after }: IncidentActivity): string =>
  before === null || before === '' ? OTHER(after ?? '') : `${before} → ${OTHER(after ?? '')}`;

const TEXT: Readonly<Record<Kind, (line: IncidentActivity) => string>> = {
  'incident.created': () => 'created the incident',
  'incident.alert-added': ({ after }) => (after ? `added the alert "${after}"` : 'added an alert'),
  'incident.assigned': ({ after }) => (after ? `assigned it to ${after}` : 'unassigned it'),
  'incident.status-changed': (line) => `changed the status: ${fromTo(line)}`,
  'incident.severity-changed': (line) => `changed the severity: ${fromTo(line)}`,
  'incident.title-changed': (line) => `changed the title: ${fromTo(line)}`,
  'incident.tags-changed': (line) => `changed the tags: ${fromTo(line)}`,
  'incident.closed': ({ after }) => (after ? `resolved it: ${after}` : 'resolved it'),
  'incident.reopened': () => 'reopened it',
  'incident.commented': () => 'commented',
};

/** What a line of the activity log says after the name of who did it. */
export const printActivity = (line: IncidentActivity): string => TEXT[line.kind](line);
