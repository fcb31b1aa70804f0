import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ConnectorKind, ConnectorState } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { StatusMark } from '../../widgets/badges.tsx';
import { printCountOf } from '../../widgets/format.ts';
import { Time } from '../../widgets/time.tsx';
import { Tile } from './tile.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3, display: 'block' },
});

const TITLES: Readonly<Record<ConnectorKind, string>> = {
  'office365-management': 'Office 365 audit',
  'graph-security': 'Microsoft Graph security',
};

/** Whether data comes in. */
export function ConnectorHealth({ connectors }: { readonly connectors: readonly ConnectorState[] }) {
  const styles = useStyles();
  return (
    <Tile title="Data connectors" span={4}>
      <div className={styles.list}>
        {connectors.map(({ kind, status, lastReceivedAt, rowsReceived, problem }) => (
          <div key={kind}>
            <div className={styles.head}>
              <PageLink to="/connectors" search={{ open: kind }}>
                {TITLES[kind]}
              </PageLink>
              <StatusMark status={status} />
            </div>
            <Caption1 className={styles.quiet}>
              {problem ? (
                problem.message
              ) : (
                <>
                  {printCountOf(rowsReceived, 'row')}, last <Time at={lastReceivedAt} />
                </>
              )}
            </Caption1>
          </div>
        ))}
      </div>
    </Tile>
  );
}
