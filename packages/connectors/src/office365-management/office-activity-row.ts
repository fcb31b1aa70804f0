import type { RawRecord } from '@vedette/ingest';
import { type AuditRecord, parseAuditTime } from './audit-record.ts';
import { asFlag, asInteger, asText, type ColumnMap, type Conversion, mapColumns } from './column-map.ts';
import { nameUserType } from './enumerations.ts';

const text = (...from: string[]) => ({ from, as: asText });
const asIs = (...from: string[]) => ({ from });

/** Source: Management Activity API schema, Exchange mailbox audit, LogonType. */
const nameLogon: Conversion = (value) =>
  ({ '0': 'Owner', '1': 'Admin', '2': 'Delegated' })[String(value)] ?? asText(value);
/** `halden.example` of `ines.duarte@halden.example`. */
const takeDomain: Conversion = (value) =>
  typeof value === 'string' && value.includes('@') ? value.split('@').at(-1) : undefined;

/** Columns that carry the member of the same name, as text. */
// biome-ignore format: a table of names
const SAME_NAME = [
  'AADGroupId', 'Activity', 'ActorContextId', 'ActorIpAddress', 'AddOnGuid', 'AddonName', 'AddOnType', 'AffectedItems',
  'AppDistributionMode', 'AppId', 'Application', 'ApplicationId', 'AppPoolName', 'AzureADAppId', 'ChannelGuid', 'ChannelName',
  'ChannelType', 'ChatName', 'ChatThreadId', 'Client', 'ClientAppId', 'ClientInfoString', 'ClientMachineName', 'ClientProcessName',
  'ClientVersion', 'CommunicationType', 'CustomEvent', 'DestFolder', 'DestinationFileExtension', 'DestinationFileName',
  'DestinationRelativeUrl', 'DestMailboxId', 'DestMailboxOwnerMasterAccountSid', 'DestMailboxOwnerSid', 'DestMailboxOwnerUPN',
  'DeviceInformation', 'EffectiveOrganization', 'ElevationApprover', 'ElevationRequestId', 'ElevationRole', 'EventSource',
  'ExtendedProperties', 'ExternalAccess', 'Folder', 'Folders', 'GenericInfo', 'InterSystemsId', 'IntraSystemId', 'Item', 'ItemName',
  'ItemType', 'ListItemUniqueId', 'LogonUserDisplayName', 'LogonUserSid', 'MachineDomainInfo', 'MachineId', 'MailboxGuid',
  'MailboxOwnerMasterAccountSid', 'MailboxOwnerSid', 'MailboxOwnerUPN', 'MeetingDetailId', 'MessageId', 'ModifiedObjectResolvedName',
  'ModifiedProperties', 'NewValue', 'OldValue', 'Operation', 'OperationScope', 'OrganizationId', 'OrganizationName',
  'OriginatingServer', 'Parameters', 'ResultReasonType', 'ResultStatus', 'SendAsUserMailboxGuid', 'SendAsUserSmtp',
  'SendonBehalfOfUserMailboxGuid', 'SendOnBehalfOfUserSmtp', 'SensitivityLabelId', 'SharingType', 'SourceFileExtension',
  'SourceFileName', 'SourceRecordId', 'SourceRelativeUrl', 'SRPolicyId', 'SRPolicyName', 'SupportTicketId', 'TabType',
  'TargetContextId', 'TargetUserId', 'TargetUserOrGroupName', 'TargetUserOrGroupType', 'TeamGuid', 'TeamName', 'UniqueSharingId',
  'UserAgent', 'UserId', 'UserKey', 'UserSharedWith',
] as const;

/** Columns of OfficeActivity by the members that fill them. Source: Log Analytics table reference, OfficeActivity. */
const COLUMNS: ColumnMap = {
  ...Object.fromEntries(SAME_NAME.map((name) => [name, text(name)])),
  AADTarget: text('Target'),
  Actor: text('Actor'),
  AppAccessContext: asIs('AppAccessContext'),
  ArtifactsShared: asIs('ArtifactsShared'),
  Attendees: asIs('Attendees'),
  AzureActiveDirectory_EventType: text('AzureActiveDirectoryEventType'),
  Client_IPAddress: text('ClientIPAddress'),
  ClientIP: text('ClientIP', 'ClientIPAddress'),
  CrossMailboxOperations: { from: ['CrossMailboxOperation', 'CrossMailboxOperations'], as: asFlag },
  DataCenterSecurityEventType: { from: ['DataCenterSecurityEventType'], as: asInteger },
  ElevationApprovedTime: { from: ['ElevationApprovedTime'], as: parseAuditTime },
  ElevationDuration: { from: ['ElevationDuration'], as: asInteger },
  ElevationTime: { from: ['ElevationTime'], as: parseAuditTime },
  Event_Data: text('EventData'),
  ExtraProperties: asIs('ExtraProperties'),
  InternalLogonType: { from: ['InternalLogonType'], as: asInteger },
  IsJoinedFromLobby: { from: ['IsJoinedFromLobby'], as: asFlag },
  IsManagedDevice: { from: ['IsManagedDevice'], as: asFlag },
  JoinTime: { from: ['JoinTime'], as: parseAuditTime },
  LeaveTime: { from: ['LeaveTime'], as: parseAuditTime },
  LoginStatus: { from: ['LoginStatus'], as: asInteger },
  Logon_Type: { from: ['LogonType'], as: nameLogon },
  Members: asIs('Members'),
  OfficeObjectId: text('ObjectId'),
  OfficeTenantId: text('OrganizationId'),
  OfficeWorkload: text('Workload'),
  OperationProperties: asIs('OperationProperties'),
  Site_: text('Site'),
  Site_Url: text('SiteUrl'),
  Source_Name: text('SourceName'),
  SRRuleMatchDetails: asIs('SRRuleMatchDetails'),
  Start_Time: { from: ['StartTime'], as: parseAuditTime },
  UserDomain: { from: ['UserDomain', 'UserId'], as: takeDomain },
  UserType: { from: ['UserType'], as: nameUserType },
};

/** A SharePoint, OneDrive, Exchange or Teams record as a row of OfficeActivity. */
export function buildOfficeActivityRow(record: AuditRecord): RawRecord {
  return {
    key: record.id,
    values: {
      ...mapColumns(record, COLUMNS),
      OfficeId: record.id,
      RecordType: record.recordTypeName,
      TimeGenerated: record.createdAt,
      SourceSystem: 'OfficeActivityManager',
      Type: 'OfficeActivity',
    },
  };
}
