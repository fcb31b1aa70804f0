import { z } from 'zod';
import { textParam } from '../../frame/search-params.ts';

/** What the Logs URL holds: `q` is the query, `timespan` an ISO 8601 duration or `start/end`. */
export const logsSearchSchema = z.object({ q: textParam, timespan: textParam });
