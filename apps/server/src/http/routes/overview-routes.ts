import { ALL_INCIDENTS, type Incident, type Overview, type Severity } from '@vedette/model';
import type { Services } from '../../services.ts';
import type { Register } from '../register.ts';

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 14;
const TOP = 6;

export function registerOverviewRoute(register: Register, services: Services): void {
  const { state, connectors, clock } = services;

  register('overview', async (): Promise<Overview> => {
    const now = clock.now();
    const days = listDays(now);
    const open = { ...ALL_INCIDENTS, status: ['New', 'Active'], limit: 1 };
    const [queue, recent, assets, labelled, connectorStates, runs, lastDay, byDay, bySeverity, unassigned] =
      await Promise.all([
        state.listIncidents(open),
        state.listIncidents({ ...ALL_INCIDENTS, limit: TOP }),
        state.listAssets({ limit: 1, offset: 0 }),
        state.listAssets({ label: [''], limit: 1, offset: 0 }),
        connectors.listStates(),
        state.listRuns({ limit: 1, offset: 0 }),
        state.listAlerts({ since: new Date(now.getTime() - DAY_MS), limit: 0, offset: 0 }),
        state.countAlertsByDay(new Date(days[0] ?? now)),
        countOpenBySeverity(services),
        state.listIncidents({ ...open, owner: [''] }),
      ]);
    const unclassified = assets.facets.classification.find(({ value }) => value === '')?.count ?? 0;
    const alertsOn = new Map(byDay.map(({ day, count }) => [day, count]));
    return {
      openIncidents: queue.total,
      openBySeverity: bySeverity,
      unassigned: unassigned.total,
      alertsLast24h: lastDay.total,
      assets: assets.total,
      sensitiveAssets: assets.total - unclassified,
      labelledAssets: assets.total - labelled.total,
      topClassifications: assets.facets.classification.filter(({ value }) => value !== '').slice(0, TOP),
      topLabels: assets.facets.label.filter(({ value }) => value !== '').slice(0, TOP),
      alertsPerDay: days.map((day) => ({ day, count: alertsOn.get(day) ?? 0 })),
      connectors: [...connectorStates],
      recentIncidents: recent.items as Incident[],
      lastScan: runs.items[0] ?? null,
    };
  });
}

async function countOpenBySeverity({ state }: Services): Promise<Record<Severity, number>> {
  const severities = ['Informational', 'Low', 'Medium', 'High'] as const;
  const counts = await Promise.all(
    severities.map((severity) =>
      state.listIncidents({ ...ALL_INCIDENTS, status: ['New', 'Active'], severity: [severity], limit: 1 }),
    ),
  );
  return Object.fromEntries(severities.map((severity, index) => [severity, counts[index]?.total ?? 0])) as Record<
    Severity,
    number
  >;
}

/** The UTC days that are shown, the oldest first; the last is that of `now`. */
const listDays = (now: Date): string[] =>
  Array.from({ length: DAYS_SHOWN }, (_, index) =>
    new Date(now.getTime() - (DAYS_SHOWN - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
