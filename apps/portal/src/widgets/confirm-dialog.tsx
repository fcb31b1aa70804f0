import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { messageOf } from '../api/index.ts';
import { DialogFrame } from './dialog-frame.tsx';

interface ConfirmDialogProps {
  /** Names the thing: `Delete the rule "Label downgraded"?` */
  readonly title: string;
  /** What goes, what stays, whether it can be undone. */
  readonly children: ReactNode;
  /** A verb: `Delete rule`. */
  readonly action: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once before something that is hard to undo. Stays open, with the reason, when it fails. */
export function ConfirmDialog({ title, children, action, onConfirm, onClose }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <DialogFrame
      title={title}
      width={480}
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button appearance="primary" disabled={busy} onClick={() => void confirm()}>
            {action}
          </Button>
        </>
      }
    >
      {error === undefined ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{messageOf(error)}</MessageBarBody>
        </MessageBar>
      )}
      <span>{children}</span>
    </DialogFrame>
  );
}
