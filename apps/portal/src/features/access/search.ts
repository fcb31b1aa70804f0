import { z } from 'zod';
import { listParam, textParam } from '../../frame/search-params.ts';

export const ACCESS_TABS = ['users', 'tokens', 'activity'] as const;
export type AccessTab = (typeof ACCESS_TABS)[number];

export const accessSearchSchema = z.object({
  tab: z.enum(ACCESS_TABS).catch('users').optional(),
  role: listParam,
  state: listParam,
  kind: listParam,
  search: textParam,
  open: textParam,
});
export type AccessSearch = z.infer<typeof accessSearchSchema>;
