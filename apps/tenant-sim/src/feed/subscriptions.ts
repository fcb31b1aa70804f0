import type { ContentType } from '../records/audit-record.ts';

export interface Subscription {
  readonly contentType: ContentType;
  readonly status: 'enabled' | 'disabled';
  readonly webhook: null;
}

/** Which content types the client receives, and the gaps in which it did not. */
export class Subscriptions {
  readonly #enabled = new Map<ContentType, boolean>();
  readonly #gaps: { contentType: ContentType; from: Date; to: Date | null }[] = [];

  /** A stop loses what is made until this. */
  start(contentType: ContentType, now: Date): Subscription {
    for (const gap of this.#gaps) if (gap.contentType === contentType && gap.to === null) gap.to = now;
    this.#enabled.set(contentType, true);
    return { contentType, status: 'enabled', webhook: null };
  }

  /** False if there is nothing to stop. */
  stop(contentType: ContentType, now: Date): boolean {
    if (!this.#enabled.get(contentType)) return false;
    this.#enabled.set(contentType, false);
    this.#gaps.push({ contentType, from: now, to: null });
    return true;
  }

  /** Forgets the subscription, as an administrator who removes the application would. */
  drop(contentType: ContentType): void {
    this.#enabled.delete(contentType);
  }

  find(contentType: ContentType): Subscription | undefined {
    const enabled = this.#enabled.get(contentType);
    return enabled === undefined ? undefined : { contentType, status: enabled ? 'enabled' : 'disabled', webhook: null };
  }

  list(): Subscription[] {
    return [...this.#enabled.keys()].flatMap((contentType) => this.find(contentType) ?? []);
  }

  /** True if content made then was lost because the subscription was stopped. */
  isLost(contentType: ContentType, createdAt: Date): boolean {
    return this.#gaps.some(
      (gap) => gap.contentType === contentType && createdAt >= gap.from && (gap.to === null || createdAt < gap.to),
    );
  }
}
