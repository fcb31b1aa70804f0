import {
  Button,
  Menu,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import { ColumnEditRegular } from '@fluentui/react-icons/svg/column-edit';
import { type Column, toggleColumn, visibleColumns } from './table-model.ts';

interface ColumnChooserProps<T> {
  readonly columns: readonly Column<T>[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Which columns a table shows. */
export function ColumnChooser<T>({ columns, chosen, onChange }: ColumnChooserProps<T>) {
  const shown = visibleColumns(columns, chosen).map(({ id }) => id);
  return (
    <Menu
      checkedValues={{ columns: shown }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const changed = columns.find(({ id }) => shown.includes(id) !== checkedItems.includes(id));
        if (changed) onChange(toggleColumn(columns, chosen, changed.id));
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content="Columns" relationship="label">
          <Button appearance="subtle" icon={<ColumnEditRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns.map(({ id, title, always }) => (
            <MenuItemCheckbox key={id} name="columns" value={id} disabled={always ?? false}>
              {title}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
