import { isIP } from 'node:net';
import type { Entity, EntityMapping } from '@vedette/model';
import { findEntityType } from '../rules/entity-types.ts';
import { type ResultRow, textOf } from './result-rows.ts';

/** Source: https://learn.microsoft.com/azure/sentinel/sentinel-service-limits, read 2026-11. */
const MAX_ENTITIES = 500;
const MAX_ENTITIES_BYTES = 64 * 1024;

export interface MappedEntities {
  readonly entities: readonly Entity[];
  /** Entities that limits or values without identity left out. */
  readonly dropped: number;
  readonly issues: readonly string[];
}

/** Names that many machines have and that therefore say nothing about who. Source: Sentinel entities reference. */
const BUILT_IN_NAMES = new Set([
  'admin',
  'administrator',
  'system',
  'root',
  'anonymous',
  'authenticated user',
  'network',
  'network service',
  'local service',
  'localsystem',
  'null',
  'guest',
  'nt authority',
]);

type Members = Record<string, string | boolean>;

/** Splits the combined forms of an identity into the members that identify. */
const SPLIT: Readonly<Record<string, (members: Members) => Members | undefined>> = {
  Account: splitAccount,
  Host: splitHost,
  IP: (members) => (isIP(String(members.Address)) === 0 ? undefined : members),
};

/**
 * The entities of an alert. Equal ones become one; `MAX_ENTITIES` are shared evenly between the mappings; each gets its
 * `$id`. Source: facts of Sentinel's entity mapping, "64 KB, 500 entities per alert".
 */
export function mapEntities(rows: readonly ResultRow[], mappings: readonly EntityMapping[]): MappedEntities {
  const share = mappings.length > 0 ? Math.floor(MAX_ENTITIES / mappings.length) : 0;
  const found: Entity[] = [];
  const issues = new Set<string>();
  let dropped = 0;
  for (const mapping of mappings) {
    const entities = new Map<string, Entity>();
    for (const row of rows) {
      const result = mapRow(row, mapping);
      if (result.kind === 'issue') {
        issues.add(result.message);
        dropped++;
      } else if (result.kind === 'entity') entities.set(JSON.stringify(result.entity), result.entity);
    }
    const kept = [...entities.values()].slice(0, share);
    if (kept.length < entities.size) {
      dropped += entities.size - kept.length;
      issues.add(`${entities.size} ${mapping.entityType} entities, of which an alert keeps ${share}.`);
    }
    found.push(...kept);
  }
  return withinBytes(numberEntities(found), dropped, issues);
}

function numberEntities(entities: readonly Entity[]): readonly Entity[] {
  const distinct = new Map(entities.map((entity) => [JSON.stringify(entity), entity]));
  return [...distinct.values()].map((entity, index) => ({ $id: String(index + 1), ...entity }));
}

function withinBytes(entities: readonly Entity[], dropped: number, issues: Set<string>): MappedEntities {
  let bytes = 2;
  const count = entities.findIndex((entity) => {
    bytes += Buffer.byteLength(JSON.stringify(entity)) + 1;
    return bytes > MAX_ENTITIES_BYTES;
  });
  if (count === -1) return { entities, dropped, issues: [...issues] };
  issues.add(`Entities of more than ${MAX_ENTITIES_BYTES / 1024} KB; the first ${count} are kept.`);
  return { entities: entities.slice(0, count), dropped: dropped + entities.length - count, issues: [...issues] };
}

type RowResult =
  | { readonly kind: 'entity'; readonly entity: Entity }
  | { readonly kind: 'empty' }
  | { readonly kind: 'issue'; readonly message: string };

function mapRow(row: ResultRow, mapping: EntityMapping): RowResult {
  const type = findEntityType(mapping.entityType);
  if (!type) return { kind: 'issue', message: `\`${mapping.entityType}\` is no entity type.` };
  const members: Members = {};
  for (const { identifier, columnName } of mapping.fieldMappings) {
    if (!(columnName in row)) return { kind: 'issue', message: `The result has no column \`${columnName}\`.` };
    const value = row[columnName];
    const text = textOf(value);
    if (text !== '') members[identifier] = typeof value === 'boolean' ? value : text;
  }
  if (Object.keys(members).length === 0) return { kind: 'empty' };
  const hasIdentity = type.needs.some((set) => set.every((identifier) => identifier in members));
  const split = hasIdentity ? (SPLIT[type.name] ?? ((same: Members) => same))(members) : undefined;
  if (!split) return { kind: 'issue', message: `A ${type.name} had no value that identifies it.` };
  return { kind: 'entity', entity: { ...split, Type: type.jsonType } };
}

function splitAccount(members: Members): Members | undefined {
  const { FullName, ...rest } = members;
  const name = String(FullName ?? rest.Name ?? '');
  const mail = /^([^@\\]+)@([^@\\]+)$/.exec(name);
  const domain = /^([^@\\]+)\\([^@\\]+)$/.exec(name);
  const split: Members = { ...rest, ...(name === '' ? {} : { Name: name }) };
  if (mail?.[1] && mail[2]) Object.assign(split, { Name: mail[1], UPNSuffix: rest.UPNSuffix ?? mail[2] });
  if (domain?.[1] && domain[2]) Object.assign(split, { Name: domain[2], NTDomain: rest.NTDomain ?? domain[1] });
  const isNameAlone = Object.keys(split).every((member) => member === 'Name' || member === 'DisplayName');
  return isNameAlone && BUILT_IN_NAMES.has(String(split.Name ?? '').toLowerCase()) ? undefined : split;
}

function splitHost(members: Members): Members {
  const { FullName, ...rest } = members;
  const name = String(FullName ?? rest.HostName ?? '');
  const dot = name.indexOf('.');
  if (dot <= 0) return { ...rest, ...(name === '' ? {} : { HostName: name }) };
  return { DnsDomain: name.slice(dot + 1), ...rest, HostName: name.slice(0, dot) };
}
