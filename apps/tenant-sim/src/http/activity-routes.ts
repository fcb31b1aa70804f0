import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { spend } from '../faults.ts';
import type { Blob } from '../feed/activity-feed.ts';
import { parseWindow } from '../feed/window.ts';
import { CONTENT_TYPES, type ContentType } from '../records/audit-record.ts';
import { TENANT } from '../scenario/cast.ts';
import { DLP_POLICIES, STORY_POLICY } from '../scenario/policies.ts';
import { readClaims } from './authorize.ts';
import type { TenantContext } from './tenant-context.ts';

const DAY = 86_400_000;
const BLOB_DAYS = 7;
const BLOBS_A_PAGE = 20;
const NO_PUBLISHER = '00000000-0000-0000-0000-000000000000';

type Query = Readonly<Record<string, string | undefined>>;
type FeedRequest = FastifyRequest<{ Params: { tenant: string; '*'?: string }; Querystring: Query }>;

/** An answer of the service that is not a success. Source: Management Activity API, errors. */
class FeedError extends Error {
  readonly httpStatus: number;
  readonly code: string;
  constructor(httpStatus: number, code: string, message: string) {
    super(message);
    this.httpStatus = httpStatus;
    this.code = code;
  }
}

function parseContentType(query: Query): ContentType {
  const text = query.contentType;
  if (!text) throw new FeedError(400, 'AF20001', 'Missing parameter: contentType.');
  const found = CONTENT_TYPES.find((type) => type.toLowerCase() === text.toLowerCase());
  if (!found) throw new FeedError(400, 'AF20020', 'The specified content type is not valid.');
  return found;
}

function assertAllowed(context: TenantContext, request: FeedRequest): void {
  const { tenant } = request.params;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenant)) {
    throw new FeedError(400, 'AF20013', `The tenant ID passed in the URL (${tenant}) is not a valid GUID.`);
  }
  const claims = readClaims(context, request);
  if (typeof claims === 'string')
    throw new FeedError(401, 'Unauthorized', 'Authorization has been denied for this request.');
  if (tenant.toLowerCase() !== claims.tid) {
    const message = `The tenant ID passed in the URL (${tenant}) does not match the tenant ID passed in the access token (${claims.tid}).`;
    throw new FeedError(403, 'AF20010', message);
  }
  if (!claims.roles.includes('ActivityFeed.Read')) {
    const message = `The permission set (${claims.roles.join(' ')}) sent in the request does not include the expected permission ActivityFeed.Read.`;
    throw new FeedError(403, 'AF10001', message);
  }
}

function assertUnhurried({ faults }: TenantContext, request: FeedRequest, reply: FastifyReply): void {
  if (spend(faults, 'serverErrors'))
    throw new FeedError(500, 'AF50000', 'An internal error occurred. Retry the request.');
  if (!spend(faults, 'throttle')) return;
  if (faults.retryAfterSeconds !== null) reply.header('Retry-After', String(faults.retryAfterSeconds));
  const publisher = request.query.PublisherIdentifier ?? NO_PUBLISHER;
  const method = request.url.split('?')[0]?.split('/').at(-1);
  const message = `Too many requests. Method=${method}, PublisherId=${publisher}`;
  throw new FeedError(faults.throttleAs429 ? 429 : 403, 'AF429', message);
}

function assertEnabled(context: TenantContext, contentType: ContentType): void {
  const subscription = context.subscriptions.find(contentType);
  if (!subscription) throw new FeedError(400, 'AF20022', 'No subscription found for the specified content type.');
  if (subscription.status === 'disabled') throw new FeedError(400, 'AF20023', 'The subscription was disabled.');
}

const rootOf = (request: FeedRequest): string => `http://${request.headers.host}/api/v1.0/${TENANT.id}/activity/feed`;

function printBlob(request: FeedRequest, blob: Blob) {
  return {
    contentUri: `${rootOf(request)}/audit/${blob.contentId}`,
    contentId: blob.contentId,
    contentType: blob.contentType,
    contentCreated: blob.createdAt.toISOString(),
    contentExpiration: new Date(blob.createdAt.getTime() + BLOB_DAYS * DAY).toISOString(),
  };
}

