import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { ApiError, read } from './api/index.ts';
import { accessSearchSchema } from './features/access/search.ts';
import { alertsSearchSchema } from './features/alerts/search.ts';
import { analyticsSearchSchema } from './features/analytics/search.ts';
import { connectorsSearchSchema } from './features/connectors/search.ts';
import { dataMapSearchSchema } from './features/data-map/search.ts';
import { incidentPageSearchSchema, incidentsSearchSchema } from './features/incidents/search.ts';
import { logsSearchSchema } from './features/logs/search.ts';
import { workbookSearchSchema, workbooksSearchSchema } from './features/workbooks/search.ts';
import { Frame } from './frame/frame.tsx';
import { FrameSkeleton } from './frame/frame-skeleton.tsx';
import { PageFailed, PageNotFound } from './frame/page-states.tsx';
import { parseSearch, printSearch, textParam } from './frame/search-params.ts';
import { PageSkeleton } from './widgets/states.tsx';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: PageNotFound,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({ next: textParam }),
  component: lazyRouteComponent(() => import('./features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

/** Everything behind the sign-in. The frame shows at once; a page's own skeleton shows while its code loads. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  pendingComponent: FrameSkeleton,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData({ ...read('me'), staleTime: Number.POSITIVE_INFINITY });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
    }
  },
});

const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./features/overview/overview-page.tsx'), 'OverviewPage'),
});
const incidentsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/incidents',
  validateSearch: incidentsSearchSchema,
  component: lazyRouteComponent(() => import('./features/incidents/incidents-page.tsx'), 'IncidentsPage'),
});
const incidentRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/incidents/$number',
  validateSearch: incidentPageSearchSchema,
  component: lazyRouteComponent(() => import('./features/incidents/incident-page.tsx'), 'IncidentPage'),
});
const alertsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/alerts',
  validateSearch: alertsSearchSchema,
  component: lazyRouteComponent(() => import('./features/alerts/alerts-page.tsx'), 'AlertsPage'),
});
const dataMapRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data-map',
  validateSearch: dataMapSearchSchema,
  component: lazyRouteComponent(() => import('./features/data-map/data-map-page.tsx'), 'DataMapPage'),
});
const analyticsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/analytics',
  validateSearch: analyticsSearchSchema,
  component: lazyRouteComponent(() => import('./features/analytics/analytics-page.tsx'), 'AnalyticsPage'),
});
const connectorsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/connectors',
  validateSearch: connectorsSearchSchema,
  component: lazyRouteComponent(() => import('./features/connectors/connectors-page.tsx'), 'ConnectorsPage'),
});
const logsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/logs',
  validateSearch: logsSearchSchema,
  component: lazyRouteComponent(() => import('./features/logs/index.tsx'), 'LogsPage'),
});
const workbooksRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/workbooks',
  validateSearch: workbooksSearchSchema,
  component: lazyRouteComponent(() => import('./features/workbooks/index.tsx'), 'WorkbooksPage'),
});
const workbookRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/workbooks/$id',
  validateSearch: workbookSearchSchema,
  component: lazyRouteComponent(() => import('./features/workbooks/index.tsx'), 'WorkbookPage'),
});

const accessRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/access',
  validateSearch: accessSearchSchema,
  component: lazyRouteComponent(() => import('./features/access/access-page.tsx'), 'AccessPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  frameRoute.addChildren([
    overviewRoute,
    incidentsRoute,
    incidentRoute,
    alertsRoute,
    dataMapRoute,
    analyticsRoute,
    connectorsRoute,
    logsRoute,
    workbooksRoute,
    workbookRoute,
    accessRoute,
  ]),
]);

/** The router of the portal. Pages load when a link is pointed at. */
export function createPortalRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch: printSearch,
    defaultPreload: 'intent',
    defaultPendingMs: 80,
    defaultPendingMinMs: 200,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageNotFound,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
