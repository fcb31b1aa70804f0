import type { TableSchema } from '@vedette/model';

export const CRASH_TABLE: TableSchema = {
  name: 'Crash',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'Text', type: 'string' },
  ],
};
