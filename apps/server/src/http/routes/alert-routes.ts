import { describeEvents } from '@vedette/detection';
import { toQueryTable } from '@vedette/query';
import type { Services } from '../../services.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

const MAX_EVENT_ROWS = 1000;

export function registerAlertRoutes(register: Register, services: Services): void {
  const { state } = services;

  register('listAlerts', async ({ query }) => {
    const page = await state.listAlerts(query);
    return { items: [...page.items], total: page.total };
  });

  register('alertEvents', async ({ params, caller }) => {
    const alert = await state.findAlert(params.id ?? '');
    if (!alert) throw httpRejection('API1003', `There is no alert \`${params.id}\`.`);
    const { query, window } = describeEvents(alert);
    const outcome = await services.query.run({
      kql: query,
      principal: caller.principal,
      timespan: window,
      now: window.end,
      maxRows: MAX_EVENT_ROWS,
      source: `alert:${alert.id}`,
    });
    const timespan = `${window.start.toISOString()}/${window.end.toISOString()}`;
    return { ...toQueryTable(outcome), query, timespan };
  });
}
