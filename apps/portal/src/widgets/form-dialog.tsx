import { Button, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError, messageOf } from '../api/index.ts';
import { CodeText } from './code-text.tsx';
import { DialogFrame, type DialogFrameProps } from './dialog-frame.tsx';

const useStyles = makeStyles({ fields: { display: 'contents' } });

interface FormDialogProps extends Pick<DialogFrameProps, 'title' | 'width' | 'className' | 'children' | 'onClose'> {
  /** A verb: `Create user`. */
  readonly action: string;
  /** False: the action cannot be chosen yet. */
  readonly isReady?: boolean;
  /** Further buttons, before the action. */
  readonly moreActions?: ReactNode;
  /** Saves and closes. Gives false where the form is not whole: the dialog stays, as it does with the reason when it throws. */
  readonly onSave: () => Promise<unknown>;
}

/** A form in a dialog: its first field has the focus, Enter saves, and in a text of several lines Ctrl+Enter does. */
export function FormDialog({ action, isReady = true, moreActions, onSave, children, ...frame }: FormDialogProps) {
  const styles = useStyles();
  const fields = useFirstFieldFocus();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || !isReady) return;
    setBusy(true);
    setError(undefined);
    try {
      if ((await onSave()) === false) setBusy(false);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <DialogFrame
      {...frame}
      onSubmit={(event) => void save(event)}
      actions={
        <>
          <Button onClick={frame.onClose}>Cancel</Button>
          {moreActions}
          <Button appearance="primary" type="submit" disabled={isBusy || !isReady}>
            {action}
          </Button>
        </>
      }
    >
      {error === undefined ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <CodeText text={problemsOf(error)} />
          </MessageBarBody>
        </MessageBar>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the fields inside. */}
      <div ref={fields} className={styles.fields} onKeyDown={submitOnCtrlEnter}>
        {children}
      </div>
    </DialogFrame>
  );
}

const FIELD = 'input:not([disabled]), textarea:not([disabled]), button[role=combobox]';

/** Fluent gives the focus to the first thing that takes it, such as a tab: here it is the first field, or the choice made in it. */
function useFirstFieldFocus() {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = fields.current?.querySelector<HTMLInputElement>(FIELD);
    const chosen = fields.current?.querySelector<HTMLInputElement>(`input[name="${first?.name}"]:checked`);
    (first?.type === 'radio' ? (chosen ?? first) : first)?.focus();
  }, []);
  return fields;
}

function submitOnCtrlEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.closest('form')?.requestSubmit();
}

/** Every problem: a scope may name several tables that are not there. */
const problemsOf = (error: unknown): string =>
  error instanceof ApiError && error.problems.length > 1
    ? error.problems.map(({ message }) => message).join(' ')
    : messageOf(error);
