/** One entity type of Sentinel's mappings: what may be mapped, and what identifies it. */
export interface EntityType {
  readonly name: string;
  /** `Type` inside the `Entities` JSON of an alert. */
  readonly jsonType: string;
  readonly identifiers: readonly string[];
  /** At least one of these sets must be mapped, whole. */
  readonly needs: readonly (readonly string[])[];
}

const one = (...names: string[]): string[][] => names.map((name) => [name]);
const words = (text: string): string[] => text.split(' ');

/** Source: https://learn.microsoft.com/azure/sentinel/entities-reference, read 2026-11; Azure-Sentinel rule validator. */
export const ENTITY_TYPES: readonly EntityType[] = [
  {
    name: 'Account',
    jsonType: 'account',
    identifiers: words(
      'Name FullName NTDomain DnsDomain UPNSuffix Sid AadTenantId AadUserId PUID IsDomainJoined DisplayName ObjectGuid',
    ),
    needs: one('FullName', 'Sid', 'Name', 'AadUserId', 'PUID', 'ObjectGuid'),
  },
  {
    name: 'Host',
    jsonType: 'host',
    identifiers: words(
      'DnsDomain NTDomain HostName FullName NetBiosName AzureID OMSAgentID OSFamily OSVersion IsDomainJoined',
    ),
    needs: one('FullName', 'HostName', 'NetBiosName', 'AzureID', 'OMSAgentID'),
  },
  { name: 'IP', jsonType: 'ip', identifiers: words('Address AddressScope'), needs: one('Address') },
  { name: 'File', jsonType: 'file', identifiers: words('Directory Name'), needs: one('Name') },
  {
    name: 'FileHash',
    jsonType: 'filehash',
    identifiers: words('Algorithm Value'),
    needs: [['Algorithm', 'Value']],
  },
  { name: 'AzureResource', jsonType: 'azure-resource', identifiers: words('ResourceId'), needs: one('ResourceId') },
  {
    name: 'CloudApplication',
    jsonType: 'cloud-application',
    identifiers: words('AppId Name InstanceName'),
    needs: one('AppId', 'Name'),
  },
  { name: 'DNS', jsonType: 'dns', identifiers: words('DomainName'), needs: one('DomainName') },
  { name: 'URL', jsonType: 'url', identifiers: words('Url'), needs: one('Url') },
  {
    name: 'Process',
    jsonType: 'process',
    identifiers: words('ProcessId CommandLine ElevationToken CreationTimeUtc'),
    needs: one('CommandLine', 'ProcessId'),
  },
  { name: 'Malware', jsonType: 'malware', identifiers: words('Name Category'), needs: one('Name') },
  { name: 'RegistryKey', jsonType: 'registry-key', identifiers: words('Hive Key'), needs: one('Hive', 'Key') },
  { name: 'RegistryValue', jsonType: 'registry-value', identifiers: words('Name Value ValueType'), needs: one('Name') },
  {
    name: 'SecurityGroup',
    jsonType: 'security-group',
    identifiers: words('DistinguishedName SID ObjectGuid'),
    needs: one('DistinguishedName', 'SID', 'ObjectGuid'),
  },
  {
    name: 'Mailbox',
    jsonType: 'mailbox',
    identifiers: words('MailboxPrimaryAddress DisplayName Upn ExternalDirectoryObjectId RiskLevel'),
    needs: one('MailboxPrimaryAddress'),
  },
  {
    name: 'MailMessage',
    jsonType: 'mail-message',
    identifiers: words(
      'Recipient Sender Subject NetworkMessageId InternetMessageId P1Sender P1SenderDisplayName P1SenderDomain ' +
        'P2Sender P2SenderDisplayName P2SenderDomain SenderIP ReceivedDate Urls Threats DeliveryAction ' +
        'DeliveryLocation Language AntispamDirection BodyFingerprintBin1 BodyFingerprintBin2 BodyFingerprintBin3 ' +
        'BodyFingerprintBin4 BodyFingerprintBin5 ThreatDetectionMethods',
    ),
    needs: one('NetworkMessageId', 'Recipient'),
  },
  {
    name: 'MailCluster',
    jsonType: 'mail-cluster',
    identifiers: words(
      'NetworkMessageIds CountByDeliveryStatus CountByThreatType CountByProtectionStatus Threats Query QueryTime ' +
        'MailCount IsVolumeAnomaly Source ClusterSourceIdentifier ClusterSourceType ClusterQueryStartTime ' +
        'ClusterQueryEndTime ClusterGroup',
    ),
    needs: one('Query', 'Source'),
  },
  {
    name: 'SubmissionMail',
    jsonType: 'SubmissionMail',
    identifiers: words(
      'NetworkMessageId Timestamp Recipient Sender SenderIp Subject ReportType SubmissionId SubmissionDate Submitter',
    ),
    needs: one('SubmissionId', 'NetworkMessageId', 'Recipient'),
  },
  {
    name: 'IoTDevice',
    jsonType: 'iotdevice',
    identifiers: words(
      'DeviceId DeviceName Manufacturer Model FirmwareVersion OperatingSystem MacAddress Protocols SerialNumber ' +
        'Source IoTSecurityAgentId DeviceType',
    ),
    needs: one('DeviceId'),
  },
];

const byName = new Map(ENTITY_TYPES.map((type) => [type.name, type]));

export function findEntityType(name: string): EntityType | undefined {
  return byName.get(name);
}
