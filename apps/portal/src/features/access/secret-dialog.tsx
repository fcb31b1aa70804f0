import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { DialogFrame } from '../../widgets/dialog-frame.tsx';

const useStyles = makeStyles({
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
    <DialogFrame
      title={title}
      isAlert
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
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
    </DialogFrame>
  );
}
