import type { Person } from '../scenario/cast.ts';
import { TENANT } from '../scenario/cast.ts';
import type { TenantFile } from '../scenario/files.ts';

/** Evidence of an alert. Source: Microsoft Graph, security alertEvidence and its derived types. */
export type Evidence = Readonly<Record<string, unknown>> & { readonly '@odata.type': string };

const base = (type: string, createdAt: Date, roles: readonly string[]): Evidence => ({
  '@odata.type': `#microsoft.graph.security.${type}`,
  createdDateTime: createdAt.toISOString(),
  verdict: 'suspicious',
  remediationStatus: 'none',
  remediationStatusDetails: null,
  roles,
  detailedRoles: [],
  tags: [],
});

const describeAccount = (person: Person) => ({
  accountName: person.upn.split('@')[0],
  domainName: TENANT.domain,
  userSid: `S-1-5-21-3921057-${person.id.slice(-6)}`,
  azureAdUserId: person.id,
  userPrincipalName: person.upn,
  displayName: person.displayName,
});

export const userEvidence = (at: Date, person: Person, role: string): Evidence => ({
  ...base('userEvidence', at, [role]),
  stream: null,
  userAccount: describeAccount(person),
});

export const fileEvidence = (at: Date, file: TenantFile, sizeBytes: number): Evidence => ({
  ...base('fileEvidence', at, ['contextual']),
  detectionStatus: 'detected',
  mdeDeviceId: null,
  fileDetails: {
    sha1: null,
    sha256: null,
    fileName: file.name,
    filePath: `${file.siteUrl}${file.relativeUrl}`,
    fileSize: sizeBytes,
    filePublisher: null,
    signer: null,
    issuer: null,
  },
});

export const ipEvidence = (at: Date, ipAddress: string, countryLetterCode: string): Evidence => ({
  ...base('ipEvidence', at, ['source']),
  ipAddress,
  countryLetterCode,
});

export const cloudApplicationEvidence = (at: Date, appId: number, displayName: string): Evidence => ({
  ...base('cloudApplicationEvidence', at, ['contextual']),
  appId,
  displayName,
  instanceId: 0,
  instanceName: displayName,
  saasAppId: appId,
  stream: null,
});

export const urlEvidence = (at: Date, url: string): Evidence => ({ ...base('urlEvidence', at, ['contextual']), url });

export const mailboxEvidence = (at: Date, person: Person): Evidence => ({
  ...base('mailboxEvidence', at, ['attacked']),
  primaryAddress: person.upn,
  displayName: person.displayName,
  upn: person.upn,
  userAccount: describeAccount(person),
});

export interface Mail {
  readonly sender: string;
  readonly senderIp: string;
  readonly recipient: string;
  readonly subject: string;
  readonly networkMessageId: string;
  readonly internetMessageId: string;
  readonly urls: readonly string[];
}

const senderOf = (address: string) => ({
  emailAddress: address,
  displayName: address.split('@')[0],
  domainName: address.split('@')[1],
});

export const analyzedMessageEvidence = (at: Date, mail: Mail): Evidence => ({
  ...base('analyzedMessageEvidence', at, ['contextual']),
  networkMessageId: mail.networkMessageId,
  internetMessageId: mail.internetMessageId,
  subject: mail.subject,
  language: 'en',
  senderIp: mail.senderIp,
  recipientEmailAddress: mail.recipient,
  antiSpamDirection: 'inbound',
  deliveryAction: 'Delivered',
  deliveryLocation: 'Inbox',
  urn: `urn:MailEntity:${mail.networkMessageId}`,
  threats: ['NormalPhish'],
  threatDetectionMethods: ['UrlReputation'],
  urls: mail.urls,
  urlCount: mail.urls.length,
  attachmentsCount: 0,
  receivedDateTime: at.toISOString(),
  p1Sender: senderOf(mail.sender),
  p2Sender: senderOf(mail.sender),
});
