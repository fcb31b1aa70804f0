import { ManualClock } from '@vedette/model';
import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { retryAfterSeconds } from './problems.ts';
import { RequestRate } from './request-rate.ts';

it('lets a user send so many in any window, and says how long to wait', async () => {
  const clock = new ManualClock('2026-03-01T00:00:00Z');
  const rate = new RequestRate(clock, { ...DEFAULT_LIMITS, maxRequests: 3, requestWindowSeconds: 30 });
  expect(rate.count('megan')).toBeUndefined();
  await clock.advance(10_000);
  expect([rate.count('megan'), rate.count('megan')]).toEqual([undefined, undefined]);
  await clock.advance(5000);
  const refused = rate.count('megan');
  expect(refused).toMatchObject({ code: 'QRY1006', message: expect.stringContaining('in 15 s') });
  expect(refused && retryAfterSeconds([refused])).toBe(15);
  expect(rate.count('other')).toBeUndefined();
  await clock.advance(15_000);
  expect(rate.count('megan')).toBeUndefined();
  expect(rate.count('megan')?.code).toBe('QRY1006');
});
