import { Link, Toast, ToastBody, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components';

export const TOASTER_ID = 'vedette-toaster';

export interface Notice {
  readonly title: string;
  readonly body?: string;
  readonly intent?: 'success' | 'info' | 'warning' | 'error';
  /** A way back or on, e.g. `Undo`. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SECONDS_WITH_ACTION = 10;
const SECONDS = 5;

/** Says something in the corner of the page without taking the focus. Errors stay until they are closed. */
export function useNotify(): (notice: Notice) => void {
  const { dispatchToast } = useToastController(TOASTER_ID);
  return ({ title, body, intent = 'success', action }) =>
    dispatchToast(
      <Toast>
        <ToastTitle
          action={
            <ToastTrigger>
              <Link onClick={() => action?.run()}>{action ? action.label : 'Close'}</Link>
            </ToastTrigger>
          }
        >
          {title}
        </ToastTitle>
        {body ? <ToastBody>{body}</ToastBody> : null}
      </Toast>,
      { intent, timeout: intent === 'error' ? -1 : (action ? SECONDS_WITH_ACTION : SECONDS) * 1000 },
    );
}
