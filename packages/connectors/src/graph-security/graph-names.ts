import type { Classification, IncidentStatus, Severity } from '@vedette/model';

interface Source {
  /** As the Defender portal and advanced hunting write it. */
  readonly name: string;
  /** `ProviderName` of SecurityAlert. */
  readonly provider: string;
}

/** Source: Microsoft Graph enumeration serviceSource; names of advanced hunting; provider names of SecurityAlert in public queries. */
const SERVICE_SOURCES: Readonly<Record<string, Source>> = {
  dataLossPrevention: { name: 'Microsoft Data Loss Prevention', provider: 'Microsoft Data Loss Prevention' },
  // Public code writes this; a tolerant client takes both.
  microsoftDataLossPrevention: { name: 'Microsoft Data Loss Prevention', provider: 'Microsoft Data Loss Prevention' },
  microsoftDefenderForEndpoint: { name: 'Microsoft Defender for Endpoint', provider: 'MDATP' },
  microsoftDefenderForIdentity: {
    name: 'Microsoft Defender for Identity',
    provider: 'Azure Advanced Threat Protection',
  },
  microsoftDefenderForCloudApps: { name: 'Microsoft Defender for Cloud Apps', provider: 'MCAS' },
  microsoftDefenderForOffice365: { name: 'Microsoft Defender for Office 365', provider: 'OATP' },
  microsoft365Defender: { name: 'Microsoft Defender XDR', provider: 'Microsoft Defender XDR' },
  azureAdIdentityProtection: { name: 'Microsoft Entra ID Protection', provider: 'IPC' },
  microsoftAppGovernance: { name: 'App Governance', provider: 'App Governance' },
  microsoftDefenderForCloud: { name: 'Microsoft Defender for Cloud', provider: 'Azure Security Center' },
  microsoftSentinel: { name: 'Microsoft Sentinel', provider: 'Azure Sentinel' },
  microsoftInsiderRiskManagement: {
    name: 'Microsoft Purview Insider Risk Management',
    provider: 'Microsoft 365 Insider Risk Management',
  },
  microsoftThreatIntelligence: { name: 'Microsoft Threat Intelligence', provider: 'Microsoft Threat Intelligence' },
  microsoftSecurityForAI: { name: 'Microsoft Security for AI', provider: 'Microsoft Security for AI' },
};

/** Detection sources that have another name than their service. */
const DETECTION_SOURCES: Readonly<Record<string, string>> = {
  microsoftDataLossPrevention: 'Microsoft Data Loss Prevention',
  cloudAppSecurity: 'Microsoft Defender for Cloud Apps',
  antivirus: 'Antivirus',
  smartScreen: 'SmartScreen',
  customTi: 'Custom TI',
  automatedInvestigation: 'Automated investigation',
  microsoftThreatExperts: 'Microsoft Threat Experts',
  customDetection: 'Custom detection',
  manual: 'Manual',
};

export const isDataLossPrevention = (source: string | null | undefined): boolean =>
  source === 'dataLossPrevention' || source === 'microsoftDataLossPrevention';

/** The portal's name of a source; one that has no published name reads as Graph writes it. */
export const nameServiceSource = (source: string | null | undefined): string =>
  SERVICE_SOURCES[source ?? '']?.name ?? source ?? 'Unknown';

export const nameProvider = (source: string | null | undefined): string =>
  SERVICE_SOURCES[source ?? '']?.provider ?? nameServiceSource(source);

export const nameDetectionSource = (source: string | null | undefined): string =>
  DETECTION_SOURCES[source ?? ''] ?? nameServiceSource(source);

export const nameSeverity = (severity: string | null | undefined): Severity =>
  (({ informational: 'Informational', low: 'Low', medium: 'Medium', high: 'High' }) as Record<string, Severity>)[
    severity ?? ''
  ] ?? 'Informational';

export const nameAlertStatus = (status: string | null | undefined) =>
  (
    ({ new: 'New', inProgress: 'InProgress', resolved: 'Resolved' }) as Record<
      string,
      'New' | 'InProgress' | 'Resolved'
    >
  )[status ?? ''] ?? 'Unknown';

/** Source: Microsoft Defender XDR integration with Sentinel, status and classification mapping. */
export const nameIncidentStatus = (status: string | null | undefined): IncidentStatus =>
  (
    ({
      active: 'New',
      inProgress: 'Active',
      awaitingAction: 'Active',
      resolved: 'Closed',
      redirected: 'Closed',
    }) as Record<string, IncidentStatus>
  )[status ?? ''] ?? 'New';

export function nameClassification(
  classification: string | null | undefined,
  status: IncidentStatus,
): Classification | null {
  const names: Readonly<Record<string, Classification>> = {
    truePositive: 'TruePositive',
    falsePositive: 'FalsePositive',
    informationalExpectedActivity: 'BenignPositive',
  };
  return names[classification ?? ''] ?? (status === 'Closed' ? 'Undetermined' : null);
}
