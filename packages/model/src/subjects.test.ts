import { describe, expect, it } from 'vitest';
import { closedTables, mayRead, SUBJECT_TABLES, type Subject } from './subjects.ts';
import { findTable } from './tables.ts';

const SUBJECTS = Object.keys(SUBJECT_TABLES) as Subject[];

describe('subjects', () => {
  it('stand on tables of the catalogue', () => {
    for (const name of Object.values(SUBJECT_TABLES).flat())
      expect([name, findTable(name) !== undefined]).toEqual([name, true]);
  });

  it('are open to who may read all tables, and to an administrator', () => {
    for (const subject of SUBJECTS) {
      expect(mayRead({ roles: ['reader'], tables: null }, subject)).toBe(true);
      expect(mayRead({ roles: ['admin'], tables: [] }, subject)).toBe(true);
      expect(mayRead({ roles: ['contributor'], tables: [] }, subject)).toBe(false);
    }
  });

  it('are open with all of their tables alone', () => {
    const withAlerts = { roles: ['reader'], tables: ['SecurityAlert'] } as const;
    expect(SUBJECTS.filter((subject) => mayRead(withAlerts, subject))).toEqual(['alerts']);
    expect(closedTables(withAlerts, 'incidents')).toEqual(['SecurityIncident']);
    const withStatus = { roles: ['reader'], tables: ['PurviewScanStatusLogs'] } as const;
    expect(SUBJECTS.filter((subject) => mayRead(withStatus, subject))).toEqual([]);
  });
});
