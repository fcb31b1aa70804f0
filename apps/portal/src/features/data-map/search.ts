import { z } from 'zod';
import { listParam, textParam } from '../../frame/search-params.ts';

export const DATA_MAP_TABS = ['sources', 'assets', 'runs'] as const;

export const dataMapSearchSchema = z.object({
  tab: z.enum(DATA_MAP_TABS).catch('sources').optional(),
  sourceId: listParam,
  classification: listParam,
  label: listParam,
  format: listParam,
  search: textParam,
  columns: listParam,
  /** Id of the asset, run or source in the panel. */
  open: textParam,
});
