import {
  Button,
  Caption1,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  SearchBox,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useQuery } from '@tanstack/react-query';
import { hasRole, type Me, type SavedQuery } from '@vedette/model';
import { useState } from 'react';
import { call, read, useRefresh } from '../../../api/index.ts';
import { useNotify } from '../../../frame/notify.tsx';
import { ConfirmDialog } from '../../../widgets/confirm-dialog.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '../../../widgets/states.tsx';
import { DEFAULT_TIME_SPAN } from '../time-spans.ts';
import { usePaneStyles } from './pane-styles.ts';
import { SaveDialog } from './save-dialog.tsx';
import { groupByFolder, searchSaved } from './saved-model.ts';
import type { OpenQuery } from './side-pane.tsx';

const useStyles = makeStyles({
  folder: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS}`,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
    unicodeBidi: 'isolate',
    overflowWrap: 'anywhere',
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  line: { display: 'flex', alignItems: 'center', paddingRight: tokens.spacingHorizontalXS },
  open: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    textAlign: 'start',
    border: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly onOpen: (query: OpenQuery) => void;
}

type Dialog = { readonly kind: 'edit' | 'delete'; readonly query: SavedQuery };

/** The saved queries by folder: the own ones and those that others share. */
export function SavedPane({ onOpen }: Props) {
  const pane = usePaneStyles();
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<Dialog>();
  const saved = useQuery(read('listSavedQueries'));
  const me = useQuery(read('me'));
  const found = searchSaved(saved.data?.items ?? [], search);
  return (
    <section className={pane.pane} aria-label="Saved queries">
      <SearchBox
        className={pane.search}
        size="small"
        placeholder="Find a saved query"
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      {saved.isPending && <LinesSkeleton lines={5} />}
      {saved.isError && (
        <ErrorState
          compact
          title="Saved queries could not be read"
          error={saved.error}
          onRetry={() => void saved.refetch()}
        />
      )}
      {saved.isSuccess && saved.data.total === 0 && (
        <EmptyState
          compact
          icon={<BookmarkRegular />}
          title="No saved queries yet"
          body="Save a query with the button above the editor (Ctrl+S), for yourself or for everyone."
        />
      )}
      <div className={pane.scroll}>
        {groupByFolder(found).map(({ name, queries }) => (
          <div key={name}>
            <Caption1 className={styles.folder}>{name || 'No folder'}</Caption1>
            <ul className={styles.list}>
              {queries.map((query) => (
                <SavedLine
                  key={query.id}
                  query={query}
                  canChange={me.data !== undefined && mayChange(query, me.data)}
                  onOpen={onOpen}
                  onDialog={(kind) => setDialog({ kind, query })}
                />
              ))}
            </ul>
          </div>
        ))}
        {saved.isSuccess && saved.data.total > 0 && found.length === 0 && (
          <Caption1 className={pane.none}>No saved query has these words.</Caption1>
        )}
      </div>
      {dialog && <SavedDialog {...dialog} onClose={() => setDialog(undefined)} />}
    </section>
  );
}

const mayChange = ({ ownerId }: SavedQuery, { user, roles }: Me): boolean =>
  ownerId === user.id || hasRole({ roles }, 'admin');

interface LineProps {
  readonly query: SavedQuery;
  readonly canChange: boolean;
  readonly onOpen: Props['onOpen'];
  readonly onDialog: (kind: Dialog['kind']) => void;
}

function SavedLine({ query, canChange, onOpen, onDialog }: LineProps) {
  const styles = useStyles();
  const pane = usePaneStyles();
  const { id, name, description, tags, visibility, ownerName, query: text, timespan } = query;
  const about = [description, tags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join(' · ');
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={styles.open}
        title={[name, description, text].filter(Boolean).join('\n\n').slice(0, 1000)}
        onClick={() => onOpen({ text, title: name, timespan, savedQueryId: id })}
      >
        <span className={styles.name}>
          <span className={pane.line}>{name}</span>
          {visibility === 'shared' && <PeopleRegular aria-label={`Shared by ${ownerName}`} />}
        </span>
        {about && <Caption1 className={`${pane.faint} ${pane.line}`}>{about}</Caption1>}
      </button>
      {canChange && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Tooltip content={`More for ${name}`} relationship="label">
              <Button appearance="subtle" size="small" icon={<MoreHorizontalRegular />} />
            </Tooltip>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={() => onDialog('edit')}>Change details</MenuItem>
              <MenuItem onClick={() => onDialog('delete')}>Delete</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </li>
  );
}

function SavedDialog({ kind, query, onClose }: Dialog & { readonly onClose: () => void }) {
  const refresh = useRefresh();
  const notify = useNotify();
  if (kind === 'edit')
    return (
      <SaveDialog
        query={query.query}
        timespan={query.timespan ?? DEFAULT_TIME_SPAN}
        known={query}
        onSaved={({ name }) => notify({ title: `“${name}” was changed` })}
        onClose={onClose}
      />
    );
  const remove = async () => {
    await call('deleteSavedQuery', { params: { id: query.id } });
    await refresh('listSavedQueries');
    notify({ title: `“${query.name}” was deleted` });
  };
  return (
    <ConfirmDialog title={`Delete “${query.name}”?`} action="Delete query" onConfirm={remove} onClose={onClose}>
      {query.visibility === 'shared'
        ? 'Everyone in this workspace loses it. This cannot be undone; tabs that show it keep their text.'
        : 'This cannot be undone; tabs that show it keep their text.'}
    </ConfirmDialog>
  );
}
