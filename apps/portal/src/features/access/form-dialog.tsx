import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, messageOf } from '../../api/index.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface FormDialogProps {
  readonly title: string;
  /** A verb: `Create user`. */
  readonly action: string;
  readonly children: ReactNode;
  /** Gives false where the form is not whole: the dialog stays. */
  readonly onSave: () => Promise<boolean>;
  readonly onClose: () => void;
}

/** A form in a dialog. It stays open, with the reason and what was typed, when saving fails. */
export function FormDialog({ title, action, children, onSave, onClose }: FormDialogProps) {
  const styles = useStyles();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      if (await onSave()) return;
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface style={{ maxWidth: 560 }}>
        <form onSubmit={(event) => void save(event)} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {error === undefined ? null : (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{problemsOf(error)}</MessageBarBody>
                </MessageBar>
              )}
              {children}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button appearance="primary" type="submit" disabled={isBusy}>
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** Every problem: a scope may name several tables that are not there. */
const problemsOf = (error: unknown): string =>
  error instanceof ApiError && error.problems.length > 1
    ? error.problems.map(({ message }) => message).join(' ')
    : messageOf(error);
