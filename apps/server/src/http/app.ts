import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import type { TlsFiles } from '../tls.ts';
import { httpRejection, installErrorHandler, logFailure, toHttpError } from './errors.ts';
import { makeOpenApi } from './openapi.ts';
import { type Register, registerRoute } from './register.ts';
import { registerAccessRoutes } from './routes/access-routes.ts';
import { registerAlertRoutes } from './routes/alert-routes.ts';
import { registerAnalyticsRoutes } from './routes/analytics-routes.ts';
import { registerAssetRoutes } from './routes/asset-routes.ts';
import { registerAuthRoutes } from './routes/auth-routes.ts';
import { registerConnectorRoutes } from './routes/connector-routes.ts';
import { registerIncidentRoutes } from './routes/incident-routes.ts';
import { registerOverviewRoute } from './routes/overview-routes.ts';
import { registerQueryRoutes } from './routes/query-routes.ts';
import { registerSavedQueryRoutes } from './routes/saved-query-routes.ts';
import { registerWorkbookRoutes } from './routes/workbook-routes.ts';
import { registerPortal } from './static-files.ts';
import { registerStreamRoute } from './stream-route.ts';
import { registerKustoRoutes } from './vendor/kusto.ts';
import { registerLogAnalyticsRoutes } from './vendor/log-analytics.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export interface HttpOptions {
  readonly tls?: TlsFiles;
  /** Folder of the built portal. */
  readonly portalDirectory: string;
}

/** All routes over the services: Vedette's own by the contract, those of Microsoft's clients, the portal's files. */
export async function createHttpApp(
  services: Services,
  { tls, portalDirectory }: HttpOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    logger: false,
    forceCloseConnections: true,
    // A resource id begins with a slash, and the client puts one before it.
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 500 },
    ...(tls ? { https: { cert: tls.cert, key: tls.key } } : {}),
  }) as unknown as FastifyInstance;
  app.addHook('onError', async (request, _reply, error) => {
    logFailure(services.logger, error, { method: request.method, url: request.url });
  });
  installErrorHandler(app);
  await app.register(fastifyCookie);

  const register: Register = (name, handler) => registerRoute(app, services.authenticator, name, handler);
  registerAuthRoutes(register, services, { isTls: tls !== undefined });
  registerAccessRoutes(register, services);
  registerOverviewRoute(register, services);
  registerIncidentRoutes(register, services);
  registerAlertRoutes(register, services);
  registerAnalyticsRoutes(register, services);
  registerAssetRoutes(register, services);
  registerConnectorRoutes(register, services);
  registerWorkbookRoutes(register, services);
  registerQueryRoutes(register, services);
  registerSavedQueryRoutes(register, services);
  registerStreamRoute(app, services);
  registerLogAnalyticsRoutes(app, services);
  registerKustoRoutes(app, services);
  app.get('/api/openapi.json', async () => makeOpenApi(services.version));
  app.get('/api/health', async () => ({ ok: true, version: services.version }));
  await registerPortal(
    app,
    portalDirectory,
    (url) => toHttpError(httpRejection('API1003', `There is no route \`${url}\`.`)).body,
  );
  return app;
}
