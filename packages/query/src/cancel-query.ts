import { type Principal, Rejection } from '@vedette/model';
import { httpStatusOf, queryProblem } from './problems.ts';
import type { QueryControl } from './query.ts';

/** Ends the queries of a client request id; gives how many. Errors: `QRY1008` where none runs that the principal may end. */
export function cancelQuery(
  queries: Pick<QueryControl, 'cancel'>,
  principal: Principal,
  { clientRequestId, reason }: { readonly clientRequestId: string; readonly reason: string },
): number {
  const count = queries.cancel(clientRequestId, principal, reason);
  if (count > 0) return count;
  const problem = queryProblem('QRY1008', clientRequestId);
  throw new Rejection([problem], httpStatusOf([problem]));
}
