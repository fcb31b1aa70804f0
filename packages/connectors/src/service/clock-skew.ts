import type { Clock } from '@vedette/model';
import { rejectConnector } from '../problems.ts';

/** Entra and the services refuse what is further off than this. */
const MAX_SKEW_MINUTES = 5;

/** Compares our clock with the service's `Date` header. Errors: `CON1005`. */
export function assertClockAgrees(response: Response, clock: Clock): void {
  const theirs = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return;
  const minutes = (clock.now().getTime() - theirs) / 60_000;
  if (Math.abs(minutes) <= MAX_SKEW_MINUTES) return;
  throw rejectConnector('CON1005', String(Math.round(Math.abs(minutes))), minutes > 0 ? 'ahead of' : 'behind');
}
