import type { Ingest, RawRecord } from '@vedette/ingest';
import type { Clock, ConnectorSettings } from '@vedette/model';
import type { ConnectorStore } from '@vedette/state-store';
import { z } from 'zod';
import { describeProblem, rejectConnector } from '../problems.ts';
import type { PollCounter } from '../runtime/poll-result.ts';
import { type AuditRecord, parseBlob } from './audit-record.ts';
import { type Content, type FeedClient, goneProblem } from './fetch-feed.ts';
import type { LabelNames } from './label-names.ts';
import { type FeedTable, routeRecord } from './route-record.ts';

export const ALL_CONTENT_TYPES = [
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
  'Audit.Exchange',
  'Audit.AzureActiveDirectory',
] as const;

const MINUTE = 60_000;
/** The service lists at most this much at once. Source: Management Activity API, AF20055. */
const WINDOW_MS = 24 * 60 * MINUTE;
/** The service keeps 7 days; a little less, so that a poll that takes minutes does not fall off the edge. */
const KEPT_MS = 7 * 24 * 60 * MINUTE - 5 * MINUTE;
/** Listings are asked again this far back, for blobs that show up late. Smaller loses them, larger costs listings. */
const OVERLAP_MS = 15 * MINUTE;
/** A window without content moves the checkpoint to this long before its end. */
const SETTLED_MS = 60 * MINUTE;
const BLOBS_AT_ONCE = 4;
/** Records are written together up to this many: smaller writes are slow, larger ones hold more in memory. */
const RECORDS_A_WRITE = 5_000;

const checkpointSchema = z.object({
  /** All content made before this is durable. */
  through: z.iso.datetime(),
  /** Ids of the content in the overlap that is durable, with when it was made. */
  seen: z.record(z.string(), z.iso.datetime()),
});
type Checkpoint = z.infer<typeof checkpointSchema>;

export interface FeedPoll {
  readonly feed: FeedClient;
  readonly settings: ConnectorSettings;
  readonly store: ConnectorStore;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly labelNames: LabelNames;
  readonly counter: PollCounter;
  readonly signal?: AbortSignal;
  /** Called between pages: throws when the poll is no longer ours. */
  readonly keepLease: () => Promise<void>;
}

export const readContentTypes = ({ contentTypes }: ConnectorSettings): readonly string[] =>
  contentTypes.length > 0 ? contentTypes : ALL_CONTENT_TYPES;

/** Starts what is not there. What someone stopped stays so, unless `restart`; gives the content types that are enabled. */
export async function ensureSubscriptions(
  feed: FeedClient,
  wanted: readonly string[],
  options: { restart: boolean; signal?: AbortSignal },
): Promise<{ enabled: readonly string[]; disabled: readonly string[] }> {
  const listed = await feed.fetchSubscriptions(options.signal);
  const statusOf = (contentType: string) =>
    listed.find((one) => one.contentType.toLowerCase() === contentType.toLowerCase())?.status;
  const disabled = options.restart
    ? []
    : wanted.filter((type) => statusOf(type) !== undefined && statusOf(type) !== 'enabled');
  for (const contentType of wanted) {
    if (statusOf(contentType) === 'enabled' || disabled.includes(contentType)) continue;
    await feed.startSubscription(contentType, options.signal);
  }
  return { enabled: wanted.filter((type) => !disabled.includes(type)), disabled };
}

/** Brings every content type up to now. Each moves its own checkpoint, window by window, after its rows are durable. */
export async function pollFeed(poll: FeedPoll): Promise<void> {
  const { feed, settings, counter, signal } = poll;
  const options = { restart: false, ...(signal ? { signal } : {}) };
  const { enabled, disabled } = await ensureSubscriptions(feed, readContentTypes(settings), options);
  if (disabled.length > 0) counter.addProblem(describeProblem('CON1006', disabled.join(', ')));
  for (const contentType of enabled) await pollContentType(poll, contentType);
}

async function pollContentType(poll: FeedPoll, contentType: string): Promise<void> {
  // Whole seconds are all that the service takes; what is made in this second comes with the next poll.
  const now = toWholeSecond(poll.clock.now().getTime());
  let checkpoint = await loadCheckpoint(poll, contentType, now);
  let start = toWholeSecond(Math.max(Date.parse(checkpoint.through) - OVERLAP_MS, now.getTime() - KEPT_MS));
  const pending: AuditRecord[] = [];
  while (start < now) {
    const end = new Date(Math.min(start.getTime() + WINDOW_MS, now.getTime()));
    checkpoint = await pollWindow(poll, contentType, { window: { start, end }, checkpoint, pending });
    start = end;
    if (start < now && pending.length < RECORDS_A_WRITE) continue;
    await flush(poll, pending);
    await poll.store.saveCheckpoint('office365-management', contentType, checkpoint);
  }
}

