import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minHeight: 0 },
  actions: { paddingTop: tokens.spacingVerticalS, whiteSpace: 'nowrap' },
});

export interface DialogFrameProps {
  readonly title: string;
  /** Pixels at most, or a CSS width. */
  readonly width?: number | string | undefined;
  /** A question that a click beside it does not answer. */
  readonly isAlert?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Makes it a form. */
  readonly onSubmit?: ((event: FormEvent<HTMLFormElement>) => void) | undefined;
  readonly onClose: () => void;
}

/** The frame of every dialog. `Escape` closes it, and the focus goes back to where it came from. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, width = 520, isAlert, className, children, actions, onSubmit, onClose } = props;
  const styles = useStyles();
  useFocusBack();
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className={mergeClasses(styles.content, className)}>{children}</DialogContent>
      {actions ? <DialogActions className={styles.actions}>{actions}</DialogActions> : null}
    </DialogBody>
  );
  return (
    <Dialog open modalType={isAlert ? 'alert' : 'modal'} onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface style={{ maxWidth: width }}>
        {onSubmit ? (
          <form onSubmit={onSubmit} noValidate>
            {body}
          </form>
        ) : (
          body
        )}
      </DialogSurface>
    </Dialog>
  );
}

/** A dialog that is drawn while it is open has no trigger that Fluent could give the focus back to. */
function useFocusBack(): void {
  const [before] = useState(() => originOf(document.activeElement));
  useEffect(
    () => () => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (isNowhere && before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}

/** An item of a menu is gone by the time that the dialog closes: the button of the menu stands for it. */
function originOf(element: Element | null): Element | null {
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return (button && document.getElementById(button)) || element;
}
