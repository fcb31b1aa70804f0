import { describe, expect, it } from 'vitest';
import { FailureCounter } from './failure-counter.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 21) + seconds * 1000);

describe('FailureCounter', () => {
  it('lets wait after ten in five minutes, until the oldest is that old', () => {
    const counter = new FailureCounter();
    for (let second = 0; second < 9; second += 1) counter.note('Ada', at(second));
    expect(counter.secondsToWait('ada', at(9))).toBe(0);
    counter.note('ADA', at(9));
    expect(counter.secondsToWait('ada', at(10))).toBe(290);
    expect(counter.secondsToWait('megan', at(10))).toBe(0);
    expect(counter.secondsToWait('ada', at(300))).toBe(0);
  });

  it('forgets what went well in the end', () => {
    const counter = new FailureCounter();
    for (let second = 0; second < 10; second += 1) counter.note('ada', at(second));
    counter.forget('ADA');
    expect(counter.secondsToWait('ada', at(10))).toBe(0);
  });
});
