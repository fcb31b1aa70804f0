import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { LADDER } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { useMay } from '../../frame/session.ts';
import { useShortcuts } from '../../frame/shortcuts.ts';
import { FilterBar } from '../../widgets/filters/filter-bar.tsx';
import { FilterPill } from '../../widgets/filters/filter-pill.tsx';
import { printCountOf } from '../../widgets/format.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { ActivityTab } from './activity-tab.tsx';
import { ROLE_TEXTS } from './role-text.ts';
import { ACCESS_TABS, type AccessSearch, type AccessTab, accessSearchSchema } from './search.ts';
import { TokensTab } from './tokens-tab.tsx';
import { type AccessActions, useAccessActions } from './use-access-actions.tsx';
import { UsersTab } from './users-tab.tsx';

const route = getRouteApi('/frame/settings/access');
const TITLES: Readonly<Record<AccessTab, string>> = { users: 'Users', tokens: 'Tokens', activity: 'Activity' };
const ROLE_OPTIONS = LADDER.map((value) => ({ value, text: ROLE_TEXTS[value].name }));
const STATE_OPTIONS = [
  { value: 'enabled', text: 'Enabled' },
  { value: 'disabled', text: 'Disabled' },
];

const KIND_OPTIONS = [
  { value: 'changes', text: 'Changes' },
  { value: 'sign-ins', text: 'Sign-ins' },
];

const useStyles = makeStyles({
  tabs: { paddingInline: tokens.spacingHorizontalM, flex: '0 0 auto' },
  filters: { paddingTop: tokens.spacingVerticalM },
});

function useSummary(): string {
  const users = useRead('listAccessUsers').data?.items;
  const tokens = useRead('listTokens').data?.total;
  if (!users || tokens === undefined) return 'Who may do what, and read which tables.';
  const enabled = users.filter(({ disabled }) => !disabled);
  const admins = enabled.filter(({ roles }) => roles.includes('admin')).length;
  const limited = enabled.filter(({ tables }) => tables !== null).length;
  const parts = [
    printCountOf(enabled.length, 'user'),
    printCountOf(admins, 'administrator'),
    ...(limited > 0 ? [`${printCountOf(limited, 'user')} limited to some tables`] : []),
    printCountOf(tokens, 'token'),
  ];
  return `${parts.join(', ')}.`;
}

/** Users, tokens, what each may do and read, and who changed that. Administrators alone. */
export function AccessPage() {
  const styles = useStyles();
  const search = route.useSearch();
  const { tab = 'users' } = search;
  const navigate = useNavigate({ from: '/settings/access' });
  const setSearch = (change: Partial<AccessSearch>) =>
    void navigate({ search: (now) => ({ ...accessSearchSchema.parse(now), ...change }), replace: true });
  const actions = useAccessActions();
  const may = useMay('admin');
  const setOpen = (open: string | undefined) => setSearch({ open });
  const setTab = (value: unknown) => {
    const next = ACCESS_TABS.find((one) => one === value) ?? 'users';
    void navigate({ search: { tab: next }, replace: true });
  };
  return (
    <>
      <PageHeader title="Access" summary={useSummary()} actions={may ? <Actions actions={actions} /> : null} />
      {may ? (
        <>
          <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_, { value }) => setTab(value)}>
            {ACCESS_TABS.map((value) => (
              <Tab key={value} value={value}>
                {TITLES[value]}
              </Tab>
            ))}
          </TabList>
          <div className={styles.filters}>
            <Filters search={search} tab={tab} onSearch={setSearch} />
          </div>
        </>
      ) : null}
      {tab === 'users' ? <UsersTab search={search} actions={actions} onOpen={setOpen} /> : null}
      {tab === 'tokens' ? <TokensTab search={search} actions={actions} onOpen={setOpen} /> : null}
      {tab === 'activity' ? <ActivityTab words={search.search} kinds={search.kind} /> : null}
      {actions.dialogs}
    </>
  );
}

function Actions({ actions }: { readonly actions: AccessActions }) {
  useShortcuts('Access', [{ keys: 'n', label: 'New user', run: actions.createUser }]);
  return (
    <>
      <Button icon={<KeyRegular />} onClick={() => actions.createToken('')}>
        New token
      </Button>
      <Button appearance="primary" icon={<PersonAddRegular />} onClick={actions.createUser}>
        New user
      </Button>
    </>
  );
}

const PLACEHOLDERS: Readonly<Record<AccessTab, string>> = {
  users: 'Name of a user',
  tokens: 'Name of a token or user',
  activity: 'Who, what, whom or from where',
};

interface FiltersProps {
  readonly search: AccessSearch;
  readonly tab: AccessTab;
  readonly onSearch: (change: Partial<AccessSearch>) => void;
}

function Filters({ search, tab, onSearch }: FiltersProps) {
  const isFiltered =
    search.search !== undefined || [search.role, search.state, search.kind].some((values) => values.length > 0);
  return (
    <FilterBar
      search={search.search}
      onSearch={(words) => onSearch({ search: words })}
      placeholder={PLACEHOLDERS[tab]}
      onClear={isFiltered ? () => onSearch({ search: undefined, role: [], state: [], kind: [] }) : undefined}
    >
      {tab === 'users' ? (
        <>
          <FilterPill
            title="Role"
            options={ROLE_OPTIONS}
            values={search.role}
            onChange={(role) => onSearch({ role: [...role] })}
          />
          <FilterPill
            title="State"
            options={STATE_OPTIONS}
            values={search.state}
            onChange={(state) => onSearch({ state: [...state] })}
          />
        </>
      ) : null}
      {tab === 'activity' ? (
        <FilterPill
          title="Kind"
          options={KIND_OPTIONS}
          values={search.kind}
          onChange={(kind) => onSearch({ kind: [...kind] })}
        />
      ) : null}
    </FilterBar>
  );
}
