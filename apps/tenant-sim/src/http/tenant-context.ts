import type { Faults } from '../faults.ts';
import type { ActivityFeed } from '../feed/activity-feed.ts';
import type { Subscriptions } from '../feed/subscriptions.ts';
import type { SecurityGraph } from '../graph/security-graph.ts';
import type { TokenIssuer } from './tokens.ts';

/** The application that the tenant knows. */
export interface ClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the routes of one tenant stand on. */
export interface TenantContext {
  readonly client: ClientRegistration;
  readonly tokens: TokenIssuer;
  readonly feed: ActivityFeed;
  readonly subscriptions: Subscriptions;
  readonly graph: SecurityGraph;
  readonly faults: Faults;
  /** The service's own idea of the time, skew included. */
  now(): Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}
