import {
  Button,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  makeStyles,
  mergeClasses,
  Spinner,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { QueryTab } from './tabs-model.ts';
import type { TabActions } from './use-tabs.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'stretch',
    overflowX: 'auto',
    scrollbarWidth: 'thin',
    flexShrink: 0,
    minHeight: '34px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { display: 'flex' },
  tab: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    maxWidth: '220px',
    flexShrink: 0,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: '2px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTop: '2px solid transparent',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    fontSize: tokens.fontSizeBase200,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderTopColor: tokens.colorCompoundBrandStroke,
    color: tokens.colorNeutralForeground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
  },
  title: {
    border: 0,
    padding: '6px 0',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'inherit',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  close: { minWidth: '24px', width: '24px', height: '24px' },
  rename: { width: '140px' },
  add: { alignSelf: 'center', marginLeft: tokens.spacingHorizontalXXS },
});

interface Props {
  readonly tabs: readonly QueryTab[];
  readonly activeId: string;
  readonly running: ReadonlySet<string>;
  readonly actions: TabActions;
}

/** The open queries. A double click or F2 renames, Delete closes, Alt+arrows move; the rest is in the menu. */
export function TabStrip({ tabs, activeId, running, actions }: Props) {
  const styles = useStyles();
  const [renaming, setRenaming] = useState('');
  const [menu, setMenu] = useState<{ readonly tab: QueryTab; readonly target: Element }>();
  return (
    <div className={styles.strip}>
      <div role="tablist" aria-label="Open queries" className={styles.list}>
        {tabs.map((tab) => (
          <TabHead
            key={tab.id}
            tab={tab}
            tabs={tabs}
            isActive={tab.id === activeId}
            isRunning={running.has(tab.id)}
            isRenaming={tab.id === renaming}
            actions={actions}
            onRename={setRenaming}
            onMenu={(target) => setMenu({ tab, target })}
          />
        ))}
      </div>
      <Tooltip content="New query" relationship="label">
        <Button className={styles.add} appearance="subtle" size="small" icon={<AddRegular />} onClick={actions.add} />
      </Tooltip>
      {menu && (
        <TabMenu
          {...menu}
          tabs={tabs}
          actions={actions}
          onRename={() => setRenaming(menu.tab.id)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

interface HeadProps {
  readonly tab: QueryTab;
  readonly tabs: readonly QueryTab[];
  readonly isActive: boolean;
  readonly isRunning: boolean;
  readonly isRenaming: boolean;
  readonly actions: TabActions;
  readonly onRename: (id: string) => void;
  readonly onMenu: (target: Element) => void;
}

function TabHead({ tab, tabs, isActive, isRunning, isRenaming, actions, onRename, onMenu }: HeadProps) {
  const styles = useStyles();
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) head.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isActive]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === tab.id);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (event.altKey) return actions.move(tab.id, step);
      const next = tabs[at + step];
      if (!next) return;
      actions.select(next.id);
      document.getElementById(`query-tab-${next.id}`)?.focus();
    } else if (event.key === 'F2') onRename(tab.id);
    else if (event.key === 'Delete') actions.close(tab.id);
  };
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    onMenu(event.currentTarget);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is what the keyboard uses.
    <div
      ref={head}
      role="presentation"
      className={mergeClasses(styles.tab, isActive && styles.active)}
      onClick={() => actions.select(tab.id)}
      onAuxClick={({ button }) => (button === 1 ? actions.close(tab.id) : undefined)}
      onContextMenu={openMenu}
    >
      {isRunning && <Spinner size="extra-tiny" aria-hidden />}
      {isRenaming ? (
        <RenameBox
          title={tab.title}
          onDone={(title) => {
            if (title) actions.change(tab.id, { title, isNamed: true });
            onRename('');
          }}
        />
      ) : (
        <button
          type="button"
          role="tab"
          id={`query-tab-${tab.id}`}
          aria-selected={isActive}
          aria-busy={isRunning}
          tabIndex={isActive ? 0 : -1}
          className={styles.title}
          title={tab.title}
          onKeyDown={onKeyDown}
          onDoubleClick={() => onRename(tab.id)}
        >
          {tab.title}
        </button>
      )}
      <Button
        className={styles.close}
        appearance="subtle"
        size="small"
        tabIndex={-1}
        icon={<DismissRegular fontSize={12} />}
        // A tab list may hold tabs alone: for the keyboard and screen readers Delete closes.
        aria-hidden
        title={`Close ${tab.title}`}
        onClick={(event) => {
          event.stopPropagation();
          actions.close(tab.id);
        }}
      />
    </div>
  );
}

function RenameBox({ title, onDone }: { readonly title: string; readonly onDone: (title: string) => void }) {
  const styles = useStyles();
  const [text, setText] = useState(title);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), []);
  return (
    <Input
      ref={box}
      className={styles.rename}
      size="small"
      aria-label="Name of the query tab"
      value={text}
      maxLength={200}
      onChange={(_, { value }) => setText(value)}
      onBlur={() => onDone(text.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') onDone(text.trim());
        else if (event.key === 'Escape') onDone('');
      }}
    />
  );
}

interface MenuProps {
  readonly tab: QueryTab;
  readonly target: Element;
  readonly tabs: readonly QueryTab[];
  readonly actions: TabActions;
  readonly onRename: () => void;
  readonly onClose: () => void;
}

function TabMenu({ tab, target, tabs, actions, onRename, onClose }: MenuProps) {
  const at = tabs.findIndex(({ id }) => id === tab.id);
  const others = tabs.filter(({ id }) => id !== tab.id);
  return (
    <Menu
      open
      onOpenChange={(_, { open }) => (open ? undefined : onClose())}
      positioning={{ target: target as HTMLElement, position: 'below', align: 'start' }}
    >
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={onRename}>Rename</MenuItem>
          <MenuItem
            onClick={() => actions.open({ text: tab.text, timespan: tab.timespan, title: `${tab.title} copy` })}
          >
            Duplicate
          </MenuItem>
          <MenuItem disabled={at === 0} onClick={() => actions.move(tab.id, -1)}>
            Move left
          </MenuItem>
          <MenuItem disabled={at === tabs.length - 1} onClick={() => actions.move(tab.id, 1)}>
            Move right
          </MenuItem>
          <MenuItem onClick={() => actions.close(tab.id)}>Close</MenuItem>
          <MenuItem disabled={others.length === 0} onClick={() => others.forEach(({ id }) => void actions.close(id))}>
            Close others
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
