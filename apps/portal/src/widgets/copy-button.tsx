import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';

const SHOWN_MILLISECONDS = 1500;

/** Copies and says so for a moment. */
export function useCopy(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string) => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return { copied, copy };
}

export interface CopyButtonProps {
  readonly text: string;
  /** Shown beside the icon; without it the button is an icon with the name `Copy`. */
  readonly label?: string;
}

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'start', gap: tokens.spacingHorizontalXXS, minWidth: 0 },
  text: { minWidth: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
});

/** A text with its copy button beside it. */
export function CopyText({ text }: { readonly text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <span className={styles.text}>{text}</span>
      <CopyButton text={text} />
    </span>
  );
}

/** Copies a text with one click. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  const icon = copied ? <CheckmarkRegular /> : <CopyRegular />;
  if (label)
    return (
      <Button icon={icon} onClick={() => copy(text)}>
        {copied ? 'Copied' : label}
      </Button>
    );
  return (
    <Tooltip content={copied ? 'Copied' : 'Copy'} relationship="label">
      <Button appearance="transparent" size="small" icon={icon} onClick={() => copy(text)} />
    </Tooltip>
  );
}
