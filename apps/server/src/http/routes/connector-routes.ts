import { connectorDescriptors } from '@vedette/connectors';
import {
  type ConnectorKind,
  type ConnectorState,
  type ConnectorView,
  connectorKindSchema,
  findTable,
  type Principal,
  readableTables,
} from '@vedette/model';
import type { Services } from '../../services.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

const DAYS_SHOWN = 14;

export function registerConnectorRoutes(register: Register, services: Services): void {
  const { connectors, stream } = services;

  register('listConnectors', async ({ caller }) => {
    const states = await connectors.listStates();
    const items = await Promise.all(states.map((state) => describe(services, state, caller.principal)));
    return { items, total: items.length };
  });

  register('connect', async ({ params, body }) => {
    const state = await connectors.connect(readKind(params.kind), body.settings, body.clientSecret ?? null);
    stream.publish({ topic: 'connector.changed', state });
    return state;
  });

  register('disconnect', async ({ params }) => {
    const state = await connectors.disconnect(readKind(params.kind));
    stream.publish({ topic: 'connector.changed', state });
    return state;
  });
}

function readKind(text: string | undefined): ConnectorKind {
  const kind = connectorKindSchema.safeParse(text);
  if (!kind.success) throw httpRejection('API1003', `There is no data connector \`${text}\`.`);
  return kind.data;
}

async function describe(services: Services, state: ConnectorState, principal: Principal): Promise<ConnectorView> {
  const descriptor = connectorDescriptors[state.kind];
  const readable = readableTables(principal);
  const tables = descriptor.dataTypes.filter((name) => findTable(name) && (readable?.has(name) ?? true));
  const perTable = await Promise.all(tables.map((table) => countRows(services, table, principal)));
  return {
    state,
    title: descriptor.title,
    publisher: descriptor.publisher,
    description: descriptor.description,
    prerequisites: [...descriptor.prerequisites],
    dataTypes: tables.map((table, index) => {
      const days = perTable[index] ?? [];
      return {
        table,
        lastReceivedAt:
          days
            .map((day) => day.last)
            .sort()
            .at(-1) ?? null,
        rows: days.reduce((sum, day) => sum + day.rows, 0),
      };
    }),
    rowsPerDay: tables.flatMap((table, index) =>
      (perTable[index] ?? []).map(({ day, rows }) => ({ day, table, rows })),
    ),
    sampleQueries: descriptor.sampleQueries.map((sample) => ({ ...sample })),
  };
}

/** Rows of the last two weeks by the day they happened, asked as any user asks. */
async function countRows(
  { query, clock }: Services,
  table: string,
  principal: Principal,
): Promise<{ day: string; rows: number; last: string }[]> {
  const end = clock.now();
  const outcome = await query.run({
    kql: `${table} | summarize Rows = count(), Last = max(TimeGenerated) by Day = startofday(TimeGenerated) | sort by Day asc`,
    principal,
    timespan: { start: new Date(end.getTime() - DAYS_SHOWN * 86_400_000), end: new Date(end.getTime() + 86_400_000) },
    source: 'connectors',
  });
  if (outcome.kind === 'rejected') return [];
  const at = (name: string) => outcome.table.columns.findIndex((column) => column.name === name);
  const [day, rows, last] = [at('Day'), at('Rows'), at('Last')];
  return outcome.table.rows.map((row) => ({
    day: String(row[day]).slice(0, 10),
    rows: Number(row[rows]),
    last: new Date(String(row[last])).toISOString(),
  }));
}
