import type { Entity } from '@vedette/model';
import { readPath } from '../office365-management/column-map.ts';
import type { Evidence } from './graph-shapes.ts';

/** What a kind of evidence becomes: an entity of Sentinel, and columns of AlertEvidence. */
export interface EvidenceKind {
  /** As advanced hunting writes it. */
  readonly entityType: string;
  readonly buildEntity: (evidence: Evidence) => Entity;
  readonly buildColumns: (evidence: Evidence) => Readonly<Record<string, unknown>>;
}

const read = (evidence: Evidence, path: string): string | undefined => {
  const value = readPath(evidence, path);
  return value === undefined || value === '' ? undefined : String(value);
};
const readNumber = (evidence: Evidence, path: string): number | undefined => {
  const value = Number(readPath(evidence, path) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
};
const splitAt = (text: string | undefined): [string | undefined, string | undefined] => {
  const at = text?.lastIndexOf('@') ?? -1;
  return text === undefined || at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};
/** Leaves out what is undefined, so that an entity says only what is known. */
const entity = (type: string, members: Readonly<Record<string, unknown>>): Entity => ({
  Type: type,
  ...Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)),
});

function buildAccount(evidence: Evidence, at: string): Entity {
  const [name, suffix] = splitAt(read(evidence, `${at}.userPrincipalName`));
  return entity('account', {
    Name: name ?? read(evidence, `${at}.accountName`),
    UPNSuffix: suffix,
    NTDomain: suffix === undefined ? read(evidence, `${at}.domainName`) : undefined,
    AadUserId: read(evidence, `${at}.azureAdUserId`),
    Sid: read(evidence, `${at}.userSid`),
    DisplayName: read(evidence, `${at}.displayName`),
  });
}

const buildAccountColumns = (evidence: Evidence, at: string) => ({
  AccountName: read(evidence, `${at}.accountName`),
  AccountDomain: read(evidence, `${at}.domainName`),
  AccountSid: read(evidence, `${at}.userSid`),
  AccountObjectId: read(evidence, `${at}.azureAdUserId`),
  AccountUpn: read(evidence, `${at}.userPrincipalName`),
});

const buildHashes = (evidence: Evidence) => {
  const hashes = (['MD5', 'SHA1', 'SHA256'] as const).flatMap((Algorithm) => {
    const Value = read(evidence, `fileDetails.${Algorithm.toLowerCase()}`);
    return Value === undefined ? [] : [{ Type: 'filehash', Algorithm, Value }];
  });
  return hashes.length > 0 ? hashes : undefined;
};

