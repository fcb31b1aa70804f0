import type { RawRecord } from '@vedette/ingest';
import { type AuditRecord, parseAuditTime } from './audit-record.ts';
import { asFlag, asText, type ColumnMap, mapColumns } from './column-map.ts';
import {
  nameActionSource,
  nameActionSourceDetail,
  nameLabelEvent,
  namePlatform,
  nameProtectionEvent,
  nameScope,
  nameTargetLocation,
  nameUserType,
} from './enumerations.ts';
import type { LabelNames } from './label-names.ts';

/** Record types of the label connector. Source: Sentinel, Microsoft Purview Information Protection connector. */
export const LABEL_RECORD_TYPES: ReadonlySet<number> = new Set([43, 71, 72, 75, 82, 83, 84, 93, 94, 95, 96, 97]);

const text = (...from: string[]) => ({ from, as: asText });
const asIs = (...from: string[]) => ({ from });
const EVENT = 'SensitivityLabelEventData';

/** Columns of MicrosoftPurviewInformationProtection by the members that fill them. */
const COLUMNS: ColumnMap = {
  ActionSource: { from: [`${EVENT}.ActionSource`, 'ActionSource'], as: nameActionSource },
  ActionSourceDetail: { from: [`${EVENT}.ActionSourceDetail`, 'ActionSourceDetail'], as: nameActionSourceDetail },
  AppAccessContext: asIs('AppAccessContext'),
  Application: text('Application', 'Common.ApplicationName'),
  ApplicationMode: text('ApplicationMode'),
  AutoSensitivityLabelPolicyInfo: asIs('AutoSensitivityLabelPolicyInfo'),
  ClientIP: text('ClientIP'),
  Common: asIs('Common'),
  ConditionMatch: asIs('ConditionMatch', 'ConditionsMatched'),
  ContentType: text('ContentType'),
  CorrelationId: text('CorrelationId'),
  CurrentProtectionType: asIs('ProtectionEventData.CurrentProtectionType', 'CurrentProtectionType'),
  CurrentProtectionTypeName: text(
    'ProtectionEventData.CurrentProtectionType.ProtectionType',
    'CurrentProtectionTypeName',
    'ProtectionEventData.ProtectionType',
  ),
  DataState: text('DataState'),
  DeviceName: text('DeviceName', 'Common.DeviceName'),
  EmailInfo: asIs('EmailInfo'),
  ExchangeMetaData: asIs('ExchangeMetaData'),
  ExecutionRuleId: text('ExecutionRuleId'),
  ExecutionRuleName: text('ExecutionRuleName'),
  ExecutionRuleVersion: text('ExecutionRuleVersion'),
  IrmContentId: text('IrmContentId', 'IrmInfo.ContentId'),
  IsViewableByExternalUsers: {
    from: ['IsViewableByExternalUsers', 'SharePointMetaData.IsViewableByExternalUsers'],
    as: asFlag,
  },
  ItemCreationTime: { from: ['ItemCreationTime', 'SharePointMetaData.ItemCreationTime'], as: parseAuditTime },
  ItemLastModifiedTime: {
    from: ['ItemLastModifiedTime', 'SharePointMetaData.ItemLastModifiedTime', 'SharePointMetaData.LastModifiedTime'],
    as: parseAuditTime,
  },
  ItemName: text('ItemName', 'SharePointMetaData.FileName', 'ExchangeMetaData.Subject'),
  ItemSize: text('ItemSize'),
  JustificationText: text(`${EVENT}.JustificationText`, 'JustificationText'),
  LabelAction: text('LabelAction'),
  LabelAppliedDateTime: { from: ['LabelAppliedDateTime'], as: parseAuditTime },
  LabelEventType: { from: [`${EVENT}.LabelEventType`, 'LabelEventType'], as: nameLabelEvent },
  LabelName: text('LabelName'),
  LabelVersion: text('LabelVersion'),
  MachineName: text('MachineName', 'Common.MachineName', 'Common.DeviceName'),
  MgtRuleId: text('MgtRuleId', 'ManagementRuleId'),
  ObjectId: text('ObjectId'),
  OldSensitivityLabelId: text(`${EVENT}.OldSensitivityLabelId`, 'OldSensitivityLabelId'),
  OldSensitivityLabelOwnerEmail: text(`${EVENT}.OldSensitivityLabelOwnerEmail`, 'OldSensitivityLabelOwnerEmail'),
  Operation: text('Operation'),
  OrganizationId: text('OrganizationId'),
  OverriddenActions: asIs('OverriddenActions'),
  OverRideReason: text('OverRideReason'),
  OverRideType: text('OverRideType'),
  Platform: { from: ['Platform', 'Common.Platform'], as: namePlatform },
  PolicyId: text('PolicyId'),
  PolicyName: text('PolicyName'),
  PolicyVersion: text('PolicyVersion'),
  PreviousProtectionType: asIs('ProtectionEventData.PreviousProtectionType', 'PreviousProtectionType'),
  PreviousProtectionTypeName: text(
    'ProtectionEventData.PreviousProtectionType.ProtectionType',
    'PreviousProtectionTypeName',
  ),
  ProtectionEventData: asIs('ProtectionEventData'),
  ProtectionEventTypeName: {
    from: ['ProtectionEventTypeName', 'ProtectionEventData.ProtectionEventType', 'ProtectionEventType'],
    as: nameProtectionEvent,
  },
  Receivers: asIs('Receivers', 'EmailInfo.Recipients', 'ExchangeMetaData.To'),
  ResultStatus: text('ResultStatus'),
  RuleActions: asIs('RuleActions'),
  RuleMode: text('RuleMode'),
  Scope: { from: ['Scope'], as: nameScope },
  ScopedLocationId: text('ScopedLocationId'),
  Sender: text('Sender', 'EmailInfo.Sender', 'ExchangeMetaData.From'),
  SensitiveInfoDetectionIsIncluded: { from: ['SensitiveInfoDetectionIsIncluded'], as: asFlag },
  SensitiveInfoTypeData: asIs('SensitiveInfoTypeData'),
  SensitivityLabelEventFailureData: asIs('SensitivityLabelEventFailureData'),
  SensitivityLabelId: text(`${EVENT}.SensitivityLabelId`, 'SensitivityLabelId', 'LabelId'),
  SensitivityLabelOwnerEmail: text(`${EVENT}.SensitivityLabelOwnerEmail`, 'SensitivityLabelOwnerEmail'),
  SensitivityLabelPolicyId: text(`${EVENT}.SensitivityLabelPolicyId`, 'SensitivityLabelPolicyId'),
  Severity: text('Severity'),
  SharePointMetaData: asIs('SharePointMetaData'),
  TargetLocation: { from: ['TargetLocation'], as: nameTargetLocation },
  UserId: text('UserId'),
  UserKey: text('UserKey'),
  UserType: { from: ['UserType'], as: nameUserType },
  Workload: text('Workload'),
  WorkLoadItemId: text('WorkLoadItemId'),
};

/**
 * A label event as a row of MicrosoftPurviewInformationProtection. `LabelName` is the name of the label's id in the
 * catalogue; the name in the record stands where the catalogue does not know the id.
 */
export function buildInformationProtectionRow(record: AuditRecord, labelNames: LabelNames): RawRecord {
  const values = mapColumns(record, COLUMNS);
  const labelName = labelNames.findName(values.SensitivityLabelId);
  return {
    key: record.id,
    values: {
      ...values,
      ...(labelName === undefined ? {} : { LabelName: labelName }),
      Id: record.id,
      RecordType: record.recordType,
      RecordTypeName: record.recordTypeName,
      TimeGenerated: record.createdAt,
      SourceSystem: 'RestAPI',
      Type: 'MicrosoftPurviewInformationProtection',
    },
  };
}
