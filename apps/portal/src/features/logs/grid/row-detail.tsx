import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { cellText } from '@vedette/model';
import { useState } from 'react';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { printCountOf } from '../../../widgets/format.ts';
import type { GridTable } from './grid-model.ts';
import { JsonTree } from './json-tree.tsx';
import type { CellPlace } from './kql-text.ts';
import { toObject } from './print-rows.ts';

const useStyles = makeStyles({
  body: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS} 34px`,
    fontSize: tokens.fontSizeBase200,
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** A row with more fields hides those without a value. */
const MANY_FIELDS = 12;

interface Props {
  readonly columns: GridTable['columns'];
  readonly cells: readonly unknown[];
  readonly onMenu: (place: CellPlace, target: Element) => void;
}

/** All fields of one row; dynamic ones as trees. */
export function RowDetail({ columns, cells, onMenu }: Props) {
  const styles = useStyles();
  const [showsEmpty, setShowsEmpty] = useState(columns.length <= MANY_FIELDS);
  const fields = columns.map((column, at) => ({ ...column, value: cells[at] ?? null }));
  const filled = fields.filter(({ value }) => cellText(value) !== '');
  const emptyCount = fields.length - filled.length;
  return (
    <div className={styles.body}>
      <ul className={styles.list}>
        {(showsEmpty ? fields : filled).map(({ name, type, value }) => (
          <JsonTree
            key={name}
            name={name}
            place={{ column: name, type, path: [], value }}
            isOpenAtFirst={type === 'dynamic' && columns.length <= MANY_FIELDS}
            onMenu={onMenu}
          />
        ))}
      </ul>
      <div className={styles.actions}>
        <CopyButton text={JSON.stringify(toObject({ columns }, cells), null, 2)} />
        {emptyCount > 0 && columns.length > MANY_FIELDS && (
          <Button appearance="transparent" size="small" onClick={() => setShowsEmpty(!showsEmpty)}>
            {showsEmpty ? 'Hide empty fields' : `Show ${printCountOf(emptyCount, 'empty field')}`}
          </Button>
        )}
      </div>
    </div>
  );
}
