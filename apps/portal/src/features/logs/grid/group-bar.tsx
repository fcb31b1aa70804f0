import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { DRAG_TYPE } from './grid-header.tsx';
import type { GridTable } from './grid-model.ts';
import type { GridActions } from './use-grid-state.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    minHeight: '28px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground3,
  },
  over: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  grow: { flexGrow: 1 },
});

interface Props {
  readonly columns: GridTable['columns'];
  readonly groups: readonly number[];
  readonly actions: GridActions;
}

/** What the rows are grouped by. A column's header can be dropped here. */
export function GroupBar({ columns, groups, actions }: Props) {
  const styles = useStyles();
  const [isOver, setOver] = useState(false);
  return (
    <section
      className={mergeClasses(styles.bar, isOver && styles.over)}
      aria-label="Grouped by"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const at = Number(event.dataTransfer.getData(DRAG_TYPE));
        if (Number.isInteger(at)) actions.group(at);
      }}
    >
      {groups.length === 0 ? (
        <Caption1>Drag a column here to group by it</Caption1>
      ) : (
        <>
          <Caption1>Grouped by</Caption1>
          {groups.map((at) => (
            <Button
              key={at}
              size="small"
              icon={<DismissRegular fontSize={12} />}
              iconPosition="after"
              aria-label={`Stop grouping by ${columns[at]?.name}`}
              onClick={() => actions.ungroup(at)}
            >
              {columns[at]?.name}
            </Button>
          ))}
          <span className={styles.grow} />
          <Button size="small" appearance="transparent" onClick={actions.openAllGroups}>
            Open all
          </Button>
          <Button size="small" appearance="transparent" onClick={actions.closeAllGroups}>
            Close all
          </Button>
        </>
      )}
    </section>
  );
}
