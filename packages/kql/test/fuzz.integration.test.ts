import { afterAll, describe, expect, test } from 'vitest';
import { Session } from '../tools/fuzz/session.ts';

const SEED = 4711;
/** About 20 seconds on two cores. */
const TRIES = 100;

describe('the fuzzer', () => {
  const session = new Session(SEED);
  afterAll(() => session.close());

  test('finds nothing in the first tries of a fixed seed', { timeout: 300_000 }, async () => {
    for (let index = 0; index < TRIES; index++) {
      const finding = await session.try(index, new Set());
      expect(finding && `#${index} ${finding.key}\n${finding.query}\n${finding.detail}`).toBeUndefined();
    }
    expect(session.counts.ran).toBeGreaterThan(0);
    expect(session.counts.rejected).toBeGreaterThan(0);
  });
});
