import type { KustoType, TableSchema } from '../src/types.ts';

const table = (name: string, columns: Readonly<Record<string, KustoType>>): TableSchema => ({
  name,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
});

/** Tables that unit tests name, of the shape of a log service's. */
export const testTables: readonly TableSchema[] = [
  table('SecurityAlert', {
    TimeGenerated: 'datetime',
    AlertName: 'string',
    AlertSeverity: 'string',
    IsIncident: 'bool',
    Status: 'string',
    Entities: 'string',
  }),
  table('SecurityIncident', { TimeGenerated: 'datetime', Title: 'string', Severity: 'string', Labels: 'dynamic' }),
  table('CloudAppEvents', { TimeGenerated: 'datetime', ActionType: 'string', RawEventData: 'dynamic' }),
];
