import type { RawRecord } from '@vedette/ingest';
import type { AuditRecord } from './audit-record.ts';
import { buildCloudAppRow, CLOUD_APPS } from './cloud-app-row.ts';
import { buildInformationProtectionRow, LABEL_RECORD_TYPES } from './information-protection-row.ts';
import type { LabelNames } from './label-names.ts';
import { buildOfficeActivityRow } from './office-activity-row.ts';

export const FEED_TABLES = ['MicrosoftPurviewInformationProtection', 'OfficeActivity', 'CloudAppEvents'] as const;
export type FeedTable = (typeof FEED_TABLES)[number];

/** Exchange, SharePoint, OneDrive and Teams. Source: Sentinel connector Office365; numbers: AuditLogRecordType. */
const OFFICE_RECORD_TYPES: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 7, 14, 19, 25, 36, 37, 50, 54, 55, 56]);
const OFFICE_WORKLOADS: ReadonlySet<string> = new Set(['Exchange', 'SharePoint', 'OneDrive', 'MicrosoftTeams']);
/** Label events that Defender for Cloud Apps shows as well: those of people in Office applications. */
const LABEL_TYPES_IN_CLOUD_APPS: ReadonlySet<number> = new Set([83, 84]);

export interface RoutedRow {
  readonly table: FeedTable;
  readonly row: RawRecord;
}

/** The rows of a record, one for each table that shows it. None: no table takes it, and the caller must say so. */
export function routeRecord(record: AuditRecord, labelNames: LabelNames): readonly RoutedRow[] {
  const app = CLOUD_APPS[record.workload];
  const isLabel = LABEL_RECORD_TYPES.has(record.recordType);
  const rows: RoutedRow[] = [];
  if (isLabel) {
    rows.push({
      table: 'MicrosoftPurviewInformationProtection',
      row: buildInformationProtectionRow(record, labelNames),
    });
  }
  if (OFFICE_RECORD_TYPES.has(record.recordType) && OFFICE_WORKLOADS.has(record.workload)) {
    rows.push({ table: 'OfficeActivity', row: buildOfficeActivityRow(record) });
  }
  if (app && (!isLabel || LABEL_TYPES_IN_CLOUD_APPS.has(record.recordType))) {
    rows.push({ table: 'CloudAppEvents', row: buildCloudAppRow(record, app) });
  }
  return rows;
}
