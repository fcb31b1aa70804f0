import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
});

/** A message with what stands between backticks set as code. */
export function CodeText({ text }: { readonly text: string }) {
  const styles = useStyles();
  return text.split('`').map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other key.
      <code key={at} className={styles.code}>
        {part}
      </code>
    ) : (
      part
    ),
  );
}
