import { expect, it } from 'vitest';
import { findRegionPlace } from './azure-regions.ts';
import { placeRows } from './map-option.ts';

it('knows a region by each of its spellings', () => {
  expect(findRegionPlace('West Europe')).toEqual(findRegionPlace('westeurope'));
  expect(findRegionPlace('us-east-1')).toBeDefined();
  expect(findRegionPlace('atlantis')).toBeUndefined();
});

it('adds up by place, largest first, and names what it could not place', () => {
  const placed = placeRows([
    { name: 'eastus', value: 2 },
    { name: 'westeurope', value: 3 },
    { name: 'westeurope', value: 4 },
    { name: 'atlantis', value: 9 },
    { name: '', value: 1 },
    { name: 'somewhere', value: 5, place: [1, 2] },
  ]);
  expect(placed.points.map(({ name, value }) => [name, value])).toEqual([
    ['westeurope', 7],
    ['somewhere', 5],
    ['eastus', 2],
  ]);
  expect(placed.unplaced).toEqual(['atlantis', '(empty)']);
});

it('says how many points it left out', () => {
  const rows = Array.from({ length: 120 }, (_, index) => ({
    name: `p${index}`,
    value: index,
    place: [index, 0] as const,
  }));
  const { points, cut } = placeRows(rows);
  expect([points.length, cut]).toEqual([100, 20]);
});
