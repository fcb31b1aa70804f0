import { type Principal, readableTables } from './identity.ts';

/**
 * What the product keeps beside its tables, and the tables whose contents it tells: an incident those of its alerts too, a scan run
 * the documents that it met. Who may read a subject may read all of its tables. Source: ADR 0007.
 */
export const SUBJECT_TABLES = Object.freeze({
  incidents: ['SecurityIncident', 'SecurityAlert'],
  alerts: ['SecurityAlert'],
  assets: ['PurviewDataSensitivityLogs'],
  scans: ['PurviewScanStatusLogs', 'PurviewDataSensitivityLogs'],
} as const);
export type Subject = keyof typeof SUBJECT_TABLES;

type Scope = Pick<Principal, 'roles' | 'tables'>;

/** The tables of a subject that are closed to somebody; none: the subject is open. */
export function closedTables(scope: Scope, subject: Subject): readonly string[] {
  const readable = readableTables(scope);
  return readable ? SUBJECT_TABLES[subject].filter((name) => !readable.has(name)) : [];
}

export const mayRead = (scope: Scope, subject: Subject): boolean => closedTables(scope, subject).length === 0;
