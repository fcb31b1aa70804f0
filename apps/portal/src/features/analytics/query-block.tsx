import { makeStyles, tokens } from '@fluentui/react-components';
import { LinkButton } from '../../frame/link.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';

const useStyles = makeStyles({
  query: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '260px',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** A query as it is, with the ways to take it along. */
export function QueryBlock({ query }: { readonly query: string }) {
  const styles = useStyles();
  return (
    <>
      <pre className={styles.query}>{query}</pre>
      <div className={styles.actions}>
        <LinkButton size="small" to="/logs" search={{ q: query }}>
          Open in Logs
        </LinkButton>
        <CopyButton text={query} label="Copy query" />
      </div>
    </>
  );
}
