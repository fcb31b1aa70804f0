import { z } from 'zod';
import { listParam, textParam } from '../../frame/search-params.ts';

export const analyticsSearchSchema = z.object({
  tab: z.enum(['rules', 'templates']).catch('rules').optional(),
  severity: listParam,
  search: textParam,
  open: textParam,
});
