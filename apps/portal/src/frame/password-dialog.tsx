import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { call, messageOf } from '../api/index.ts';
import { useNotify } from './notify.tsx';

const LEAST_CHARACTERS = 12;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Changes the own password. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const notify = useNotify();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isLong = [...password].length >= LEAST_CHARACTERS;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await call('changePassword', { body: { current, password } });
      notify({ title: 'Your password is changed', body: 'Your other sessions have ended.' });
      onClose();
    } catch (cause) {
      setError(messageOf(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface style={{ maxWidth: 420 }}>
        <form onSubmit={(event) => void save(event)}>
          <DialogBody>
            <DialogTitle>Change your password</DialogTitle>
            <DialogContent className={styles.form}>
              {error === undefined ? null : (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{error}</MessageBarBody>
                </MessageBar>
              )}
              <Field label="Current password" required>
                <Input
                  autoFocus
                  type="password"
                  autoComplete="current-password"
                  value={current}
                  onChange={(_, { value }) => setCurrent(value)}
                />
              </Field>
              <Field label="New password" required hint={`${LEAST_CHARACTERS} characters or more.`}>
                <Input
                  type="password"
                  autoComplete="new-password"
                  value={password}
                  onChange={(_, { value }) => setPassword(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button appearance="primary" type="submit" disabled={isBusy || current === '' || !isLong}>
                Change password
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
