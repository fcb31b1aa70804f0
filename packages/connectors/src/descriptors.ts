import type { ConnectorKind } from '@vedette/model';

/** What the portal says of a connector. Data only. */
export interface ConnectorDescriptor {
  readonly kind: ConnectorKind;
  readonly title: string;
  readonly publisher: string;
  readonly description: string;
  readonly prerequisites: readonly string[];
  /** Tables that it fills. */
  readonly dataTypes: readonly string[];
  readonly sampleQueries: readonly { readonly title: string; readonly query: string }[];
  /** `SentinelResourceKind` of its health events. */
  readonly resourceKind: string;
}

export const connectorDescriptors: Readonly<Record<ConnectorKind, ConnectorDescriptor>> = {
  'office365-management': {
    kind: 'office365-management',
    title: 'Microsoft 365 audit, labels and DLP',
    publisher: 'Microsoft',
    description:
      'Reads the Office 365 Management Activity API: what people do with files and mail, sensitivity label events, and matches of data loss prevention policies.',
    prerequisites: [
      'An application in Microsoft Entra with the application permissions ActivityFeed.Read and ActivityFeed.ReadDlp, and admin consent.',
      'Auditing turned on for the tenant.',
    ],
    dataTypes: ['MicrosoftPurviewInformationProtection', 'OfficeActivity', 'CloudAppEvents'],
    sampleQueries: [
      {
        title: 'Labels lowered or removed in the last 7 days',
        query:
          "MicrosoftPurviewInformationProtection\n| where TimeGenerated > ago(7d)\n| where LabelEventType in ('LabelDowngraded', 'LabelRemoved')\n| project TimeGenerated, UserId, ObjectId, OldSensitivityLabelId, LabelName, JustificationText",
      },
      {
        title: 'Who downloads most',
        query:
          "OfficeActivity\n| where Operation == 'FileDownloaded'\n| summarize Files = dcount(OfficeObjectId) by UserId\n| top 10 by Files",
      },
      {
        title: 'Matches of DLP policies by policy',
        query:
          "CloudAppEvents\n| where ActionType =~ 'DlpRuleMatch'\n| mv-expand Policy = RawEventData.PolicyDetails\n| summarize Matches = count() by PolicyName = tostring(Policy.PolicyName), Application",
      },
    ],
    resourceKind: 'Office365ManagementActivity',
  },
  'graph-security': {
    kind: 'graph-security',
    title: 'Microsoft Graph security alerts and incidents',
    publisher: 'Microsoft',
    description:
      'Reads alerts and incidents of Microsoft Data Loss Prevention and the Defender products from Microsoft Graph, and the catalogue of sensitivity labels.',
    prerequisites: [
      'An application in Microsoft Entra with the application permissions SecurityAlert.Read.All and SecurityIncident.Read.All, and admin consent.',
      'InformationProtectionPolicy.Read.All, so that labels have names.',
    ],
    dataTypes: ['SecurityAlert', 'AlertInfo', 'AlertEvidence', 'SecurityIncident'],
    sampleQueries: [
      {
        title: 'Alerts by service source and severity',
        query: 'AlertInfo\n| where TimeGenerated > ago(30d)\n| summarize Alerts = count() by ServiceSource, Severity',
      },
      {
        title: 'Files in alerts',
        query:
          "AlertEvidence\n| where EntityType == 'File'\n| project TimeGenerated, AlertId, Title, FileName, FolderPath",
      },
    ],
    resourceKind: 'MicrosoftGraphSecurity',
  },
};
