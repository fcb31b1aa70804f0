import { LABELS, TENANT } from '../scenario/cast.ts';
import type { TenantFile } from '../scenario/files.ts';
import { buildHead, type FeedRecord, printAuditTime } from './audit-record.ts';
import type { Moment } from './file-records.ts';
import { SUBJECTS } from './mail-records.ts';

export interface LabelChange {
  readonly before: string | null;
  readonly after: string | null;
  readonly justification?: string;
}

const AUTO_LABEL_POLICY = { id: '1f6b4c7d-2a35-4b0e-8d4c-9b7f00a1c2e1', name: 'Auto-label bank data' } as const;
const AUTO_LABEL_RULE = { id: '8e0d9f11-63c2-49a7-9c55-17b2c3d4e5f6', name: 'IBAN, five or more' } as const;
const IBAN_TYPE = {
  id: 'e7dc4711-11b7-4cb0-b88b-2c394a771f0e',
  name: 'International Banking Account Number (IBAN)',
} as const;

const priorityOf = (id: string | null): number =>
  id === null ? -1 : (LABELS.find((label) => label.id === id)?.priority ?? -1);

/** 1 upgraded, 2 downgraded, 3 removed, 4 changed in the same order. Source: Office 365 Management Activity API, labels. */
function describeChange({ before, after }: LabelChange): 1 | 2 | 3 | 4 {
  if (after === null) return 3;
  const difference = priorityOf(after) - priorityOf(before);
  if (difference === 0) return 4;
  return difference > 0 ? 1 : 2;
}

function buildLabelEvent(change: LabelChange, actionSource: 1 | 2 | 3 | 4) {
  return {
    ...(change.after === null ? {} : { SensitivityLabelId: change.after }),
    ...(change.before === null ? {} : { OldSensitivityLabelId: change.before }),
    SensitivityLabelPolicyId: '5b2f0c9a-77d1-4e3c-a1f4-6d5e4c3b2a19',
    LabelEventType: describeChange(change),
    ActionSource: actionSource,
    ActionSourceDetail: actionSource === 2 ? 1 : 0,
    ...(change.justification === undefined ? {} : { JustificationText: change.justification }),
  };
}

function buildOfficeApplication({ random, person }: Moment, file: TenantFile) {
  const application =
    { xlsx: 'Excel', docx: 'Word', pptx: 'PowerPoint' }[file.extension] ?? 'Microsoft Purview Information Protection';
  return {
    Application: application,
    ContentType: 'File',
    DeviceName: `HM-${person.displayName.split(' ')[0]?.toUpperCase()}-${(random.integer(1, 2) + 10).toString()}`,
    Platform: 1,
    ProcessName: `${application}.exe`,
    ProductVersion: '16.0.19231.20194',
    TargetLocation: 4,
  };
}

const operationOf = (change: LabelChange): string => {
  if (change.after === null) return 'SensitivityLabelRemoved';
  return change.before === null ? 'SensitivityLabelApplied' : 'SensitivityLabelUpdated';
};

/** A person labels a document in an Office application (record type 83). */
export function buildLabelAction(moment: Moment, file: TenantFile, change: LabelChange): FeedRecord {
  const head = buildHead({
    ...moment,
    recordType: 83,
    operation: operationOf(change),
    workload: 'PublicEndpoint',
    objectId: file.url,
  });
  const members = {
    ...buildOfficeApplication(moment, file),
    SensitivityLabelEventData: buildLabelEvent(change, 3),
    ...(change.after === null ? {} : { SensitivityLabelOwnerEmail: file.owner.upn }),
    CorrelationId: moment.random.guid(),
  };
  return { contentType: 'Audit.General', record: { ...head, ...members } };
}

/** A labelled document is opened or renamed (record type 84). */
export function buildLabeledFileAction(moment: Moment, file: TenantFile, operation: string): FeedRecord {
  const head = buildHead({ ...moment, recordType: 84, operation, workload: 'PublicEndpoint', objectId: file.url });
  const members = {
    ...buildOfficeApplication(moment, file),
    SensitivityLabelEventData: { SensitivityLabelId: file.labelId },
    ProtectionEventData: { IsProtected: file.isProtected, ProtectionOwner: file.owner.upn, ProtectionType: 'Template' },
    IrmContentId: file.id,
  };
  return { contentType: 'Audit.General', record: { ...head, ...members } };
}

