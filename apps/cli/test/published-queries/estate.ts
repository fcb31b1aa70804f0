/**
 * Rows for the four queries that Microsoft publishes for this job, and what each query must find among them. Beside every row that
 * must come back stands one for each condition that keeps it out.
 */
import { readFileSync } from 'node:fs';
import type { RawRecord } from '@vedette/ingest';

const HOUR = 3_600_000;
export const ALERT_ID = '8c2f4f0e-5d19-4f7e-9a55-3c1f5e0d7b21';

export function readPublished(name: string): string {
  return readFileSync(new URL(`./${name}.kql`, import.meta.url), 'utf8');
}

type Values = Readonly<Record<string, unknown>>;
const record = (key: string, values: Values): RawRecord => ({ key, values });

export function makeRows(now: Date): Readonly<Record<string, readonly RawRecord[]>> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString();
  const asset = (name: string, change: Values = {}) =>
    record(`asset:${name}`, {
      TimeGenerated: ago(2),
      AssetPath: `/data/${name}`,
      Classification: ['U.S. Social Security Number (SSN)', 'Credit Card Number'],
      SourceRegion: 'westeurope',
      SourceType: 'Amazon S3',
      ...change,
    });
  const activity = (name: string, change: { cid?: string; at?: string; file?: string; objects?: unknown } = {}) =>
    record(`activity:${name}`, {
      TimeGenerated: change.at ?? ago(3),
      ActionType: 'AlertTriggered',
      ActivityObjects: change.objects ?? [{ Type: 'File', Name: 'object' }],
      RawEventData: {
        CreationTime: change.at ?? ago(3),
        Data: JSON.stringify({ cid: change.cid ?? 'policy-1', sev: 'High' }),
        SourceFileName: change.file ?? `${name}.docx`,
        Marker: name,
      },
    });
  return {
    PurviewDataSensitivityLogs: [
      asset('match.xlsx'),
      asset('other-classification.xlsx', { Classification: ['IBAN'] }),
      asset('other-region.xlsx', { SourceRegion: 'eastus' }),
      asset('other-type.xlsx', { SourceType: 'Azure Blob Storage' }),
      asset('too-old.xlsx', { TimeGenerated: ago(25) }),
    ],
    SecurityAlert: [
      record('alert-1', {
        TimeGenerated: ago(2),
        SystemAlertId: ALERT_ID,
        AlertType: 'policy-1',
        StartTime: ago(4),
        EndTime: ago(1),
        Entities: JSON.stringify([
          { $id: '1', Type: 'account', Name: 'ines.duarte', UPNSuffix: 'halden.example' },
          { $id: '2', Type: 'file', Name: 'inside.docx' },
          { $id: '3', Type: 'file', Name: '' },
        ]),
      }),
      record('alert-2', {
        TimeGenerated: ago(2),
        SystemAlertId: 'another',
        AlertType: 'policy-2',
        StartTime: ago(4),
        EndTime: ago(1),
        Entities: '[]',
      }),
    ],
    CloudAppEvents: [
      activity('inside'),
      activity('before-the-window', { at: ago(5) }),
      activity('after-the-window', { at: ago(0.5) }),
      activity('other-policy', { cid: 'policy-2' }),
      activity('no-file-object', { cid: 'none', file: 'inside.docx', objects: [{ Type: 'User', Name: 'x' }] }),
    ],
    MicrosoftPurviewInformationProtection: [
      record('label-1', {
        TimeGenerated: ago(1),
        ObjectId: 'downgraded.docx',
        SensitivityLabelId: 'MySensitivityLabelId',
        OldSensitivityLabelId: 'aa1c4270-0694-4fe6-b220-8c7904b0xxxx',
      }),
      record('label-2', { TimeGenerated: ago(1), ObjectId: 'unlabelled.docx' }),
      record('label-3', { TimeGenerated: ago(1), ObjectId: 'unknown.docx', SensitivityLabelId: 'not-in-the-map' }),
    ],
  };
}

export interface Published {
  readonly name: string;
  readonly kql: string;
  /** Columns to look at, and their values, rows sorted by the first one. */
  readonly columns: readonly string[];
  readonly expected: readonly (readonly unknown[])[];
}

export const PUBLISHED: readonly Published[] = [
  {
    name: 'sensitive-data',
    kql: readPublished('sensitive-data'),
    columns: ['AssetPath'],
    expected: [['/data/match.xlsx']],
  },
  {
    name: 'dlp-alert-activities, as published',
    kql: readPublished('dlp-alert-activities'),
    columns: ['correlationId'],
    expected: [],
  },
  {
    name: 'dlp-alert-activities, with the id of an alert',
    kql: readPublished('dlp-alert-activities').replace('SystemAlertId == ""', `SystemAlertId == "${ALERT_ID}"`),
    columns: ['correlationId', 'SystemAlertId', 'ActionType'],
    expected: [['policy-1', ALERT_ID, 'AlertTriggered']],
  },
  {
    name: 'label-names',
    kql: readPublished('label-names'),
    columns: ['ObjectId', 'SensitivityLabelName', 'OldSensitivityLabelName'],
    expected: [
      ['downgraded.docx', 'MyLabel3', 'MyLabel2'],
      ['unknown.docx', '', ''],
      ['unlabelled.docx', '', ''],
    ],
  },
  {
    name: 'files-of-alerts',
    kql: readPublished('files-of-alerts'),
    columns: ['EntityName', 'Entitytype', 'EntityName1', 'Entitytype1', 'SystemAlertId'],
    expected: [['inside.docx', 'file', 'inside.docx', 'File', ALERT_ID]],
  },
];

/** The looked-at columns of an answer, rows in order of their text. */
export function pick(
  columns: readonly string[],
  names: readonly string[],
  rows: readonly (readonly unknown[])[],
): unknown[][] {
  const places = columns.map((column) => names.indexOf(column));
  return rows.map((row) => places.map((place) => row[place])).sort((a, b) => (String(a) < String(b) ? -1 : 1));
}
