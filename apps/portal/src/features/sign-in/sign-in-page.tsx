import {
  Button,
  Card,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Subtitle1,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ApiError, call, messageOf, read } from '../../api/index.ts';

const useStyles = makeStyles({
  page: {
    height: '100%',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
  },
  card: { width: '100%', maxWidth: '360px', padding: tokens.spacingHorizontalXXL, boxSizing: 'border-box' },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

const route = getRouteApi('/sign-in');

/** An address inside the portal, whatever the URL claims: never another site. */
export const safeNext = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

function useSignIn() {
  const router = useRouter();
  const client = useQueryClient();
  const { next } = route.useSearch();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const signIn = async (username: string, password: string) => {
    setBusy(true);
    setError(undefined);
    try {
      const me = await call('signIn', { body: { username, password } });
      client.setQueryData(read('me').queryKey, me);
      router.history.push(safeNext(next));
    } catch (cause) {
      setError(
        cause instanceof ApiError && cause.status === 401 ? 'The name or the password is wrong.' : messageOf(cause),
      );
      setBusy(false);
    }
  };
  return { signIn, error, busy };
}

/** Name and password. The first administrator's are printed when the server starts for the first time. */
export function SignInPage() {
  const styles = useStyles();
  const { signIn, error, busy } = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void signIn(username, password);
  };
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <div className={styles.brand}>
          <img src="/vedette.svg" alt="" width={32} height={32} />
          <Subtitle1 as="h1">Sign in to Vedette</Subtitle1>
        </div>
        <form className={styles.form} onSubmit={onSubmit}>
          {error ? (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{error}</MessageBarBody>
            </MessageBar>
          ) : null}
          <Field label="Name">
            <Input
              value={username}
              onChange={(_, data) => setUsername(data.value)}
              autoComplete="username"
              name="username"
              autoFocus
            />
          </Field>
          <Field label="Password" hint="The first administrator's password was printed when the server first started.">
            <Input
              type="password"
              value={password}
              onChange={(_, data) => setPassword(data.value)}
              autoComplete="current-password"
              name="password"
            />
          </Field>
          <Button type="submit" appearance="primary" disabled={busy || username === '' || password === ''}>
            {busy ? 'Signing in' : 'Sign in'}
          </Button>
        </form>
      </Card>
    </main>
  );
}