function listWindow(context: TenantContext, request: FeedRequest) {
  const contentType = parseContentType(request.query);
  assertEnabled(context, contentType);
  const window = parseWindow(request.query.startTime, request.query.endTime, context.now());
  if (window.kind === 'refused') throw new FeedError(400, window.code, window.message);
  const blobs = context.feed
    .listBlobs(contentType, context.now())
    .filter((blob) => blob.createdAt >= window.start && blob.createdAt < window.end)
    .filter((blob) => !context.subscriptions.isLost(contentType, blob.createdAt));
  const listed = blobs.map((blob) => printBlob(request, blob));
  if (!context.faults.duplicateBlobs) return listed;
  const rename = (text: string) => text.replace(/\$emea0031$/, '$emea0032');
  return listed.flatMap((item) => [
    item,
    item,
    { ...item, contentId: rename(item.contentId), contentUri: rename(item.contentUri) },
  ]);
}

function sendPage<T>(request: FeedRequest, reply: FastifyReply, items: readonly T[]) {
  const { nextPage } = request.query;
  const offset = nextPage === undefined ? 0 : Number(Buffer.from(nextPage, 'base64url').toString());
  if (!Number.isInteger(offset) || offset < 0) throw new FeedError(400, 'AF20031', 'The nextPage value is not valid.');
  const end = offset + BLOBS_A_PAGE;
  if (end < items.length) {
    const next = new URLSearchParams();
    for (const name of ['contentType', 'startTime', 'endTime']) {
      const value = request.query[name];
      if (value !== undefined) next.set(name, value);
    }
    next.set('nextPage', Buffer.from(String(end)).toString('base64url'));
    reply.header('NextPageUri', `${rootOf(request)}/subscriptions/content?${next}`);
  }
  return items.slice(offset, end);
}

function readBlob(context: TenantContext, contentId: string) {
  if (!/^[0-9a-z]+\$[0-9a-f]+\$[a-z_]+\$[A-Za-z_]+\$emea003[12]$/i.test(contentId)) {
    throw new FeedError(400, 'AF20052', `Content ID ${contentId} in the URL is invalid.`);
  }
  const now = context.now();
  const blob = context.feed.findBlob(contentId.replace(/\$emea0032$/, '$emea0031'), now);
  if (!blob) throw new FeedError(404, 'AF20050', `The specified content (${contentId}) does not exist.`);
  if (blob.createdAt.getTime() + BLOB_DAYS * DAY < now.getTime()) {
    throw new FeedError(
      410,
      'AF20051',
      `Content requested with the key ${contentId} has already expired. Content older than 7 days cannot be retrieved.`,
    );
  }
  return blob.records;
}

function listSensitiveTypes(language: string | undefined) {
  if (!language) throw new FeedError(400, 'AF20053', 'The Accept-Language header is missing.');
  return [STORY_POLICY, ...DLP_POLICIES].map(({ sensitiveTypeId, sensitiveTypeName }) => ({
    id: sensitiveTypeId,
    name: sensitiveTypeName,
  }));
}

/** Office 365 Management Activity API. Source: learn.microsoft.com/office/office-365-management-api, Jun 2026. */
export function registerActivityRoutes(app: FastifyInstance, context: TenantContext): void {
  const { subscriptions } = context;
  const root = '/api/v1.0/:tenant/activity/feed';
  const handle =
    (work: (request: FeedRequest, reply: FastifyReply) => unknown) =>
    async (request: FeedRequest, reply: FastifyReply) => {
      try {
        assertAllowed(context, request);
        assertUnhurried(context, request, reply);
        return reply.send(work(request, reply));
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        const { httpStatus, code, message } = error;
        return reply
          .code(httpStatus)
          .send(code === 'Unauthorized' ? { Message: message } : { error: { code, message } });
      }
    };
  app.post(
    `${root}/subscriptions/start`,
    handle(({ query }) => subscriptions.start(parseContentType(query), context.now())),
  );
  app.post(
    `${root}/subscriptions/stop`,
    handle(({ query }) => {
      const stopped = subscriptions.stop(parseContentType(query), context.now());
      if (!stopped) throw new FeedError(400, 'AF20022', 'No subscription found for the specified content type.');
      return '';
    }),
  );
  app.get(
    `${root}/subscriptions/list`,
    handle(() => subscriptions.list()),
  );
  app.get(
    `${root}/subscriptions/content`,
    handle((request, reply) => sendPage(request, reply, listWindow(context, request))),
  );
  app.get(
    `${root}/subscriptions/notifications`,
    handle((request, reply) =>
      sendPage(
        request,
        reply,
        listWindow(context, request).map((item) => ({
          ...item,
          notificationSent: item.contentCreated,
          notificationStatus: 'success',
        })),
      ),
    ),
  );
  app.get(
    `${root}/audit/*`,
    handle((request) => readBlob(context, request.params['*'] ?? '')),
  );
  app.get(
    `${root}/resources/dlpSensitiveTypes`,
    handle((request) => listSensitiveTypes(request.headers['accept-language'])),
  );
}
