import type { HostFunction } from './host.ts';

/** Every scalar function that runs outside the engine, by its name in KQL. */
export const hostFunctions: Readonly<Record<string, HostFunction>> = Object.freeze({});
