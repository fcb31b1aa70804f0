import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../frame/session.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { AssetsTab, type DataMapSearch } from './assets-tab.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { RunsTab } from './runs-tab.tsx';
import { DATA_MAP_TABS, dataMapSearchSchema } from './search.ts';
import { SourcesTab } from './sources-tab.tsx';

const route = getRouteApi('/frame/data-map');
const TITLES = { sources: 'Sources', assets: 'Assets', runs: 'Runs' } as const;

const useStyles = makeStyles({
  tabs: {
    paddingInline: tokens.spacingHorizontalM,
    flex: '0 0 auto',
  },
  body: { flex: '1 1 auto', minHeight: 0, display: 'flex', flexDirection: 'column' },
});

/** Where sensitive data is: sources, what they hold, and how it was found out. */
export function DataMapPage() {
  const styles = useStyles();
  const search = route.useSearch();
  const { tab = 'sources', open } = search;
  const navigate = useNavigate({ from: '/data-map' });
  const [isRegistering, setRegistering] = useState(false);
  const mayRegister = useMay('admin');
  const setSearch = (change: Partial<DataMapSearch>) =>
    void navigate({ search: (now) => ({ ...dataMapSearchSchema.parse(now), ...change }), replace: true });
  const setTab = (value: unknown) => {
    const next = DATA_MAP_TABS.find((one) => one === value) ?? 'sources';
    void navigate({ search: { tab: next }, replace: true });
  };
  return (
    <>
      <PageHeader
        title="Data map"
        summary="Where sensitive data is, and how it was found out."
        actions={
          <Button icon={<AddRegular />} disabled={!mayRegister} onClick={() => setRegistering(true)}>
            Register a folder
          </Button>
        }
      />
      <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_, { value }) => setTab(value)}>
        {DATA_MAP_TABS.map((value) => (
          <Tab key={value} value={value}>
            {TITLES[value]}
          </Tab>
        ))}
      </TabList>
      <div className={styles.body}>
        {tab === 'sources' ? <SourcesTab onRegister={() => setRegistering(true)} /> : null}
        {tab === 'assets' ? <AssetsTab search={search} onSearch={setSearch} /> : null}
        {tab === 'runs' ? <RunsTab openId={open} onOpen={(id) => setSearch({ open: id })} /> : null}
      </div>
      {isRegistering ? <RegisterDialog onClose={() => setRegistering(false)} /> : null}
    </>
  );
}
