import { z } from 'zod';
import { listParam, textParam } from '../../frame/search-params.ts';

export const alertsSearchSchema = z.object({
  severity: listParam,
  serviceSource: listParam,
  search: textParam,
  columns: listParam,
  open: textParam,
});
