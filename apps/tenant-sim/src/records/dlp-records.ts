import { type Person, TENANT } from '../scenario/cast.ts';
import type { TenantFile } from '../scenario/files.ts';
import { buildHead, type FeedRecord, printAuditTime } from './audit-record.ts';
import type { Moment } from './file-records.ts';

export interface DlpPolicy {
  readonly id: string;
  readonly name: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly managementRuleId: string;
  readonly severity: 'Low' | 'Medium' | 'High';
  readonly sensitiveTypeId: string;
  readonly sensitiveTypeName: string;
}

const pick = (random: Moment['random']) => ({ count: random.integer(10, 80), confidence: random.pick([75, 85, 95]) });

function buildSensitiveInformation(moment: Moment, policy: DlpPolicy) {
  const { count, confidence } = pick(moment.random);
  return {
    Confidence: confidence,
    Count: count,
    UniqueCount: Math.max(1, count - 3),
    Location: 'Message Body',
    SensitiveType: policy.sensitiveTypeId,
    SensitiveInformationTypeName: policy.sensitiveTypeName,
    SensitiveInformationDetailedClassificationAttributes: [
      { Confidence: 65, Count: count, IsMatch: false },
      { Confidence: confidence, Count: count, IsMatch: true },
    ],
    SensitiveInformationDetections: {
      DetectedValues: [{ Name: 'NO93 8601 1117 947', Value: 'account NO93 8601 1117 947 of' }],
      ResultsTruncated: false,
    },
  };
}

function buildPolicyDetails(moment: Moment, policy: DlpPolicy) {
  return [
    {
      PolicyId: policy.id,
      PolicyName: policy.name,
      Rules: [
        {
          RuleId: policy.ruleId,
          RuleName: policy.ruleName,
          ManagementRuleId: policy.managementRuleId,
          Actions: policy.severity === 'High' ? ['BlockAccess', 'NotifyUser', 'GenerateAlert'] : ['NotifyUser'],
          Severity: policy.severity,
          RuleMode: 'Enable',
          ConditionsMatched: {
            SensitiveInformation: [buildSensitiveInformation(moment, policy)],
            OtherConditions: [{ Name: 'AccessScope', Value: 'NotInOrganization' }],
          },
        },
      ],
    },
  ];
}

/** A file of a site meets a policy, or no longer does (record type 11). */
export function buildFileDlp(
  moment: Moment,
  file: TenantFile,
  policy: DlpPolicy,
  operation = 'DLPRuleMatch',
): FeedRecord {
  const head = buildHead({ ...moment, recordType: 11, operation, workload: file.workload, objectId: file.url });
  const at = printAuditTime(moment.at);
  const members = {
    UserKey: 'DlpAgent',
    IncidentId: moment.random.guid(),
    SensitiveInfoDetectionIsIncluded: true,
    PolicyDetails: buildPolicyDetails(moment, policy),
    SharePointMetaData: {
      From: moment.person.upn,
      ItemCreationTime: printAuditTime(new Date(moment.at.getTime() - 30 * 86_400_000)),
      SiteCollectionGuid: 'a94f5c9e-2b10-4b1d-9f0a-1c2d3e4f5a6b',
      SiteCollectionUrl: file.siteUrl,
      FileName: file.name,
      FileOwner: file.owner.displayName,
      FilePathUrl: file.url,
      DocumentLastModifier: moment.person.displayName,
      DocumentSharer: moment.person.displayName,
      UniqueID: file.id,
      LastModifiedTime: at,
      IsViewableByExternalUsers: true,
      SensitivityLabelIds: file.labelId === null ? [] : [file.labelId],
    },
    SourceFileName: file.name,
  };
  return { contentType: 'DLP.All', record: { ...head, ...members } };
}

/** A mail meets a policy (record type 13). */
export function buildMailDlp(
  moment: Moment,
  subject: string,
  receivers: readonly string[],
  policy: DlpPolicy,
): FeedRecord {
  const messageId = `<${moment.random.hex(20)}@${TENANT.domain}>`;
  const head = buildHead({
    ...moment,
    recordType: 13,
    operation: 'DlpRuleMatch',
    workload: 'Exchange',
    objectId: messageId,
  });
  const members = {
    UserKey: 'DlpAgent',
    UserType: 4,
    IncidentId: moment.random.guid(),
    SensitiveInfoDetectionIsIncluded: true,
    PolicyDetails: buildPolicyDetails(moment, policy),
    ExchangeMetaData: {
      MessageID: messageId,
      From: moment.person.upn,
      To: receivers,
      CC: [],
      BCC: [],
      Subject: subject,
      Sent: printAuditTime(moment.at),
      RecipientCount: receivers.length,
    },
  };
  return { contentType: 'DLP.All', record: { ...head, ...members } };
}

