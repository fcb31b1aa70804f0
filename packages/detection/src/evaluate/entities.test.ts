import type { EntityMapping } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { mapEntities } from './entities.ts';

const mapping = (entityType: string, fields: Record<string, string>): EntityMapping => ({
  entityType,
  fieldMappings: Object.entries(fields).map(([identifier, columnName]) => ({ identifier, columnName })),
});

describe('mapEntities', () => {
  it.each([
    [
      'a UPN',
      'Account',
      { FullName: 'U' },
      { U: 'ines@halden.example' },
      { Name: 'ines', UPNSuffix: 'halden.example' },
    ],
    [
      'a UPN in the name',
      'Account',
      { Name: 'U' },
      { U: 'ines@halden.example' },
      { Name: 'ines', UPNSuffix: 'halden.example' },
    ],
    ['a domain account', 'Account', { FullName: 'U' }, { U: 'HALDEN\\ines' }, { Name: 'ines', NTDomain: 'HALDEN' }],
    [
      'a mapped suffix',
      'Account',
      { Name: 'U', UPNSuffix: 'S' },
      { U: 'ines', S: 'x.example' },
      { Name: 'ines', UPNSuffix: 'x.example' },
    ],
    [
      'a host with its domain',
      'Host',
      { FullName: 'H' },
      { H: 'pc1.halden.example' },
      { HostName: 'pc1', DnsDomain: 'halden.example' },
    ],
    ['a host alone', 'Host', { HostName: 'H' }, { H: 'pc1' }, { HostName: 'pc1' }],
    ['an address', 'IP', { Address: 'A' }, { A: '2001:db8::1' }, { Address: '2001:db8::1' }],
    ['a file', 'File', { Name: 'F', Directory: 'D' }, { F: 'a.docx', D: '' }, { Name: 'a.docx' }],
    [
      'a truth value',
      'Account',
      { Sid: 'S', IsDomainJoined: 'J' },
      { S: 'S-1-5', J: true },
      { Sid: 'S-1-5', IsDomainJoined: true },
    ],
  ])('reads %s', (_name, type, fields, row, expected) => {
    const { entities, dropped } = mapEntities([row], [mapping(type, fields)]);
    expect(entities).toEqual([{ $id: '1', Type: type.toLowerCase(), ...expected }]);
    expect(dropped).toBe(0);
  });

  it.each([
    ['a built-in name', 'Account', { Name: 'U' }, { U: 'SYSTEM' }],
    ['no address', 'IP', { Address: 'A' }, { A: 'unknown' }],
    ['a column that is not there', 'IP', { Address: 'A' }, { B: '10.0.0.1' }],
    ['a directory without a file', 'File', { Name: 'F', Directory: 'D' }, { F: null, D: '/x' }],
  ])('drops %s and says so', (_name, type, fields, row) => {
    const { entities, dropped, issues } = mapEntities([row], [mapping(type, fields)]);
    expect({ entities, dropped }).toEqual({ entities: [], dropped: 1 });
    expect(issues).toHaveLength(1);
  });

  it('has nothing to say of an empty row', () => {
    expect(mapEntities([{ A: '' }], [mapping('IP', { Address: 'A' })])).toEqual({
      entities: [],
      dropped: 0,
      issues: [],
    });
  });

  it('keeps equal entities once, over all mappings', () => {
    const rows = [
      { A: '10.0.0.1', B: '10.0.0.1' },
      { A: '10.0.0.1', B: '10.0.0.2' },
    ];
    const { entities } = mapEntities(rows, [mapping('IP', { Address: 'A' }), mapping('IP', { Address: 'B' })]);
    expect(entities.map(({ $id, Address }) => [$id, Address])).toEqual([
      ['1', '10.0.0.1'],
      ['2', '10.0.0.2'],
    ]);
  });

  it('shares 500 entities evenly between the mappings', () => {
    const rows = Array.from({ length: 400 }, (_, index) => ({
      A: `10.0.${index >> 8}.${index & 255}`,
      N: `f${index}`,
    }));
    const { entities, dropped, issues } = mapEntities(rows, [
      mapping('IP', { Address: 'A' }),
      mapping('File', { Name: 'N' }),
    ]);
    expect(entities.filter(({ Type }) => Type === 'ip')).toHaveLength(250);
    expect(entities.filter(({ Type }) => Type === 'file')).toHaveLength(250);
    expect(dropped).toBe(300);
    expect(issues).toHaveLength(2);
  });

  it('keeps what fits in 64 KB', () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({ N: `${index}-${'x'.repeat(1000)}` }));
    const { entities, dropped } = mapEntities(rows, [mapping('File', { Name: 'N' })]);
    expect(JSON.stringify(entities).length).toBeLessThanOrEqual(64 * 1024);
    expect(entities.length + dropped).toBe(300);
    expect(entities.length).toBeGreaterThan(55);
  });
});
