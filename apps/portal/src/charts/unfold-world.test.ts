import { feature } from 'topojson-client';
import { expect, it } from 'vitest';
import world from 'world-atlas/countries-110m.json' with { type: 'json' };
import { type MapShapes, unfoldWorld } from './unfold-world.ts';

it('leaves no outline that jumps across the map, and no Antarctica', () => {
  const topology = world as unknown as Parameters<typeof feature>[0];
  const countries = topology.objects.countries as Parameters<typeof feature>[1];
  const shapes = feature(topology, countries) as unknown as MapShapes;
  const { features } = unfoldWorld(shapes);
  expect(features).toHaveLength(shapes.features.length - 1);
  const rings = features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  );
  const jumps = rings.filter((ring) => ring.some(([x], index) => Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180));
  expect(jumps).toEqual([]);
});