/** A device meets a policy: a copy to a removable disk, an upload (record type 63). */
export function buildEndpointDlp(moment: Moment, file: TenantFile, policy: DlpPolicy, operation: string): FeedRecord {
  const { person, random } = moment;
  const path = `C:\\Users\\${person.upn.split('@')[0]}\\Downloads\\${file.name}`;
  const head = buildHead({
    ...moment,
    recordType: 63,
    operation: 'DlpRuleMatch',
    workload: 'Endpoint',
    objectId: path,
  });
  const { count, confidence } = pick(random);
  const members = {
    UserKey: 'DlpAgent',
    PolicyDetails: buildPolicyDetails(moment, policy),
    SensitiveInfoDetectionIsIncluded: false,
    SourceFileName: file.name,
    EndpointMetaData: {
      SensitiveInfoTypeData: [
        {
          SensitiveInfoTypeId: policy.sensitiveTypeId,
          SensitiveInfoTypeName: policy.sensitiveTypeName,
          Count: count,
          Confidence: confidence,
        },
      ],
      EnforcementMode: policy.severity === 'High' ? 4 : 1,
      FileExtension: file.extension,
      FileType: file.extension.toUpperCase(),
      DeviceName: `HM-${person.displayName.split(' ')[0]?.toUpperCase()}-11`,
      EndpointOperation: operation,
      Application: 'explorer.exe',
      ClientIP: person.homeIp,
      Sha256: random.hex(64),
      RMSEncrypted: file.isProtected,
      SourceLocationType: 1,
    },
  };
  return { contentType: 'DLP.All', record: { ...head, ...members } };
}

export interface DlpAlert {
  /** Without the `dl` that the alert's id has elsewhere. */
  readonly alertId: string;
  readonly policy: DlpPolicy;
  readonly workload: string;
  readonly objectName: string;
  readonly user: Person;
  readonly startedAt: Date;
}

const SHORT_SEVERITY = { Low: 'Low', Medium: 'Medium', High: 'High' } as const;

/** The alert of a DLP policy as the audit log tells it (record type 40). Source: Management Activity API, alerts; short keys as observed. */
export function buildAlertTriggered(moment: Moment, alert: DlpAlert): FeedRecord {
  const { policy, user } = alert;
  const head = buildHead({
    ...moment,
    recordType: 40,
    operation: 'AlertTriggered',
    workload: 'SecurityComplianceCenter',
    objectId: alert.alertId,
  });
  const data = {
    cid: policy.id,
    sev: SHORT_SEVERITY[policy.severity],
    dpid: policy.id,
    dpn: policy.name,
    drid: policy.managementRuleId,
    drn: policy.ruleName,
    sict: policy.sensitiveTypeName,
    sitmi: policy.sensitiveTypeId,
    dact: 'BlockAccess, NotifyUser',
    f3u: user.upn,
    wl: alert.workload,
    von: alert.objectName,
    flmb: user.upn,
    fo: user.displayName,
    ts: alert.startedAt.toISOString(),
    te: moment.at.toISOString(),
    op: 'DlpRuleMatch',
    tid: TENANT.id,
    tdc: '1',
    reid: moment.random.guid(),
    rid: policy.ruleId,
    ad: `DLP policy match for ${alert.objectName}`,
    lon: 'Protection',
    an: `DLP policy match: ${policy.name}`,
  };
  const members = {
    UserKey: 'SecurityComplianceAlerts',
    UserId: 'SecurityComplianceAlerts',
    UserType: 4,
    AlertId: alert.alertId,
    AlertType: 'System',
    Name: `DLP policy (${policy.name}) matched`,
    PolicyId: policy.id,
    Status: 'Active',
    Severity: policy.severity,
    Category: 'DataLossPrevention',
    Source: 'Office 365 Security & Compliance',
    Comments: 'New alert',
    Data: JSON.stringify(data),
    AlertLinks: [{ AlertLinkHref: '' }],
  };
  return { contentType: 'Audit.General', record: { ...head, ...members } };
}
