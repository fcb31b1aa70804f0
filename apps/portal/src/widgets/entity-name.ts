import type { Entity } from '@vedette/model';

const NAME_MEMBERS = [
  'Name',
  'DisplayName',
  'HostName',
  'Address',
  'Url',
  'DomainName',
  'FileName',
  'Value',
  'MailboxPrimaryAddress',
  'Recipient',
  'ResourceId',
];

const textOf = (entity: Entity, member: string): string => {
  const value = entity[member];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** What to call an entity: `megan.bowen@contoso.example`, `Q3 forecast.docx`, an address; its kind when it has no name. */
export function entityName(entity: Entity): string {
  const name = NAME_MEMBERS.map((member) => textOf(entity, member)).find((text) => text !== '') ?? '';
  const suffix = textOf(entity, 'UPNSuffix');
  if (entity.Type.toLowerCase() === 'account' && name !== '' && suffix !== '' && !name.includes('@'))
    return `${name}@${suffix}`;
  return name === '' ? entity.Type : name;
}
