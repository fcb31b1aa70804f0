import path from 'node:path';
import type { RawRecord } from '@vedette/ingest';
import type { Asset, DataSource, ScanRun, SensitivityLabel } from '@vedette/model';

export const SENSITIVITY_TABLE = 'PurviewDataSensitivityLogs';
export const STATUS_TABLE = 'PurviewScanStatusLogs';

/** Who scanned what, as every row of a run says it. */
export interface RowContext {
  readonly source: DataSource;
  readonly run: ScanRun;
  readonly accountName: string;
  readonly accountRegion: string;
  readonly tenantId: string;
}

/**
 * Rows of one asset: `Classification` where its text was read (an empty array says that nothing was found), `Labeling`
 * where it carries a label. Shape: keys are the run's and the asset's, so that a repeated run adds nothing.
 */
export function sensitivityRecords(
  asset: Asset,
  wasRead: boolean,
  label: SensitivityLabel | undefined,
  context: RowContext,
): RawRecord[] {
  const records: RawRecord[] = [];
  if (wasRead) {
    const details = asset.findings.map(({ typeId, name, count, uniqueCount, confidence }) => ({
      id: typeId,
      name,
      count,
      uniqueCount,
      confidence,
    }));
    const values = {
      Classification: asset.findings.map(({ name }) => name),
      ClassificationDetails: details,
      ClassificationTrigger: 'Scan',
    };
    records.push(activityRecord('Classification', asset, context, values));
  }
  if (asset.labelId !== null) {
    const details = [{ id: asset.labelId, name: asset.labelName, order: label?.priority ?? null }];
    const values = {
      SensitivityLabel: [asset.labelName],
      SensitivityLabelDetails: details,
      SensitivityLabelTrigger: 'Scan',
    };
    records.push(activityRecord('Labeling', asset, context, values));
  }
  return records;
}

/** A row's time is part of its identity: the run's start stays the same when a crash makes the run do it again. */
const timeOf = ({ startedAt, queuedAt }: ScanRun): string => startedAt ?? queuedAt;

function activityRecord(
  activity: 'Classification' | 'Labeling',
  asset: Asset,
  { source, run, accountName, accountRegion, tenantId }: RowContext,
  values: Readonly<Record<string, unknown>>,
): RawRecord {
  return {
    key: `scan:${run.id}:${asset.id}:${activity}`,
    values: {
      TimeGenerated: timeOf(run),
      ActivityType: activity,
      AssetCreationTime: asset.createdAt,
      AssetLastScanTime: asset.lastScannedAt,
      AssetModifiedTime: asset.modifiedAt,
      AssetName: asset.name,
      AssetPath: asset.path,
      AssetType: 'file',
      Classification: [],
      ClassificationDetails: [],
      FileExtension: path.extname(asset.name).slice(1).toLowerCase(),
      FileSize: asset.sizeBytes,
      PurviewAccountName: accountName,
      PurviewRegion: accountRegion,
      PurviewTenantId: tenantId,
      SensitivityLabel: [],
      SensitivityLabelDetails: [],
      SourceCollectionName: source.collection,
      SourceName: source.name,
      SourcePath: source.path,
      SourceRegion: source.region,
      SourceScanId: run.id,
      SourceType: source.sourceType,
      ...values,
    },
  };
}

const RESULT_TYPES: Readonly<Record<ScanRun['status'], string>> = {
  queued: 'Queued',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Canceled',
};

/** The row of a run that ended. `RunType` follows who asked: a schedule names itself `schedule` or `schedule:<id>`. */
export function statusRecord(run: ScanRun, source: DataSource): RawRecord {
  const isScheduled = /^schedule(?::|$)/.test(run.requestedBy);
  return {
    key: `scan-status:${run.id}`,
    values: {
      TimeGenerated: timeOf(run),
      AssetsClassified: run.withFindings,
      AssetsDiscovered: run.seen,
      Category: 'ScanStatusLogEvent',
      CorrelationId: run.id,
      DataSourceName: source.name,
      DataSourceType: source.sourceType,
      ErrorDetails: run.errorMessage ?? '',
      LogLevel: run.status === 'failed' ? 'ERROR' : run.skipped > 0 ? 'WARN' : 'INFO',
      OperationName: isScheduled ? 'TriggeredScanRun' : 'AdhocScanRun',
      ResultType: RESULT_TYPES[run.status],
      RunType: isScheduled ? 'Scheduled' : 'Manual',
      ScanName: `${source.name} (${run.kind})`,
      ScanQueueTimeInSeconds: secondsBetween(run.queuedAt, run.startedAt),
      ScanResultId: run.id,
      ScanTotalRunTimeInSeconds: secondsBetween(run.startedAt, run.endedAt),
    },
  };
}

function secondsBetween(from: string | null, to: string | null): number {
  return from === null || to === null ? 0 : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