/** A document matches a label policy while it is edited (record type 82). */
export function buildLabelPolicyMatch(moment: Moment, file: TenantFile, labelId: string): FeedRecord {
  const head = buildHead({
    ...moment,
    recordType: 82,
    operation: 'SensitivityLabelPolicyMatched',
    workload: 'PublicEndpoint',
    objectId: file.url,
  });
  const members = {
    ...buildOfficeApplication(moment, file),
    SensitivityLabelEventData: buildLabelEvent({ before: file.labelId, after: labelId }, 4),
    SensitiveInfoTypeData: [
      {
        SensitiveInfoTypeId: IBAN_TYPE.id,
        SensitiveInfoTypeName: IBAN_TYPE.name,
        Count: moment.random.integer(1, 12),
        Confidence: 85,
      },
    ],
  };
  return { contentType: 'Audit.General', record: { ...head, ...members } };
}

/** A labelled mail in transport (record type 43). */
export function buildMailLabel(moment: Moment, labelId: string, receivers: readonly string[]): FeedRecord {
  const messageId = `<${moment.random.hex(20)}@${TENANT.domain}>`;
  const head = buildHead({
    ...moment,
    recordType: 43,
    operation: 'MIPLabel',
    workload: 'Exchange',
    objectId: messageId,
  });
  const members = {
    UserType: 4,
    UserKey: 'MipLabelAgent',
    Sender: moment.person.upn,
    Receivers: receivers,
    ItemName: moment.random.pick(SUBJECTS),
    LabelId: labelId,
    LabelName: LABELS.find((label) => label.id === labelId)?.name ?? '',
    LabelAction: 'None',
    LabelAppliedDateTime: printAuditTime(new Date(moment.at.getTime() - 30_000)),
    ApplicationMode: 'Privileged',
  };
  return { contentType: 'Audit.Exchange', record: { ...head, ...members } };
}

function buildAutoLabelPolicy({ random }: Moment) {
  return {
    PolicyId: AUTO_LABEL_POLICY.id,
    PolicyName: AUTO_LABEL_POLICY.name,
    PolicyVersion: '4',
    ExecutionRuleId: AUTO_LABEL_RULE.id,
    ExecutionRuleName: AUTO_LABEL_RULE.name,
    ExecutionRuleVersion: '2',
    MgtRuleId: '0c9f2d7b-5555-4c1d-b1de-7a6b5c4d3e2f',
    RuleMode: 'Enforce',
    RuleActions: [{ ActionName: 'ApplySensitivityLabel' }],
    OverriddenActions: [],
    Severity: 'Medium',
    ConditionMatch: {
      SensitiveInformation: [{ SensitiveType: IBAN_TYPE.id, Count: random.integer(5, 40), Confidence: 85 }],
    },
    SensitiveInfoDetectionIsIncluded: true,
    LabelVersion: '1',
  };
}

/** A policy labels an item of a site (record type 71). */
export function buildAutoLabelItem(moment: Moment, file: TenantFile, change: LabelChange): FeedRecord {
  const head = buildHead({
    ...moment,
    recordType: 71,
    operation: 'FileSensitivityLabelApplied',
    workload: file.workload,
    objectId: file.url,
  });
  const createdAt = printAuditTime(new Date(moment.at.getTime() - 40 * 86_400_000));
  const members = {
    UserType: 8,
    UserId: 'SHAREPOINT\\system',
    ...buildAutoLabelPolicy(moment),
    SensitivityLabelEventData: buildLabelEvent(change, 2),
    ItemName: file.name,
    ItemSize: String(moment.random.integer(9_000, 4_000_000)),
    ItemCreationTime: createdAt,
    ItemLastModifiedTime: printAuditTime(new Date(moment.at.getTime() - 3_600_000)),
    IsViewableByExternalUsers: false,
    WorkLoadItemId: file.id,
    SharePointMetaData: {
      FileName: file.name,
      FilePathUrl: file.url,
      FileOwner: file.owner.displayName,
      From: file.owner.upn,
      SiteCollectionUrl: file.siteUrl,
    },
  };
  return { contentType: 'Audit.SharePoint', record: { ...head, ...members } };
}

