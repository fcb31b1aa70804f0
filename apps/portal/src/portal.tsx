import { FluentProvider, makeStyles, Toaster, tokens } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError, onSignedOut } from './api/index.ts';
import { TOASTER_ID } from './frame/notify.tsx';
import { useDark } from './frame/preferences.ts';
import { darkTheme, lightTheme } from './frame/theme.ts';
import { createPortalRouter } from './routes.tsx';

const RETRIES = 2;

/** Tries again where trying again can help: no answer, or a server that is overwhelmed. */
const shouldRetry = (failures: number, error: Error): boolean =>
  failures < RETRIES && error instanceof ApiError && (error.status === 0 || error.status >= 502);

const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: shouldRetry, refetchOnWindowFocus: true } },
});
const router = createPortalRouter(queryClient);

/** The session ended: forget what was read and ask to sign in, coming back to the same place. */
function goToSignIn(): void {
  if (router.state.location.pathname === '/sign-in') return;
  queryClient.clear();
  router.navigate({ to: '/sign-in', search: { next: router.state.location.href } });
}

const FULL_HEIGHT = { height: '100%' };

const useStyles = makeStyles({
  // On an element of its own: Fluent copies the provider's class to the layer of menus and dialogs.
  page: { height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
});

/** The whole portal: theme, cache, routes. */
export function Portal() {
  const dark = useDark();
  const styles = useStyles();
  useEffect(() => onSignedOut(goToSignIn), []);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} style={FULL_HEIGHT}>
      <QueryClientProvider client={queryClient}>
        <div className={styles.page}>
          <RouterProvider router={router} />
        </div>
        <Toaster toasterId={TOASTER_ID} position="bottom-end" pauseOnHover />
      </QueryClientProvider>
    </FluentProvider>
  );
}
