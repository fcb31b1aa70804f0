import { TENANT } from '../scenario/cast.ts';
import type { TenantFile } from '../scenario/files.ts';
import { buildHead, type FeedRecord, type RecordHead } from './audit-record.ts';

export type Moment = Pick<RecordHead, 'at' | 'random' | 'person'>;

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0';

function buildFileMembers(moment: Moment, file: TenantFile) {
  return {
    CorrelationId: moment.random.guid(),
    EventSource: 'SharePoint',
    ItemType: 'File',
    ListItemUniqueId: file.id,
    Site: `a94f5c9e-${file.siteUrl.length.toString(16).padStart(4, '0')}-4b1d-9f0a-1c2d3e4f5a6b`,
    UserAgent: BROWSER,
    SourceFileExtension: file.extension,
    SiteUrl: file.siteUrl,
    SourceFileName: file.name,
    SourceRelativeUrl: file.relativeUrl,
    ...(file.labelId === null ? {} : { SensitivityLabelId: file.labelId, SensitivityLabelOwnerEmail: file.owner.upn }),
  };
}

/** A file operation of SharePoint or OneDrive (record type 6): `FileAccessed`, `FileDownloaded`, ... */
export function buildFileOperation(moment: Moment, file: TenantFile, operation: string): FeedRecord {
  const head = buildHead({ ...moment, recordType: 6, operation, workload: file.workload, objectId: file.url });
  return { contentType: 'Audit.SharePoint', record: { ...head, ...buildFileMembers(moment, file) } };
}

/** A share with someone (record type 14). */
export function buildSharing(moment: Moment, file: TenantFile, operation: string, target: string): FeedRecord {
  const head = buildHead({ ...moment, recordType: 14, operation, workload: file.workload, objectId: file.url });
  const isGuest = !target.endsWith(`@${TENANT.domain}`);
  return {
    contentType: 'Audit.SharePoint',
    record: {
      ...head,
      ...buildFileMembers(moment, file),
      TargetUserOrGroupName: target,
      TargetUserOrGroupType: isGuest ? 'Guest' : 'Member',
      UniqueSharingId: moment.random.guid(),
      EventData: `<Type>${isGuest ? 'External' : 'Internal'}</Type><Permissions granted>Read</Permissions granted>`,
      ...(operation === 'AddedToSecureLink' ? {} : { UserSharedWith: target, SharingType: 'Specific' }),
    },
  };
}

/** The label of an item changed through SharePoint: `FileSensitivityLabelApplied`, `-Changed`, `-Removed` (record type 6). */
export function buildFileLabelOperation(
  moment: Moment,
  file: TenantFile,
  operation: string,
  labels: { before: string | null; after: string | null },
): FeedRecord {
  const { contentType, record } = buildFileOperation(moment, { ...file, labelId: labels.after }, operation);
  return {
    contentType,
    record: { ...record, SourceLabel: labels.before ?? '', DestinationLabel: labels.after ?? '' },
  };
}