/** A policy begins or ends its work at a place (record type 72). */
export function buildAutoLabelLocation(moment: Moment, file: TenantFile): FeedRecord {
  const head = buildHead({
    ...moment,
    recordType: 72,
    operation: 'AutoLabelPolicyLocationCompleted',
    workload: 'SharePoint',
    objectId: file.siteUrl,
  });
  const members = {
    UserType: 8,
    UserId: 'SHAREPOINT\\system',
    ...buildAutoLabelPolicy(moment),
    ScopedLocationId: file.siteUrl,
  };
  return { contentType: 'Audit.SharePoint', record: { ...head, ...members } };
}

/** A policy labels a mail (record type 75). */
export function buildAutoLabelMail(moment: Moment, labelId: string, receivers: readonly string[]): FeedRecord {
  const messageId = `<${moment.random.hex(20)}@${TENANT.domain}>`;
  const subject = moment.random.pick(SUBJECTS);
  const head = buildHead({
    ...moment,
    recordType: 75,
    operation: 'SensitivityLabelApplied',
    workload: 'Exchange',
    objectId: messageId,
  });
  const members = {
    ...buildAutoLabelPolicy(moment),
    SensitivityLabelEventData: buildLabelEvent({ before: null, after: labelId }, 2),
    ItemName: subject,
    Sender: moment.person.upn,
    Receivers: receivers,
    ExchangeMetaData: {
      MessageID: messageId,
      From: moment.person.upn,
      To: receivers,
      Subject: subject,
      RecipientCount: receivers.length,
    },
  };
  return { contentType: 'Audit.Exchange', record: { ...head, ...members } };
}

const SCANNER_PERSON_NOTE = 'On-premises file shares';

/** An event of the information protection scanner or client (record types 93 to 97). */
export function buildScannerEvent(moment: Moment, recordType: 93 | 94 | 95 | 96 | 97, file: TenantFile): FeedRecord {
  const operation = {
    93: 'Discover',
    94: 'SensitivityLabelApplied',
    95: 'ProtectionApplied',
    96: 'FileDeleted',
    97: 'HeartBeat',
  }[recordType];
  const path = `\\\\hm-files01\\${file.owner.department}\\${file.name}`;
  const head = buildHead({ ...moment, recordType, operation, workload: 'Aip', objectId: path });
  const isLabelled = recordType === 94 || recordType === 95;
  const members = {
    Scope: 1,
    Common: {
      ApplicationId: 'c00e9d32-3c8d-4a7d-832b-029040e7db99',
      ApplicationName: 'Microsoft Purview Information Protection scanner',
      ProcessName: 'MSIP.Scanner',
      Platform: 1,
      DeviceName: 'HM-FILES01',
      Location: SCANNER_PERSON_NOTE,
      ProductVersion: '3.1.235.0',
    },
    DataState: 'Rest',
    ...(isLabelled ? { SensitivityLabelEventData: buildLabelEvent({ before: null, after: file.labelId }, 2) } : {}),
    ...(recordType === 93
      ? {
          SensitiveInfoTypeData: [
            { SensitiveInfoTypeId: IBAN_TYPE.id, Count: moment.random.integer(1, 30), Confidence: 85 },
          ],
        }
      : {}),
    ...(recordType === 95
      ? {
          ProtectionEventData: {
            ProtectionEventType: 1,
            ProtectionType: 'Template',
            TemplateId: file.id,
            IsProtected: true,
            IsProtectedBefore: false,
            ProtectionOwner: file.owner.upn,
          },
        }
      : {}),
  };
  return { contentType: 'Audit.General', record: { ...head, ...members } };
}
