/** The raw engine, for loading rows and for the opponents: what Vedette's own log store runs on, without Vedette. */
import { createRequire } from 'node:module';

export interface RawEngine {
  query(sql: string, format?: string): string;
  queryAsync(sql: string, options?: { readonly format: string }): Promise<{ bytes(): Uint8Array }>;
  /** Closes the session; its folder stays. */
  close(): void;
}

const { Session } = createRequire(import.meta.url)('chdb') as { Session: new (directory: string) => RawEngine };

export const openRawEngine = (directory: string): RawEngine => new Session(directory);
