import { expect, test } from 'vitest';
import { brushOf } from './buffer.ts';

test.each([
  [6e-4, 6e-10],
  [1e-6, 1e-12],
  [1, 1e-6],
  [100, 10],
])('a brush of %s m with a tolerance of %s m takes steps', (radius, tolerance) => {
  const brush = brushOf(radius, tolerance);
  expect(Math.min(brush?.edgeStep ?? 0, brush?.cornerStep ?? 0, brush?.circleStep ?? 0)).toBeGreaterThan(1e-6);
});

test.each([1e-38, 1e-9, 0, -1, Number.NaN])('there is no brush of %s m', (radius) =>
  expect(brushOf(radius, 100)).toBeNull(),
);