const toWholeSecond = (at: number): Date => new Date(Math.floor(at / 1000) * 1000);

async function flush(poll: FeedPoll, pending: AuditRecord[]): Promise<void> {
  await poll.keepLease();
  await writeRecords(poll, pending.splice(0));
}

async function loadCheckpoint({ store, counter }: FeedPoll, contentType: string, now: Date): Promise<Checkpoint> {
  const oldest = new Date(now.getTime() - KEPT_MS);
  const stored = checkpointSchema.safeParse(await store.loadCheckpoint('office365-management', contentType));
  if (!stored.success) return { through: oldest.toISOString(), seen: {} };
  if (Date.parse(stored.data.through) >= oldest.getTime()) return stored.data;
  counter.addProblem(describeProblem('CON1024', contentType, stored.data.through, oldest.toISOString()));
  return { through: oldest.toISOString(), seen: {} };
}

interface WindowWork {
  readonly window: { readonly start: Date; readonly end: Date };
  readonly checkpoint: Checkpoint;
  /** Records that are fetched and not yet written. */
  readonly pending: AuditRecord[];
}

/** Fetches a window; gives the checkpoint that holds once all that is pending is durable. */
async function pollWindow(
  poll: FeedPoll,
  contentType: string,
  { window, checkpoint, pending }: WindowWork,
): Promise<Checkpoint> {
  const seen = new Map(Object.entries(checkpoint.seen));
  let through = Math.max(Date.parse(checkpoint.through), window.end.getTime() - SETTLED_MS);
  for await (const page of poll.feed.fetchContent(contentType, window, poll.signal)) {
    await poll.keepLease();
    const fresh = takeFresh(page, seen);
    pending.push(...(await fetchRecords(poll, fresh)));
    if (pending.length >= RECORDS_A_WRITE) await flush(poll, pending);
    for (const content of fresh) through = Math.max(through, Date.parse(content.contentCreated));
  }
  const overlap = [...seen].filter(([, createdAt]) => Date.parse(createdAt) >= through - OVERLAP_MS - MINUTE);
  return { through: new Date(through).toISOString(), seen: Object.fromEntries(overlap) };
}

/** The content of a page that was not taken before; a listing may name one content twice. */
function takeFresh(page: readonly Content[], seen: Map<string, string>): Content[] {
  const fresh: Content[] = [];
  for (const content of page) {
    if (seen.has(content.contentId)) continue;
    seen.set(content.contentId, new Date(content.contentCreated).toISOString());
    fresh.push(content);
  }
  return fresh;
}

async function fetchRecords({ feed, counter, signal }: FeedPoll, contents: readonly Content[]): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  const queue = contents.values();
  const work = async () => {
    for (const content of queue) {
      const blob = await feed.fetchBlob(content, signal);
      if ('gone' in blob) {
        counter.addProblem(goneProblem(content, blob.gone));
        continue;
      }
      const parsed = parseBlob(blob.text);
      if (!parsed) throw rejectConnector('CON1022', content.contentUri, 'a list of audit records');
      for (const _ of parsed.unreadable) counter.addNotTaken('records without Id, RecordType or CreationTime');
      records.push(...parsed.records);
    }
  };
  await Promise.all(Array.from({ length: BLOBS_AT_ONCE }, work));
  return records;
}

/** Blobs repeat records; so do the records of one page. */
function dropRepeats(records: readonly AuditRecord[], counter: PollCounter): AuditRecord[] {
  const unique = [...new Map(records.map((record) => [record.id, record])).values()];
  counter.addDuplicates(records.length - unique.length);
  return unique;
}

async function writeRecords({ ingest, labelNames, counter }: FeedPoll, records: readonly AuditRecord[]): Promise<void> {
  const rows = new Map<FeedTable, RawRecord[]>();
  for (const record of dropRepeats(records, counter)) {
    const routed = routeRecord(record, labelNames);
    if (routed.length === 0) counter.addNotTaken(`${record.workload} ${record.recordTypeName} (${record.recordType})`);
    for (const { table, row } of routed) {
      const batch = rows.get(table);
      if (batch) batch.push(row);
      else rows.set(table, [row]);
    }
  }
  const duplicates = new Set<string>();
  for (const [table, batch] of rows) {
    const result = await ingest.write(table, batch);
    counter.addRows(table, result.accepted);
    for (const key of result.duplicates) duplicates.add(key);
    const [first] = result.rejected;
    if (first) counter.addProblem(describeProblem('CON1023', String(result.rejected.length), first.problem.message));
  }
  counter.addDuplicates(duplicates.size);
}
