import { CONTENT_TYPES, type ContentType, type FeedRecord } from '../records/audit-record.ts';
import { TENANT } from '../scenario/cast.ts';
import { Random } from '../scenario/random.ts';
import { buildHistory, buildMinute, type World } from '../scenario/week.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Blobs of the last hours are small, as they would be for a client that has polled all along. */
const RECENT_HOURS = 3;
const RECENT_BUCKET = 5 * MINUTE;
const SHARE_DELAYED = 0.04;
const SHARE_REPEATED = 0.015;

/** A file of audit records, ready to be fetched. */
export interface Blob {
  readonly contentType: ContentType;
  readonly contentId: string;
  readonly createdAt: Date;
  readonly records: readonly FeedRecord['record'][];
}

/**
 * The blobs of a tenant: the week before the start, then the trickle, made as time passes. Records come out of order, some
 * late, a few twice. Nothing depends on who asks or how often.
 */
export class ActivityFeed {
  readonly #world: World;
  readonly #random: Random;
  readonly #blobs = new Map<ContentType, Blob[]>(CONTENT_TYPES.map((type) => [type, []]));
  readonly #carried = new Map<ContentType, FeedRecord['record'][]>();
  /** Minutes before this one are in blobs. */
  #builtUntil: number;

  constructor(world: World) {
    this.#world = world;
    this.#random = new Random(`${world.seed}:feed`);
    this.#builtUntil = world.startedAt.getTime();
    this.#packHistory(buildHistory(world));
  }

  /** Blobs of a content type that exist at `now`, oldest first. */
  listBlobs(contentType: ContentType, now: Date): readonly Blob[] {
    this.#advance(now);
    return (this.#blobs.get(contentType) ?? []).filter((blob) => blob.createdAt <= now);
  }

  findBlob(contentId: string, now: Date): Blob | undefined {
    for (const contentType of CONTENT_TYPES) {
      const blob = this.listBlobs(contentType, now).find((one) => one.contentId === contentId);
      if (blob) return blob;
    }
    return undefined;
  }

  /** Puts records into a blob of their own, made now. */
  inject(contentType: ContentType, records: readonly FeedRecord['record'][], now: Date): Blob {
    this.#advance(now);
    return this.#addBlob(contentType, now, records);
  }

  #packHistory(history: readonly FeedRecord[]): void {
    const recentFrom = this.#world.startedAt.getTime() - RECENT_HOURS * HOUR;
    const buckets = new Map<string, { contentType: ContentType; end: number; records: FeedRecord['record'][] }>();
    for (const { contentType, record } of history) {
      const at = Date.parse(`${record.CreationTime}Z`);
      const size = at < recentFrom ? HOUR : RECENT_BUCKET;
      const end = (Math.floor(at / size) + 1) * size;
      const key = `${end}:${contentType}`;
      const bucket = buckets.get(key) ?? { contentType, end, records: [] };
      bucket.records.push(record);
      buckets.set(key, bucket);
    }
    const inOrder = [...buckets.values()].sort((a, b) => a.end - b.end);
    for (const { contentType, end, records } of inOrder) this.#pack(contentType, end, records);
    for (const [contentType, records] of this.#carried) this.#addBlob(contentType, this.#world.startedAt, records);
    this.#carried.clear();
  }

  #advance(now: Date): void {
    if (this.#world.livePerMinute <= 0) return;
    for (; this.#builtUntil + MINUTE <= now.getTime(); this.#builtUntil += MINUTE) {
      const events = buildMinute(this.#world, new Date(this.#builtUntil));
      for (const contentType of CONTENT_TYPES) {
        const records = events.filter((event) => event.contentType === contentType).map((event) => event.record);
        this.#pack(contentType, this.#builtUntil + MINUTE, records);
      }
    }
  }

  /** One bucket becomes a blob; some of its records wait for the next one or come again in it. */
  #pack(contentType: ContentType, end: number, fresh: readonly FeedRecord['record'][]): void {
    const carried = this.#carried.get(contentType) ?? [];
    const late: FeedRecord['record'][] = [];
    const now: FeedRecord['record'][] = [...carried];
    for (const record of fresh) {
      const draw = this.#random.next();
      if (draw >= SHARE_DELAYED) now.push(record);
      if (draw < SHARE_DELAYED + SHARE_REPEATED) late.push(record);
    }
    this.#carried.set(contentType, late);
    if (now.length === 0) return;
    const isHistory =
      end <= this.#world.startedAt.getTime() + RECENT_BUCKET && this.#builtUntil === this.#world.startedAt.getTime();
    const created = end + this.#random.integer(1, 20) * 1000;
    const createdAt = isHistory ? Math.min(created, this.#world.startedAt.getTime()) : created;
    this.#addBlob(contentType, new Date(createdAt), this.#random.shuffle(now));
  }

  #addBlob(contentType: ContentType, createdAt: Date, records: readonly FeedRecord['record'][]): Blob {
    const stamp = createdAt.toISOString().replaceAll(/\D/g, '');
    const name = contentType.replace('.', '_');
    const contentId = `${stamp}${this.#random.hex(12)}$${TENANT.id.replaceAll('-', '')}$${name.toLowerCase()}$${name}$emea0031`;
    const blob = { contentType, contentId, createdAt, records };
    this.#blobs.get(contentType)?.push(blob);
    return blob;
  }
}
