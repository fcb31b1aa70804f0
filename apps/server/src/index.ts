export { AccessService, type Actor, systemActor } from './access/access-service.ts';
export { composeServices, WORKSPACE_ID } from './composition.ts';
export { parseTimespan } from './http/timespan.ts';
export { jsonLogger } from './json-logger.ts';
export type { ServeOptions } from './options.ts';
export { QueryLog } from './query-log.ts';
export type { Services } from './services.ts';
export { type RunningServer, startServer } from './start-server.ts';
