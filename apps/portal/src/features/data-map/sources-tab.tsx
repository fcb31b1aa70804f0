import {
  Button,
  Caption1,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  SplitButton,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ResponseOf } from '@vedette/model';
import { useState } from 'react';
import { call, useRead, useRefresh } from '../../api/index.ts';
import { PageLink } from '../../frame/link.tsx';
import { useMay, useMayRead } from '../../frame/session.ts';
import { StatusMark } from '../../widgets/badges.tsx';
import { ConfirmDialog } from '../../widgets/confirm-dialog.tsx';
import { printCount, printCountOf, printDuration, printWords } from '../../widgets/format.ts';
import { EmptyState, ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { Time } from '../../widgets/time.tsx';
import { RunProgress } from './run-progress.tsx';
import { isRunning, useLiveRun } from './scan-progress.ts';
import { useScans } from './use-scans.ts';

type Source = ResponseOf<'listSources'>['items'][number];

const useStyles = makeStyles({
  list: {
    flex: '1 1 auto',
    overflowY: 'auto',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  source: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    maxWidth: '1200px',
  },
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 104px 232px auto',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { minWidth: 0 },
  title: { margin: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  quiet: { color: tokens.colorNeutralForeground3, display: 'block', overflowWrap: 'anywhere' },
  number: { display: 'flex', flexDirection: 'column' },
  value: { fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** The registered sources, their last run, and a scan that can be watched. */
export function SourcesTab({ onRegister }: { readonly onRegister: () => void }) {
  const styles = useStyles();
  const { data, error, refetch } = useRead('listSources');
  const mayRegister = useMay('admin');
  if (error && !data)
    return <ErrorState title="The sources could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={10} />;
  if (data.items.length === 0)
    return (
      <EmptyState
        icon={<FolderRegular />}
        title="No data source yet"
        body="A source is a place that holds documents, such as a folder of this server. A scan reads them, finds sensitive content and reads their labels."
        action={
          <Button appearance="primary" disabled={!mayRegister} onClick={onRegister}>
            Register a folder
          </Button>
        }
      />
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
    <section className={styles.list} tabIndex={0} aria-label="Sources">
      {data.items.map((source) => (
        <SourceCard key={source.id} source={source} />
      ))}
    </section>
  );
}

function SourceCard({ source }: { readonly source: Source }) {
  const styles = useStyles();
  const run = useLiveRun(source.lastRun);
  const { cancel } = useScans();
  const maySeeRuns = useMayRead('scans');
  return (
    <article className={styles.source} aria-label={source.name}>
      <div className={styles.head}>
        <div className={styles.name}>
          <Subtitle2 as="h2" className={styles.title}>
            {source.name}
          </Subtitle2>
          <Caption1 className={styles.quiet}>
            {source.sourceType}, {source.region}
            {source.collection ? `, ${source.collection}` : ''}
          </Caption1>
          <Caption1 className={styles.quiet}>{source.path}</Caption1>
        </div>
        <div className={styles.number}>
          <AssetCounts source={source} />
        </div>
        <div>
          {run ? (
            <>
              <StatusMark status={run.status} />
              <Caption1 className={styles.quiet}>
                {printWords(run.kind)} scan, <Time at={run.endedAt ?? run.startedAt ?? run.queuedAt} />
                {run.startedAt && run.endedAt
                  ? `, took ${printDuration(Date.parse(run.endedAt) - Date.parse(run.startedAt))}`
                  : ''}
              </Caption1>
              <PageLink to="/data-map" search={{ tab: 'runs', open: run.id }}>
                {run.skipped > 0 ? `${printCount(run.skipped)} skipped` : 'Details'}
              </PageLink>
            </>
          ) : (
            <Caption1 className={styles.quiet}>{maySeeRuns ? 'Never scanned' : 'Scans are not open to you'}</Caption1>
          )}
        </div>
        <SourceActions source={source} isBusy={isRunning(run)} />
      </div>
      {run?.errorMessage ? <Caption1 role="alert">{run.errorMessage}</Caption1> : null}
      {run && isRunning(run) ? (
        <RunProgress run={run} expected={source.assetCount ?? 0} onCancel={() => void cancel(run)} />
      ) : null}
    </article>
  );
}

function AssetCounts({ source: { id, assetCount, sensitiveCount } }: { readonly source: Source }) {
  const styles = useStyles();
  if (assetCount === null || sensitiveCount === null)
    return <Caption1 className={styles.quiet}>Assets are not open to you</Caption1>;
  return (
    <>
      <PageLink to="/data-map" search={{ tab: 'assets', sourceId: [id] }} className={styles.value}>
        {printCountOf(assetCount, 'asset')}
      </PageLink>
      <Caption1 className={styles.quiet}>{printCount(sensitiveCount)} sensitive</Caption1>
    </>
  );
}

function SourceActions({ source, isBusy }: { readonly source: Source; readonly isBusy: boolean }) {
  const styles = useStyles();
  const { start } = useScans();
  const refresh = useRefresh();
  const isContributor = useMay('contributor');
  const mayScan = useMayRead('scans') && isContributor;
  const mayDelete = useMay('admin');
  const [isDeleting, setDeleting] = useState(false);
  const forget = async () => {
    await call('deleteSource', { params: { id: source.id } });
    await refresh('listSources', 'listAssets', 'overview');
  };
  return (
    <div className={styles.actions}>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          {(trigger) => (
            <SplitButton
              appearance="primary"
              disabled={isBusy || !mayScan}
              menuButton={{ ...trigger, 'aria-label': `Kinds of scan of ${source.name}` }}
              primaryActionButton={{
                onClick: () => void start(source, 'incremental'),
                'aria-label': `Scan now: ${source.name}`,
              }}
            >
              Scan now
            </SplitButton>
          )}
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              subText="What is new or changed since the last run"
              onClick={() => void start(source, 'incremental')}
            >
              Incremental scan
            </MenuItem>
            <MenuItem subText="Every asset again" onClick={() => void start(source, 'full')}>
              Full scan
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            appearance="subtle"
            menuIcon={null}
            icon={<MoreHorizontalRegular />}
            aria-label={`More about ${source.name}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem disabled={!mayDelete || isBusy} onClick={() => setDeleting(true)}>
              Forget this source
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isDeleting ? (
        <ConfirmDialog
          title={`Forget "${source.name}"?`}
          action="Forget source"
          onConfirm={forget}
          onClose={() => setDeleting(false)}
        >
          The source and what is known of its {printCountOf(source.assetCount ?? 0, 'asset')} go. Log rows stay, and so
          do the files. This cannot be undone; registering the folder again and scanning it brings the assets back.
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
