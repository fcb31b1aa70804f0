import { z } from 'zod';

/** What a workbook's URL holds: its parameters, by name, as texts. */
export const workbookSearchSchema = z.record(z.string(), z.string()).catch({});

export const workbooksSearchSchema = z.object({});
