import { ManualClock } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { type Admission, AdmissionQueue } from './admission.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const limits = { ...DEFAULT_LIMITS, maxRunning: 2, maxWaiting: 2, maxWaitSeconds: 180 };
const release = (admission: Admission): void => {
  if (admission.kind === 'admitted') admission.release();
};
const settle = () => new Promise((resolve) => setImmediate(resolve));

function start() {
  const clock = new ManualClock('2026-03-01T00:00:00Z');
  const queue = new AdmissionQueue(clock, limits);
  const order: string[] = [];
  const enter = (name: string, user = 'megan', signal?: AbortSignal) =>
    queue.enter(user, signal).then((admission) => {
      order.push(`${name} ${admission.kind}`);
      return admission;
    });
  return { clock, order, enter };
}

describe('admission', () => {
  it('lets two run, the next wait in line, and refuses what the line cannot hold', async () => {
    const { enter, order } = start();
    const first = await enter('first');
    await enter('second');
    const third = enter('third');
    const fourth = enter('fourth');
    expect(await enter('fifth')).toMatchObject({ kind: 'refused', problem: { code: 'QRY1001' } });
    expect(order).toEqual(['first admitted', 'second admitted', 'fifth refused']);
    release(first);
    release(first);
    release(await third);
    await fourth;
    expect(order.slice(3)).toEqual(['third admitted', 'fourth admitted']);
  });

  it('counts each user apart', async () => {
    const { enter } = start();
    await enter('a');
    await enter('b');
    expect((await enter('c', 'other')).kind).toBe('admitted');
  });

  it('gives up after three minutes, and the place stays free for others', async () => {
    const { enter, clock } = start();
    const first = await enter('first');
    await enter('second');
    const late = enter('late');
    await settle();
    await clock.advance(179_999);
    const waiting = enter('waiting');
    await settle();
    await clock.advance(1);
    expect(await late).toMatchObject({ kind: 'refused', problem: { code: 'QRY1002' } });
    release(first);
    expect((await waiting).kind).toBe('admitted');
  });

  it('leaves the line when its signal aborts', async () => {
    const { enter } = start();
    const first = await enter('first');
    await enter('second');
    const abort = new AbortController();
    const leaving = enter('leaving', 'megan', abort.signal);
    const next = enter('next');
    abort.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    release(first);
    expect((await next).kind).toBe('admitted');
    await expect(enter('never', 'megan', abort.signal)).rejects.toThrow('gone');
  });
});
