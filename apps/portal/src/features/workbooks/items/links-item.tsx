import { Link, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ItemOf } from '../engine/workbook.ts';
import { useWorkbook } from '../state/workbook-context.ts';
import { isSafeUrl } from '../views/safe-url.ts';

const useStyles = makeStyles({
  tabs: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
});

/** Tabs that set a parameter, or a list of links. */
export function LinksItem({ item }: { readonly item: ItemOf<'links'> }) {
  const styles = useStyles();
  const { bindings, setParameter } = useWorkbook();
  const choose = (name: string, value: string) =>
    setParameter(name, { kind: 'values', values: [value], labels: [value] });
  if (item.style === 'tabs') {
    const tabs = item.links.filter(({ target }) => target === 'parameter');
    const current = tabs.find(({ cellValue, subTarget }) => {
      const value = bindings.get(cellValue)?.value;
      return value?.kind === 'values' && value.values[0] === subTarget;
    });
    return (
      <TabList
        className={styles.tabs}
        selectedValue={current?.id ?? null}
        onTabSelect={(_, { value }) => {
          const tab = tabs.find(({ id }) => id === value);
          if (tab) choose(tab.cellValue, tab.subTarget);
        }}
      >
        {tabs.map(({ id, label }) => (
          <Tab key={id} value={id}>
            {label}
          </Tab>
        ))}
      </TabList>
    );
  }
  return (
    <nav className={styles.list}>
      {item.links.map(({ id, label, target, cellValue, subTarget }) =>
        target === 'parameter' ? (
          <Link key={id} as="button" onClick={() => choose(cellValue, subTarget)}>
            {label}
          </Link>
        ) : isSafeUrl(cellValue) ? (
          <Link key={id} href={cellValue} target="_blank" rel="noreferrer">
            {label}
          </Link>
        ) : (
          <span key={id}>{label}</span>
        ),
      )}
    </nav>
  );
}
