import { z } from 'zod';
import { textParam } from '../../frame/search-params.ts';

export const connectorsSearchSchema = z.object({ open: textParam });
