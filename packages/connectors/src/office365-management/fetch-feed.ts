import type { ConnectorSettings } from '@vedette/model';
import { z } from 'zod';
import { describeProblem, rejectConnector } from '../problems.ts';
import type { ServiceAnswer, ServiceClient } from '../service/service-client.ts';
import { parseJson } from '../service/token-source.ts';

const subscriptionSchema = z.object({ contentType: z.string(), status: z.string() });
export type Subscription = z.infer<typeof subscriptionSchema>;

const contentSchema = z.object({
  contentId: z.string(),
  contentUri: z.url(),
  contentCreated: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
});
export type Content = z.infer<typeof contentSchema>;

/** The Management Activity API of one tenant. Source: learn.microsoft.com/office/office-365-management-api, Jun 2026. */
export interface FeedClient {
  fetchSubscriptions(signal?: AbortSignal): Promise<readonly Subscription[]>;
  startSubscription(contentType: string, signal?: AbortSignal): Promise<void>;
  /** Pages of what was made from `start` up to `end`, which are at most 24 hours apart. */
  fetchContent(
    contentType: string,
    window: { start: Date; end: Date },
    signal?: AbortSignal,
  ): AsyncIterable<readonly Content[]>;
  /** The text of a blob, or the code of the reason why it is gone. */
  fetchBlob(content: Content, signal?: AbortSignal): Promise<{ text: string } | { gone: string }>;
}

/** `2026-11-21T09:00:00`: the API takes UTC without zone and fractions. */
export const printFeedTime = (at: Date): string => at.toISOString().slice(0, 19);

const GONE: ReadonlySet<string> = new Set(['AF20050', 'AF20051', 'AF20052']);

export function createFeedClient(settings: ConnectorSettings, service: ServiceClient): FeedClient {
  const { tenantId } = settings;
  const root = `${settings.serviceUrl.replace(/\/+$/, '')}/api/v1.0/${tenantId}/activity/feed`;
  const query = (members: Readonly<Record<string, string>>) =>
    new URLSearchParams({ ...members, PublisherIdentifier: tenantId });
  return {
    async fetchSubscriptions(signal) {
      const url = `${root}/subscriptions/list?${query({})}`;
      const answer = await service.send({ url }, signal);
      return parseList(subscriptionSchema, accept(settings, url, answer), url);
    },
    async startSubscription(contentType, signal) {
      const url = `${root}/subscriptions/start?${query({ contentType })}`;
      const answer = await service.send({ url, method: 'POST' }, signal);
      accept(settings, url, answer, contentType);
    },
    async *fetchContent(contentType, { start, end }, signal) {
      const span = { startTime: printFeedTime(start), endTime: printFeedTime(end) };
      let url: string | null = `${root}/subscriptions/content?${query({ contentType, ...span })}`;
      while (url !== null) {
        const answer = await service.send({ url }, signal);
        yield parseList(contentSchema, accept(settings, url, answer, contentType), url);
        url = readNextPage(answer, settings);
      }
    },
    async fetchBlob({ contentUri }, signal) {
      const url = new URL(contentUri.replaceAll('$', '%24'));
      assertSameService(url, settings);
      url.searchParams.set('PublisherIdentifier', tenantId);
      const answer = await service.send({ url: url.href }, signal);
      if (answer.error && GONE.has(answer.error.code)) return { gone: answer.error.code };
      return { text: accept(settings, url.href, answer) };
    },
  };
}

/** The token goes to the service alone, wherever a listing points to. */
function assertSameService(url: URL, { serviceUrl }: ConnectorSettings): void {
  if (url.origin !== new URL(serviceUrl).origin)
    throw rejectConnector('CON1022', serviceUrl, 'a listing of its own addresses');
}

/** The next page stands in a header and wants the publisher again. */
function readNextPage(answer: ServiceAnswer, settings: ConnectorSettings): string | null {
  const header = answer.headers.get('nextpageuri');
  if (!header) return null;
  const url = new URL(header);
  assertSameService(url, settings);
  url.searchParams.set('PublisherIdentifier', settings.tenantId);
  return url.href;
}

function parseList<T>(schema: z.ZodType<T>, text: string, url: string): readonly T[] {
  const parsed = z.array(schema).safeParse(parseJson(text));
  if (!parsed.success) throw rejectConnector('CON1022', url.split('?')[0] ?? url, 'a list of the documented form');
  return parsed.data;
}

/** The text of a success; else the refusal as what the user can do about it. Source: Management Activity API, errors. */
function accept({ tenantId }: ConnectorSettings, url: string, answer: ServiceAnswer, contentType = ''): string {
  if (answer.status < 300) return answer.text;
  switch (answer.error?.code) {
    case 'AF10001':
      throw rejectConnector('CON1004', 'ActivityFeed.Read (and ActivityFeed.ReadDlp for DLP.All)');
    case 'AF20010':
      throw rejectConnector('CON1007', tenantId);
    case 'AF20011':
    case 'AF20012':
    case 'AF20013':
      throw rejectConnector('CON1003', tenantId);
    case 'AF20020':
      throw rejectConnector('CON1011', contentType);
    case 'AF20022':
    case 'AF20023':
      throw rejectConnector('CON1006', contentType);
    default: {
      const said = answer.error ? `${answer.error.code}, ${answer.error.message}` : `HTTP ${answer.status}`;
      throw rejectConnector('CON1021', url.split('?')[0] ?? url, said);
    }
  }
}

export const goneProblem = (content: Content, code: string) => describeProblem('CON1025', content.contentId, code);
