import type { Incident, IncidentChange } from '@vedette/model';

/** What a person wants changed, without the version. */
export type Change = Omit<IncidentChange, 'version'>;

/** The change that gives an incident back what `wanted` took. */
export function reverseOf(incident: Incident, wanted: Change): Change {
  return {
    ...(wanted.owner === undefined ? {} : { owner: incident.owner }),
    ...(wanted.tags === undefined ? {} : { tags: incident.tags }),
    ...(wanted.title === undefined ? {} : { title: incident.title }),
    ...(wanted.severity === undefined ? {} : { severity: incident.severity }),
    ...(wanted.status === undefined || incident.status === 'Closed' ? {} : { status: incident.status }),
  };
}
