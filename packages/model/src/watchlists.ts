import { z } from 'zod';

const ALIAS = /^[A-Za-z0-9](?:[A-Za-z0-9 _-]{1,62})[A-Za-z0-9]$/;

/** Limits: name and alias 3 to 64 characters, first and last alphanumeric. Source: Sentinel watchlist limits. */
export const watchlistSchema = z.object({
  alias: z.string().regex(ALIAS),
  displayName: z.string().min(3).max(64),
  searchKey: z.string().min(1),
  columns: z.array(z.string()).min(1),
  itemCount: z.int(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string(),
});
export type Watchlist = z.infer<typeof watchlistSchema>;
export type WatchlistItem = Readonly<Record<string, string>>;
