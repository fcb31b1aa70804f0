import {
  Button,
  Caption1,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  Tree,
  TreeItem,
  TreeItemLayout,
  tokens,
} from '@fluentui/react-components';
import { MathFormulaRegular } from '@fluentui/react-icons/svg/math-formula';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import { useRefresh } from '../../../api/index.ts';
import { ConfirmDialog } from '../../../widgets/confirm-dialog.tsx';
import { printName } from '../grid/kql-text.ts';
import { runCommand } from './function-dialog.tsx';
import { printDropFunction, printStoredFunction, type StoredFunctionView } from './function-text.ts';
import type { OpenQuery } from './side-pane.tsx';

const useStyles = makeStyles({
  faint: { color: tokens.colorNeutralForeground3, marginLeft: tokens.spacingHorizontalS },
  group: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly functions: readonly StoredFunctionView[];
  readonly onInsert: (text: string) => void;
  readonly onOpen: (query: OpenQuery) => void;
}

/** The stored functions of the workspace, as a branch of the schema. */
export function FunctionItems({ functions, onInsert, onOpen }: Props) {
  const styles = useStyles();
  const refresh = useRefresh();
  const [dropped, setDropped] = useState<string>();
  if (functions.length === 0) return null;
  return (
    <>
      <TreeItem itemType="branch" value="functions">
        <TreeItemLayout className={styles.group}>
          Functions
          <Caption1 className={styles.faint}>{functions.length}</Caption1>
        </TreeItemLayout>
        <Tree>
          {functions.map((each) => (
            <FunctionItem key={each.name} stored={each} onInsert={onInsert} onOpen={onOpen} onDrop={setDropped} />
          ))}
        </Tree>
      </TreeItem>
      {dropped !== undefined && (
        <ConfirmDialog
          title={`Delete the function ${dropped}?`}
          action="Delete function"
          onConfirm={async () => {
            await runCommand(printDropFunction(dropped));
            await refresh('getSchema');
          }}
          onClose={() => setDropped(undefined)}
        >
          Queries and rules that call it stop working. This cannot be undone.
        </ConfirmDialog>
      )}
    </>
  );
}

interface ItemProps extends Omit<Props, 'functions'> {
  readonly stored: StoredFunctionView;
  readonly onDrop: (name: string) => void;
}

function FunctionItem({ stored, onInsert, onOpen, onDrop }: ItemProps) {
  const styles = useStyles();
  const { name, parameters, docString, folder, body } = stored;
  const called = `${printName(name)}()`;
  return (
    <TreeItem itemType="leaf" value={`functions/${name}`}>
      <TreeItemLayout
        iconBefore={<MathFormulaRegular />}
        onDoubleClick={() => onInsert(called)}
        actions={
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Tooltip content={`More for ${name}`} relationship="label">
                <Button appearance="subtle" size="small" icon={<MoreHorizontalRegular />} />
              </Tooltip>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => onInsert(called)}>Write {called} into the query</MenuItem>
                <MenuItem onClick={() => onOpen({ text: printStoredFunction(stored), title: name })}>
                  Change it
                </MenuItem>
                <MenuItem onClick={() => onDrop(name)}>Delete</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        }
      >
        <span title={[folder, docString, body].filter(Boolean).join('\n\n').slice(0, 1000)}>
          {name}
          <Caption1 className={styles.faint}>{parameters}</Caption1>
        </span>
      </TreeItemLayout>
    </TreeItem>
  );
}
