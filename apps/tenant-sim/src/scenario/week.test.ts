import { expect, test } from 'vitest';
import { ActivityFeed } from '../feed/activity-feed.ts';
import { CONTENT_TYPES } from '../records/audit-record.ts';
import { STORY } from './cast.ts';
import { STORY_FILE } from './files.ts';
import { STORY_ALERT_ID } from './story.ts';
import { buildHistory, buildMinute, expectEventsPerMinute, type World } from './week.ts';

const startedAt = new Date('2026-11-20T15:30:00Z');
const world: World = {
  seed: 1,
  startedAt,
  historyStart: new Date(startedAt.getTime() - 7 * 86_400_000),
  scale: 1,
  livePerMinute: 3,
};
const history = buildHistory(world);
const minutesAgo = (at: string): number => (startedAt.getTime() - Date.parse(`${at}Z`)) / 60_000;

test('one seed gives one week, another seed another', () => {
  expect(buildHistory(world)).toEqual(history);
  expect(buildHistory({ ...world, seed: 2 })).not.toEqual(history);
});

test('some thousands of events, each with an id of its own', () => {
  expect(history.length).toBeGreaterThan(3000);
  expect(new Set(history.map(({ record }) => record.Id)).size).toBe(history.length);
});

test.each([43, 71, 72, 75, 82, 83, 84, 93, 94, 95, 96, 97, 11, 13, 63, 40, 6, 14, 2, 25])(
  'record type %i is there',
  (type) => {
    expect(history.filter(({ record }) => record.RecordType === type).length).toBeGreaterThanOrEqual(2);
  },
);

test.each([
  ['SensitivityLabelUpdated', STORY.downgradedMinutesAgo],
  ['AddedToSecureLink', STORY.sharedMinutesAgo],
  ['DLPRuleMatch', STORY.matchedMinutesAgo],
])('the story: %s %i minutes ago', (operation, expected) => {
  const beats = history.filter(({ record }) => record.Operation === operation && record.ObjectId === STORY_FILE.url);
  expect(beats).toHaveLength(1);
  expect(minutesAgo(beats[0]?.record.CreationTime ?? '')).toBeCloseTo(expected - 0.5, 0);
});

test('only the story lowers a label, and only there a stranger opens a protected file', () => {
  const downgrades = history.filter(({ record }) => JSON.stringify(record).includes('"LabelEventType":2'));
  expect(downgrades.map(({ record }) => record.ObjectId)).toEqual([STORY_FILE.url]);
  const opens = history.filter(({ record }) => record.RecordType === 84 && minutesAgo(record.CreationTime) < 24 * 60);
  const before = new Set(
    history
      .filter(({ record }) => minutesAgo(record.CreationTime) >= 24 * 60)
      .map(({ record }) => `${record.RecordType} ${record.UserId} ${record.ObjectId}`),
  );
  const strangers = opens.filter(
    ({ record }) => !before.has(`${record.RecordType} ${record.UserId} ${record.ObjectId}`),
  );
  expect(strangers.map(({ record }) => record.ObjectId).join()).toContain(STORY.newReaderFileName);
  expect(new Set(strangers.map(({ record }) => record.UserId))).toEqual(new Set([STORY.actorUpn]));
});

test('the alert carries the policy that Graph names, in short keys', () => {
  const alert = history.find(({ record }) => record.AlertId === STORY_ALERT_ID);
  expect(JSON.parse(String(alert?.record.Data))).toMatchObject({
    cid: STORY.policyId,
    f3u: STORY.actorUpn,
    von: STORY.fileName,
  });
});

test('offices are busy on weekdays', () => {
  const friday = expectEventsPerMinute(new Date('2026-11-20T10:00:00Z'));
  expect(friday).toBeGreaterThan(10 * expectEventsPerMinute(new Date('2026-11-20T02:00:00Z')));
  expect(friday).toBeGreaterThan(10 * expectEventsPerMinute(new Date('2026-11-21T10:00:00Z')));
});

test('the feed holds each record at least once, some twice, whoever asks how often', () => {
  const later = new Date(startedAt.getTime() + 10 * 60_000);
  const patient = new ActivityFeed(world);
  const eager = new ActivityFeed(world);
  for (let at = startedAt.getTime(); at < later.getTime(); at += 7_000) eager.listBlobs('Audit.General', new Date(at));
  const idsOf = (feed: ActivityFeed) =>
    CONTENT_TYPES.flatMap((type) => feed.listBlobs(type, later)).flatMap((blob) =>
      blob.records.map((record) => record.Id),
    );
  const ids = idsOf(patient);
  expect(idsOf(eager)).toEqual(ids);
  expect(history.every(({ record }) => ids.includes(record.Id))).toBe(true);
  expect(ids.length).toBeGreaterThan(new Set(ids).size);
  const live = buildMinute(world, startedAt);
  expect(live.length).toBeGreaterThanOrEqual(3);
  expect(live.every(({ record }) => ids.includes(record.Id))).toBe(true);
});
