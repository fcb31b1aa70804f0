import { ALL_INCIDENTS, mayRead, type Overview, type Severity } from '@vedette/model';
import type { Services } from '../../services.ts';
import type { Register } from '../register.ts';

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 14;
const TOP = 6;
const OPEN = { ...ALL_INCIDENTS, status: ['New', 'Active'], limit: 1 };

export function registerOverviewRoute(register: Register, services: Services): void {
  register('overview', async ({ caller: { principal } }): Promise<Overview> => {
    const [incidents, alerts, assets, scans, connectors] = await Promise.all([
      mayRead(principal, 'incidents') ? countIncidents(services) : null,
      mayRead(principal, 'alerts') ? countAlerts(services) : null,
      mayRead(principal, 'assets') ? countAssets(services) : null,
      mayRead(principal, 'scans') ? findLastScan(services) : null,
      services.connectors.listStates(),
    ]);
    return { incidents, alerts, assets, scans, connectors: [...connectors] };
  });
}

async function countIncidents(services: Services): Promise<Overview['incidents']> {
  const { state } = services;
  const [open, openBySeverity, unassigned, recent] = await Promise.all([
    state.listIncidents(OPEN),
    countOpenBySeverity(services),
    state.listIncidents({ ...OPEN, owner: [''] }),
    state.listIncidents({ ...ALL_INCIDENTS, limit: TOP }),
  ]);
  return { open: open.total, openBySeverity, unassigned: unassigned.total, recent: [...recent.items] };
}

async function countOpenBySeverity({ state }: Services): Promise<Record<Severity, number>> {
  const severities = ['Informational', 'Low', 'Medium', 'High'] as const;
  const counts = await Promise.all(
    severities.map((severity) => state.listIncidents({ ...OPEN, severity: [severity] })),
  );
  return Object.fromEntries(severities.map((severity, index) => [severity, counts[index]?.total ?? 0])) as Record<
    Severity,
    number
  >;
}

async function countAlerts({ state, clock }: Services): Promise<Overview['alerts']> {
  const now = clock.now();
  const days = listDays(now);
  const [lastDay, byDay] = await Promise.all([
    state.listAlerts({ since: new Date(now.getTime() - DAY_MS), limit: 0, offset: 0 }),
    state.countAlertsByDay(new Date(days[0] ?? now)),
  ]);
  const alertsOn = new Map(byDay.map(({ day, count }) => [day, count]));
  return { lastDay: lastDay.total, perDay: days.map((day) => ({ day, count: alertsOn.get(day) ?? 0 })) };
}

/** The UTC days that are shown, the oldest first; the last is that of `now`. */
const listDays = (now: Date): string[] =>
  Array.from({ length: DAYS_SHOWN }, (_, index) =>
    new Date(now.getTime() - (DAYS_SHOWN - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );

async function countAssets({ state }: Services): Promise<Overview['assets']> {
  const [{ total, facets }, unlabelled] = await Promise.all([
    state.listAssets({ limit: 1, offset: 0 }),
    state.listAssets({ label: [''], limit: 1, offset: 0 }),
  ]);
  const unclassified = facets.classification.find(({ value }) => value === '')?.count ?? 0;
  return {
    total,
    sensitive: total - unclassified,
    labelled: total - unlabelled.total,
    topClassifications: facets.classification.filter(({ value }) => value !== '').slice(0, TOP),
    topLabels: facets.label.filter(({ value }) => value !== '').slice(0, TOP),
  };
}

async function findLastScan({ state }: Services): Promise<Overview['scans']> {
  const { items } = await state.listRuns({ limit: 1, offset: 0 });
  return { last: items[0] ?? null };
}
