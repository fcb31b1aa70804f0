import type { SensitivityLabel } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { assetIdOf, LabelCatalogue } from './build-asset.ts';

const label = (id: string, name: string, parentId: string | null = null): SensitivityLabel => ({
  id,
  name,
  displayName: name,
  parentId,
  priority: 1,
  color: null,
  tenantId: null,
});
const inFile = (labelId: string, name: string | null) => ({
  labelId,
  name,
  siteId: null,
  enabled: true,
  removed: false,
  method: null,
  setDate: null,
  contentBits: null,
  origin: 'custom.xml' as const,
});

describe('assetIdOf', () => {
  it('is a UUID that source and path decide', () => {
    const id = assetIdOf('s1', '/a/b.txt');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(assetIdOf('s1', '/a/b.txt')).toBe(id);
    expect(assetIdOf('s2', '/a/b.txt')).not.toBe(id);
    expect(assetIdOf('s1', '/a/c.txt')).not.toBe(id);
  });
});

describe('LabelCatalogue', () => {
  const labels = new LabelCatalogue([label('AA', 'Confidential'), label('bb', 'Finance', 'aa')]);

  it.each([
    ['the full name of a label with a parent', inFile('BB', 'old name'), 'Confidential/Finance'],
    ['the name without a parent', inFile('aa', null), 'Confidential'],
    ['the name in the file where the catalogue has none', inFile('cc', 'Hint'), 'Hint'],
    ['the id where there is no name', inFile('cc', null), 'cc'],
  ])('gives %s', (_, metadata, expected) => {
    expect(labels.nameOf(metadata)).toBe(expected);
  });
});
