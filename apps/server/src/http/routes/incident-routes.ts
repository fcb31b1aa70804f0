import { applyIncidentChange, commentActivity, describeEntities } from '@vedette/detection';
import type { Incident, IncidentActivity, IncidentDetail } from '@vedette/model';
import { Rejection } from '@vedette/model';
import type { Services } from '../../services.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

export function registerIncidentRoutes(register: Register, services: Services): void {
  const { state, clock, newId } = services;

  register('listIncidents', async ({ query }) => state.listIncidents(query));

  register('getIncident', async ({ params }) => loadDetail(services, params.number));

  register('changeIncident', async ({ params, body, caller }) => {
    const incident = await findIncident(services, params.number);
    if (incident.version !== body.version) throw conflict(incident);
    const outcome = applyIncidentChange(incident, body, { by: caller.user.username, at: clock.now(), newId });
    if (outcome.kind === 'rejected') throw new Rejection(outcome.problems, 400);
    await save(services, outcome.incident, outcome.activity);
    return loadDetail(services, params.number);
  });

  register('commentIncident', async ({ params, body, caller }) => {
    const incident = await findIncident(services, params.number);
    const at = clock.now();
    const activity = commentActivity(incident.number, body.message, { by: caller.user.username, at, newId });
    await save(services, { ...incident, modifiedAt: at.toISOString(), modifiedBy: caller.user.username }, [activity]);
    return loadDetail(services, params.number);
  });
}

async function save(services: Services, incident: Incident, activity: readonly IncidentActivity[]): Promise<void> {
  try {
    await services.state.saveIncident(incident, activity);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'STA1001')
      throw conflict(await findIncident(services, String(incident.number)));
    throw error;
  }
  services.stream.publish({ topic: 'incident.changed', number: incident.number });
  await services.detection.publishOutbox();
}

function conflict(now: Incident): Error {
  return httpRejection(
    'API1007',
    `Incident ${now.number} was changed by \`${now.modifiedBy}\` meanwhile. Look at it again, then repeat the change.`,
  );
}

async function findIncident({ state }: Services, number: string | undefined): Promise<Incident> {
  const incident = /^\d{1,9}$/.test(number ?? '') ? await state.findIncident(Number(number)) : undefined;
  if (!incident) throw httpRejection('API1003', `There is no incident \`${number}\`.`);
  return incident;
}

async function loadDetail(services: Services, number: string | undefined): Promise<IncidentDetail> {
  const incident = await findIncident(services, number);
  const [alerts, activity] = await Promise.all([
    services.state.listIncidentAlerts(incident.number),
    services.state.listActivity(incident.number),
  ]);
  return { incident, alerts: [...alerts], entities: [...describeEntities(alerts)], activity: [...activity] };
}
