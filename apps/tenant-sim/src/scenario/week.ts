import type { FeedRecord } from '../records/audit-record.ts';
import { ACTIVITIES } from './activities.ts';
import { PEOPLE } from './cast.ts';
import { Random } from './random.ts';
import { buildStory } from './story.ts';

const MINUTE = 60_000;

export interface World {
  readonly seed: number;
  /** When the simulator started, to the minute; the story is told backwards from here. */
  readonly startedAt: Date;
  readonly historyStart: Date;
  /** 1 gives some thousands of events a week. */
  readonly scale: number;
  /** Events a minute after the start, whatever the hour. 0 turns the trickle off. */
  readonly livePerMinute: number;
}

const WORKDAY = { opens: 7, closes: 17, perMinute: 1.3 };
const QUIET_PER_MINUTE = 0.06;

/** How many events a minute of that time sees: offices are open on weekdays, a few people work at other times. */
export function expectEventsPerMinute(at: Date): number {
  const day = at.getUTCDay();
  const hour = at.getUTCHours() + at.getUTCMinutes() / 60;
  if (day === 0 || day === 6 || hour < WORKDAY.opens || hour >= WORKDAY.closes) return QUIET_PER_MINUTE;
  const isLunch = hour >= 11 && hour < 12;
  const edge = Math.min(hour - WORKDAY.opens, WORKDAY.closes - hour, 1);
  return WORKDAY.perMinute * (isLunch ? 0.5 : 1) * (0.3 + 0.7 * edge);
}

/** The chance events of one minute; the same for one seed and minute, whenever it is asked. */
export function buildMinute(world: World, minuteStart: Date): FeedRecord[] {
  const random = new Random(`${world.seed}:${minuteStart.getTime() / MINUTE}`);
  const isLive = minuteStart >= world.startedAt;
  const expected = isLive ? world.livePerMinute : expectEventsPerMinute(minuteStart) * world.scale;
  const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
  return Array.from({ length: count }, () => {
    const at = new Date(minuteStart.getTime() + random.integer(0, 59) * 1000);
    return random.pickWeighted(ACTIVITIES).build({ at, random, person: random.pick(PEOPLE) });
  }).flat();
}

/** Everything of the week before the start. */
export function buildHistory(world: World): FeedRecord[] {
  const records = buildStory(world);
  for (let at = world.historyStart.getTime(); at < world.startedAt.getTime(); at += MINUTE) {
    records.push(...buildMinute(world, new Date(at)));
  }
  return records;
}
