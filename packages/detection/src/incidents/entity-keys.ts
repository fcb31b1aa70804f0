import type { Entity } from '@vedette/model';

/**
 * How far an entity speaks for itself: `strong` names one thing and may relate alerts of different sources, `weak` may
 * be many things (a file name without its folder, an address behind which an office sits) and never does alone.
 */
export interface EntityKey {
  /** Stable, e.g. `account:megan.bowen@contoso.example`. Equal keys are the same thing. */
  readonly key: string;
  readonly type: string;
  /** As a person reads it. */
  readonly name: string;
  readonly strength: 'strong' | 'weak';
}

type Read = (member: string) => string;
type Describe = (read: Read) => readonly EntityKey[];

/** Accounts that are services or sentinels of the audit log; they are in half of all events. */
const SERVICE_ACCOUNTS = new Set([
  'app@sharepoint',
  'dlpagent',
  'dlppolicyeventbasedassistantonedriveforbusiness',
  'securitycompliancealerts',
  'system',
  'anonymous',
]);

const isService = (name: string): boolean =>
  SERVICE_ACCOUNTS.has(name.toLowerCase()) || /^(nt authority|nt service|sharepoint)\\/i.test(name);

/** A directory or address in one spelling: `HTTPS://X/Sites/A/` and `https://x/sites/a` are one place. */
const normalizePlace = (text: string): string => text.toLowerCase().replaceAll('\\', '/').replace(/\/+$/, '');

const keysOf = (type: string, name: string, strong: readonly string[], weak: readonly string[] = []): EntityKey[] => [
  ...strong.map((key) => ({ key: `${type}:${key.toLowerCase()}`, type, name, strength: 'strong' as const })),
  ...weak.map((key) => ({ key: `${type}:${key.toLowerCase()}`, type, name, strength: 'weak' as const })),
];

const present = (...texts: (string | false)[]): string[] => texts.filter((text): text is string => !!text);

/** Source of what is strong: https://learn.microsoft.com/azure/sentinel/entities-reference, read 2026-11. */
const DESCRIBE: Readonly<Record<string, Describe>> = {
  account: describeAccount,
  mailbox: (read) => {
    const address = read('MailboxPrimaryAddress') || read('Upn');
    if (address === '') return [];
    const asAccount = {
      key: `account:${address.toLowerCase()}`,
      type: 'mailbox',
      name: address,
      strength: 'strong' as const,
    };
    return [...keysOf('mailbox', address, [address]), asAccount];
  },
  file: (read) => {
    const [name, directory] = [read('Name'), read('Directory')];
    if (name === '') return [];
    const place = directory && `${normalizePlace(directory)}/${name}`;
    return keysOf('file', name, present(place), place === '' ? [name] : []);
  },
  filehash: (read) =>
    keysOf('filehash', read('Value'), present(read('Value') && `${read('Algorithm')}:${read('Value')}`)),
  host: (read) => {
    const name = read('HostName') || read('NetBiosName');
    const domain = read('DnsDomain') || read('NTDomain');
    const shown = domain ? `${name}.${domain}` : name || read('AzureID') || read('OMSAgentID');
    const strong = present(domain && name && `${name}.${domain}`, read('AzureID'), read('OMSAgentID'));
    return keysOf('host', shown, strong, present(!domain && name));
  },
  'mail-message': (read) => {
    const name = read('Subject') || read('InternetMessageId') || read('NetworkMessageId');
    return keysOf('mail-message', name, present(read('NetworkMessageId'), read('InternetMessageId')));
  },
  ip: (read) => keysOf('ip', read('Address'), [], present(read('Address'))),
  url: (read) => keysOf('url', read('Url'), [], present(read('Url') && normalizePlace(read('Url')))),
  'azure-resource': (read) => keysOf('azure-resource', read('ResourceId'), [], present(read('ResourceId'))),
  'cloud-application': (read) =>
    keysOf('cloud-application', read('Name') || read('AppId'), [], present(read('AppId') || read('Name'))),
};

function describeAccount(read: Read): readonly EntityKey[] {
  const [name, suffix] = [read('Name'), read('UPNSuffix')];
  const upn = name && suffix ? `${name}@${suffix}` : '';
  const [ntDomain, dnsDomain] = [read('NTDomain'), read('DnsDomain')];
  const shown = upn || (ntDomain && name && `${ntDomain}\\${name}`) || name || read('DisplayName') || read('AadUserId');
  if (isService(shown) || isService(name)) return keysOf('account', shown, [], present(shown));
  const strong = present(
    upn,
    read('AadUserId') || read('ObjectGuid'),
    read('Sid'),
    ntDomain && name && `${ntDomain}\\${name}`,
    dnsDomain && name && `${name}.${dnsDomain}`,
    read('PUID'),
  );
  return keysOf('account', shown, strong, strong.length === 0 ? present(name) : []);
}

/** The keys of an entity, best first. A type that is not described here has one weak key made of its members. */
export function entityKeys(entity: Entity): readonly EntityKey[] {
  const read: Read = (member) => {
    const value = entity[member];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const type = entity.Type.toLowerCase();
  const describe = DESCRIBE[type];
  if (describe) return describe(read);
  const members = Object.entries(entity).filter(
    ([name, value]) => name !== '$id' && name !== 'Type' && typeof value === 'string',
  );
  const name = String(members[0]?.[1] ?? type);
  return keysOf(type, name, [], [members.map(([member, value]) => `${member}=${String(value)}`).join(';')]);
}

/** What a person calls the entity. */
export function entityName(entity: Entity): string {
  return entityKeys(entity)[0]?.name ?? entity.Type;
}
