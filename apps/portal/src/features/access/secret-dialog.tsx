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
import { CopyButton } from '../../widgets/copy-button.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', gap: tokens.spacingHorizontalS },
  secret: { flex: '1 1 auto', minWidth: 0, fontFamily: tokens.fontFamilyMonospace },
});

export interface Secret {
  readonly title: string;
  /** `Password`, `Token`. */
  readonly label: string;
  readonly value: string;
  /** What to do with it. */
  readonly advice: string;
}

/** A secret that is shown this once. A click beside it does not close it. */
export function SecretDialog({ secret, onClose }: { readonly secret: Secret; readonly onClose: () => void }) {
  const styles = useStyles();
  const { title, label, value, advice } = secret;
  return (
    <Dialog modalType="alert" open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface style={{ maxWidth: 520 }}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label={label}>
              <div className={styles.line}>
                <Input
                  readOnly
                  className={styles.secret}
                  aria-label={label}
                  value={value}
                  input={{ className: styles.secret }}
                  onFocus={(event) => event.target.select()}
                />
                <CopyButton text={value} label="Copy" />
              </div>
            </Field>
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>It is shown this once and stored nowhere. {advice}</MessageBarBody>
            </MessageBar>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              Done
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
