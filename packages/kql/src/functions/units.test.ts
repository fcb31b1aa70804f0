import { describe, expect, it } from 'vitest';
import { unitFamilies } from './units.ts';

describe('unitFamilies', () => {
  it('holds the units that the pages list', () => {
    const counts = Object.entries(unitFamilies).map(([family, units]) => [family, Object.keys(units).length]);
    expect(Object.fromEntries(counts)).toEqual({
      angle: 16,
      energy: 36,
      force: 15,
      length: 36,
      mass: 25,
      speed: 32,
      temperature: 10,
      volume: 52,
    });
  });

  it('names multiples after their unit', () => {
    expect(Object.keys(unitFamilies.energy)).toContain('GigabritishThermalUnit');
    expect(unitFamilies.length.Kilometer).toEqual([['*', 1e3]]);
  });
});
