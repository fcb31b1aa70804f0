/** What a table of the catalogue is about. Shape: table name -> group in the schema pane, one sentence. */
export const TABLE_NOTES: Readonly<Record<string, { readonly category: string; readonly description: string }>> = {
  AlertEvidence: {
    category: 'Microsoft Defender XDR',
    description: 'Files, users, devices and addresses named by alerts.',
  },
  AlertInfo: {
    category: 'Microsoft Defender XDR',
    description: 'Alerts of Defender products: title, severity, technique.',
  },
  AuditLogs: { category: 'Microsoft Entra ID', description: 'Changes to users, groups, applications and policies.' },
  AzureActivity: {
    category: 'Azure',
    description: 'Operations on Azure resources: who created, changed or deleted what.',
  },
  BehaviorAnalytics: {
    category: 'Security and audit',
    description: 'Activities scored against what is usual for the user and peers.',
  },
  CloudAppEvents: { category: 'Microsoft Defender XDR', description: 'Activities in Office 365 and other cloud apps.' },
  CommonSecurityLog: {
    category: 'Network',
    description: 'Events of firewalls and other appliances in Common Event Format.',
  },
  DeviceEvents: {
    category: 'Microsoft Defender XDR',
    description: 'Events on devices that have no table of their own.',
  },
  DeviceFileEvents: {
    category: 'Microsoft Defender XDR',
    description: 'Files created, changed, renamed or deleted on devices.',
  },
  DeviceInfo: { category: 'Microsoft Defender XDR', description: 'Devices, their system, owner and onboarding state.' },
  EmailEvents: { category: 'Microsoft Defender XDR', description: 'Mails delivered or blocked, with verdicts.' },
  Heartbeat: { category: 'Operations', description: 'Signs of life of monitored machines.' },
  IdentityInfo: {
    category: 'Security and audit',
    description: 'Accounts with their department, manager, groups and risk.',
  },
  InformationProtectionLogs_CL: {
    category: 'Microsoft Purview',
    description: 'Label and protection activity in the older Information Protection format.',
  },
  LAQueryLogs: {
    category: 'Operations',
    description: 'Every query that was asked here: by whom, how long it took, what it read.',
  },
  MicrosoftPurviewInformationProtection: {
    category: 'Microsoft Purview',
    description: 'Sensitivity labels set, changed and removed, and labelled files opened.',
  },
  OfficeActivity: {
    category: 'Microsoft 365',
    description: 'Audit records of Exchange, SharePoint, OneDrive and Teams.',
  },
  Operation: { category: 'Operations', description: 'Messages of the workspace about its own data collection.' },
  PurviewDataSensitivityLogs: {
    category: 'Microsoft Purview',
    description: 'What scans found: classifications and labels by asset.',
  },
  PurviewScanStatusLogs: {
    category: 'Microsoft Purview',
    description: 'Scans: when they ran, what they read, how they ended.',
  },
  PurviewSecurityLogs: {
    category: 'Microsoft Purview',
    description: 'Sign-ins and changes in the Purview account itself.',
  },
  SecurityAlert: { category: 'Security and audit', description: 'Alerts of every product, one row a version.' },
  SecurityIncident: {
    category: 'Security and audit',
    description: 'Incidents, one row a change: the last row is the state.',
  },
  SentinelAudit: { category: 'Operations', description: 'Changes to rules, workbooks and other content.' },
  SentinelHealth: { category: 'Operations', description: 'How connectors, rules and automation fare.' },
  SigninLogs: {
    category: 'Microsoft Entra ID',
    description: 'Interactive sign-ins with place, device, policy and risk.',
  },
  Syslog: { category: 'Network', description: 'Syslog messages of Linux machines and appliances.' },
  ThreatIntelligenceIndicator: {
    category: 'Security and audit',
    description: 'Known bad addresses, domains, links and file hashes.',
  },
  UrlClickEvents: {
    category: 'Microsoft Defender XDR',
    description: 'Links clicked in mails, Teams and Office, with the verdict.',
  },
  Usage: { category: 'Operations', description: 'How much each table took in, hour by hour.' },
  Watchlist: { category: 'Security and audit', description: 'Items of watchlists as rows.' },
};
