import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { EmptyState } from '../../../widgets/states.tsx';
import { isVisible } from '../engine/visibility.ts';
import type { ItemOf, WorkbookItem } from '../engine/workbook.ts';
import { useWorkbook } from '../state/workbook-context.ts';
import { LinksItem } from './links-item.tsx';
import { ParametersItem } from './parameters-item.tsx';
import { QueryPanel } from './query-item.tsx';
import { TextItem } from './text-item.tsx';

const COLUMNS = 12;

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`,
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  item: { minWidth: 0, '@media (max-width: 900px)': { gridColumn: '1 / -1 !important' } },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  panel: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
});

/** Items in their widths, those only whose conditions hold. What is out of sight does not run its query. */
export function ItemList({ items }: { readonly items: readonly WorkbookItem[] }) {
  const styles = useStyles();
  const { bindings, now } = useWorkbook();
  return (
    <div className={styles.list}>
      {items
        .filter(({ visibleWhen }) => isVisible(visibleWhen, bindings, now))
        .map((item) => (
          <div
            key={item.id}
            className={`${styles.item} ${item.kind === 'query' ? styles.panel : ''}`}
            style={{ gridColumn: `span ${Math.max(1, Math.round((item.widthPercent / 100) * COLUMNS))}` }}
          >
            <Item item={item} />
          </div>
        ))}
    </div>
  );
}

function Item({ item }: { readonly item: WorkbookItem }) {
  switch (item.kind) {
    case 'text':
      return <TextItem item={item} />;
    case 'query':
      return <QueryPanel item={item} />;
    case 'parameters':
      return <ParametersItem item={item} />;
    case 'links':
      return <LinksItem item={item} />;
    case 'group':
      return <Group item={item} />;
    case 'unsupported':
      return (
        <EmptyState
          compact
          title="This part cannot be shown"
          body={`The workbook has ${item.what}, which Vedette does not draw.`}
        />
      );
  }
}

function Group({ item }: { readonly item: ItemOf<'group'> }) {
  const styles = useStyles();
  return (
    <section className={styles.group}>
      {item.title && <Subtitle2 as="h2">{item.title}</Subtitle2>}
      <ItemList items={item.items} />
    </section>
  );
}