/** By the last part of `@odata.type`. Source: Microsoft Graph alertEvidence types; Sentinel entity types reference. */
export const EVIDENCE_KINDS: Readonly<Record<string, EvidenceKind>> = {
  userEvidence: {
    entityType: 'User',
    buildEntity: (evidence) => buildAccount(evidence, 'userAccount'),
    buildColumns: (evidence) => buildAccountColumns(evidence, 'userAccount'),
  },
  fileEvidence: {
    entityType: 'File',
    buildEntity: (evidence) =>
      entity('file', {
        Name: read(evidence, 'fileDetails.fileName'),
        Directory: read(evidence, 'fileDetails.filePath'),
        FileHashes: buildHashes(evidence),
      }),
    buildColumns: (evidence) => ({
      FileName: read(evidence, 'fileDetails.fileName'),
      FolderPath: read(evidence, 'fileDetails.filePath'),
      FileSize: readNumber(evidence, 'fileDetails.fileSize'),
      SHA1: read(evidence, 'fileDetails.sha1'),
      SHA256: read(evidence, 'fileDetails.sha256'),
      DeviceId: read(evidence, 'mdeDeviceId'),
    }),
  },
  ipEvidence: {
    entityType: 'Ip',
    buildEntity: (evidence) => entity('ip', { Address: read(evidence, 'ipAddress') }),
    buildColumns: (evidence) => ({ RemoteIP: read(evidence, 'ipAddress') }),
  },
  urlEvidence: {
    entityType: 'Url',
    buildEntity: (evidence) => entity('url', { Url: read(evidence, 'url') }),
    buildColumns: (evidence) => ({ RemoteUrl: read(evidence, 'url') }),
  },
  mailboxEvidence: {
    entityType: 'Mailbox',
    buildEntity: (evidence) =>
      entity('mailbox', {
        MailboxPrimaryAddress: read(evidence, 'primaryAddress'),
        DisplayName: read(evidence, 'displayName'),
        Upn: read(evidence, 'upn') ?? read(evidence, 'userAccount.userPrincipalName'),
      }),
    buildColumns: (evidence) => buildAccountColumns(evidence, 'userAccount'),
  },
  analyzedMessageEvidence: {
    entityType: 'MailMessage',
    buildEntity: (evidence) =>
      entity('mail-message', {
        Recipient: read(evidence, 'recipientEmailAddress'),
        Sender: read(evidence, 'p2Sender.emailAddress') ?? read(evidence, 'p1Sender.emailAddress'),
        P1Sender: read(evidence, 'p1Sender.emailAddress'),
        P2Sender: read(evidence, 'p2Sender.emailAddress'),
        Subject: read(evidence, 'subject'),
        NetworkMessageId: read(evidence, 'networkMessageId'),
        InternetMessageId: read(evidence, 'internetMessageId'),
        SenderIP: read(evidence, 'senderIp'),
        ReceivedDate: read(evidence, 'receivedDateTime'),
        DeliveryAction: read(evidence, 'deliveryAction'),
        DeliveryLocation: read(evidence, 'deliveryLocation'),
        Urls: readPath(evidence, 'urls'),
        Threats: readPath(evidence, 'threats'),
      }),
    buildColumns: (evidence) => ({
      NetworkMessageId: read(evidence, 'networkMessageId'),
      EmailSubject: read(evidence, 'subject'),
      AccountUpn: read(evidence, 'recipientEmailAddress'),
    }),
  },
  deviceEvidence: {
    entityType: 'Machine',
    buildEntity: (evidence) => {
      const [host, ...domain] = (read(evidence, 'deviceDnsName') ?? read(evidence, 'hostName') ?? '').split('.');
      return entity('host', {
        HostName: host === '' ? undefined : host,
        DnsDomain: domain.length > 0 ? domain.join('.') : undefined,
        OSFamily: read(evidence, 'osPlatform'),
        MdatpDeviceId: read(evidence, 'mdeDeviceId'),
      });
    },
    buildColumns: (evidence) => ({
      DeviceId: read(evidence, 'mdeDeviceId'),
      DeviceName: read(evidence, 'deviceDnsName') ?? read(evidence, 'hostName'),
    }),
  },
  cloudApplicationEvidence: {
    entityType: 'CloudApplication',
    buildEntity: (evidence) =>
      entity('cloud-application', {
        AppId: readNumber(evidence, 'appId'),
        Name: read(evidence, 'displayName'),
        InstanceName: read(evidence, 'instanceName'),
      }),
    buildColumns: (evidence) => ({
      Application: read(evidence, 'displayName'),
      ApplicationId: readNumber(evidence, 'appId'),
    }),
  },
  oauthApplicationEvidence: {
    entityType: 'OAuthApplication',
    buildEntity: (evidence) =>
      entity('cloud-application', { AppId: read(evidence, 'appId'), Name: read(evidence, 'displayName') }),
    buildColumns: (evidence) => ({
      OAuthApplicationId: read(evidence, 'appId'),
      Application: read(evidence, 'displayName'),
    }),
  },
  securityGroupEvidence: {
    entityType: 'SecurityGroup',
    buildEntity: (evidence) =>
      entity('security-group', {
        ObjectGuid: read(evidence, 'securityGroupId'),
        DistinguishedName: read(evidence, 'displayName'),
      }),
    buildColumns: () => ({}),
  },
  processEvidence: {
    entityType: 'Process',
    buildEntity: (evidence) =>
      entity('process', { ProcessId: read(evidence, 'processId'), CommandLine: read(evidence, 'processCommandLine') }),
    buildColumns: (evidence) => ({
      ProcessCommandLine: read(evidence, 'processCommandLine'),
      FileName: read(evidence, 'imageFile.fileName'),
      FolderPath: read(evidence, 'imageFile.filePath'),
      SHA1: read(evidence, 'imageFile.sha1'),
      SHA256: read(evidence, 'imageFile.sha256'),
      DeviceId: read(evidence, 'mdeDeviceId'),
    }),
  },
  registryKeyEvidence: {
    entityType: 'RegistryKey',
    buildEntity: (evidence) =>
      entity('registry-key', { Hive: read(evidence, 'registryHive'), Key: read(evidence, 'registryKey') }),
    buildColumns: (evidence) => ({ RegistryKey: read(evidence, 'registryKey') }),
  },
  registryValueEvidence: {
    entityType: 'RegistryValue',
    buildEntity: (evidence) =>
      entity('registry-value', { Name: read(evidence, 'registryValueName'), Value: read(evidence, 'registryValue') }),
    buildColumns: (evidence) => ({
      RegistryKey: read(evidence, 'registryKey'),
      RegistryValueName: read(evidence, 'registryValueName'),
      RegistryValueData: read(evidence, 'registryValue'),
    }),
  },
};

/** `userEvidence` of `#microsoft.graph.security.userEvidence`. */
export const readEvidenceType = (evidence: Evidence): string => evidence['@odata.type'].split('.').at(-1) ?? '';
