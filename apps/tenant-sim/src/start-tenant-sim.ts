import { type Clock, systemClock } from '@vedette/model';
import fastify, { type FastifyInstance } from 'fastify';
import { type Faults, NO_FAULTS } from './faults.ts';
import { ActivityFeed } from './feed/activity-feed.ts';
import { Subscriptions } from './feed/subscriptions.ts';
import { SecurityGraph } from './graph/security-graph.ts';
import { registerActivityRoutes } from './http/activity-routes.ts';
import { registerControlRoutes } from './http/control-routes.ts';
import { registerGraphRoutes } from './http/graph-routes.ts';
import type { ClientRegistration, TenantContext } from './http/tenant-context.ts';
import { registerTokenRoutes } from './http/token-routes.ts';
import { TokenIssuer } from './http/tokens.ts';
import { TENANT } from './scenario/cast.ts';
import type { World } from './scenario/week.ts';

const MINUTE = 60_000;

export interface Scenario {
  /** At most 7: the feed keeps a week. */
  readonly historyDays: number;
  /** 1 gives some thousands of events a week. */
  readonly scale: number;
  /** Events a minute after the start. 0: no trickle and no new alerts. */
  readonly livePerMinute: number;
}

export const DEFAULT_SCENARIO: Scenario = { historyDays: 6.95, scale: 1, livePerMinute: 3 };

export interface TenantSimOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly seed?: number;
  readonly clock?: Clock;
  readonly scenario?: Partial<Scenario>;
  readonly client?: ClientRegistration;
}

export interface TenantSim {
  /** Root of the sign-in, of the Management Activity API and of Graph. */
  readonly url: string;
  readonly tenantId: string;
  readonly client: ClientRegistration;
  readonly startedAt: Date;
  close(): Promise<void>;
}

/** The application that the demo connects as. A local stand-in: this protects nothing. */
export const DEMO_CLIENT: ClientRegistration = {
  clientId: 'd3b5a1f0-6c2e-4e89-9f47-10a2b3c4d5e6',
  clientSecret: 'tenant-sim-client-secret',
};

function createWorld({ seed = 1, scenario }: TenantSimOptions, now: Date): World {
  const { historyDays, scale, livePerMinute } = { ...DEFAULT_SCENARIO, ...scenario };
  const startedAt = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
  const historyStart = new Date(startedAt.getTime() - historyDays * 24 * 60 * MINUTE);
  return { seed, startedAt, historyStart, scale, livePerMinute };
}

function createContext(options: TenantSimOptions, clock: Clock, world: World): TenantContext {
  const faults: Faults = { ...NO_FAULTS };
  return {
    client: options.client ?? DEMO_CLIENT,
    tokens: new TokenIssuer(),
    feed: new ActivityFeed(world),
    subscriptions: new Subscriptions(),
    graph: new SecurityGraph(world.startedAt, world.livePerMinute > 0),
    faults,
    now: () => new Date(clock.now().getTime() + faults.clockSkewSeconds * 1000),
    sleep: (milliseconds) => clock.sleep(milliseconds),
  };
}

function createApp(context: TenantContext): FastifyInstance {
  const app = fastify({ routerOptions: { maxParamLength: 400 } });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/control/')) return;
    reply.header('Date', context.now().toUTCString());
    if (context.faults.slowMilliseconds > 0) await context.sleep(context.faults.slowMilliseconds);
  });
  registerTokenRoutes(app, context);
  registerActivityRoutes(app, context);
  registerGraphRoutes(app, context);
  registerControlRoutes(app, context);
  return app;
}

/** Starts a tenant on 127.0.0.1: sign-in, audit feed and security graph, with a week behind it. */
export async function startTenantSim(options: TenantSimOptions): Promise<TenantSim> {
  const clock = options.clock ?? systemClock;
  const world = createWorld(options, clock.now());
  const context = createContext(options, clock, world);
  const app = createApp(context);
  const url = await app.listen({ host: '127.0.0.1', port: options.port });
  return { url, tenantId: TENANT.id, client: context.client, startedAt: world.startedAt, close: () => app.close() };
}
