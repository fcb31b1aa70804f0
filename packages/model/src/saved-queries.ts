import { z } from 'zod';

/** `private`: its owner alone sees it; `shared`: everyone of the workspace does. */
export const savedQueryVisibilitySchema = z.enum(['private', 'shared']);

/** What a person gives when saving a query. `folder` is a path with `/`; empty: none. */
export const savedQueryInputSchema = z.object({
  name: z.string().trim().min(1).max(200),
  description: z.string().max(2000).default(''),
  folder: z.string().trim().max(200).default(''),
  tags: z.array(z.string().trim().min(1).max(50)).max(20).default([]),
  query: z.string().min(1).max(200_000),
  /** As in `runQuery`; null: the window that is chosen when it is run. */
  timespan: z.string().max(100).nullable().default(null),
  visibility: savedQueryVisibilitySchema.default('private'),
});
export type SavedQueryInput = z.input<typeof savedQueryInputSchema>;

/** A query that was kept under a name. */
export const savedQuerySchema = savedQueryInputSchema.required().extend({
  id: z.uuid(),
  ownerId: z.string(),
  ownerName: z.string(),
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
});
export type SavedQuery = z.output<typeof savedQuerySchema>;
