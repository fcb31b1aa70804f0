import {
  Button,
  Caption1,
  Drawer,
  DrawerBody,
  makeStyles,
  mergeClasses,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { PanelLeftContractRegular } from '@fluentui/react-icons/svg/panel-left-contract';
import { PanelLeftExpandRegular } from '@fluentui/react-icons/svg/panel-left-expand';
import { Link } from '@tanstack/react-router';
import { type PageEntry, shownGroups } from './pages.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { useMe } from './session.ts';

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    width: '208px',
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 719px)': { display: 'none' },
  },
  collapsed: { width: '48px' },
  pages: {
    flex: '1 1 auto',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalS,
  },
  group: { display: 'flex', flexDirection: 'column', gap: '2px', marginBottom: tokens.spacingVerticalM },
  groupTitle: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground3,
  },
  divider: { height: '1px', margin: '6px 4px', backgroundColor: tokens.colorNeutralStroke2 },
  entry: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    height: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    textDecoration: 'none',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '& [data-on="active"]': { display: 'none' },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorNeutralBackground2Selected,
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
    },
    '&[aria-current="page"] [data-on="active"]': {
      display: 'inline-flex',
      color: tokens.colorCompoundBrandForeground1,
    },
    '&[aria-current="page"] [data-on="rest"]': { display: 'none' },
  },
  entryCollapsed: { justifyContent: 'center', padding: 0 },
  icon: { display: 'inline-flex', fontSize: '20px' },
  foot: { padding: tokens.spacingHorizontalS, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface RailEntryProps {
  readonly page: PageEntry;
  readonly collapsed: boolean;
  readonly onClick?: () => void;
}

function RailEntry({ page, collapsed, onClick }: RailEntryProps) {
  const styles = useStyles();
  const { icon: Icon, activeIcon: ActiveIcon } = page;
  const link = (
    <Link
      to={page.to}
      activeOptions={{ exact: page.to === '/', includeSearch: false }}
      className={mergeClasses(styles.entry, collapsed && styles.entryCollapsed)}
      {...(onClick ? { onClick } : {})}
      {...(collapsed ? { 'aria-label': page.title } : {})}
    >
      <span data-on="rest" className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <span data-on="active" className={styles.icon}>
        <ActiveIcon aria-hidden />
      </span>
      {collapsed ? null : page.title}
    </Link>
  );
  if (!collapsed) return link;
  return (
    <Tooltip content={page.title} relationship="label" positioning="after">
      {link}
    </Tooltip>
  );
}

function RailPages({ collapsed, onClick }: { readonly collapsed: boolean; readonly onClick?: () => void }) {
  const styles = useStyles();
  const { roles } = useMe();
  return (
    <nav aria-label="Pages" className={styles.pages}>
      {shownGroups(roles).map(({ title, pages }) => (
        <div key={title ?? ''} className={styles.group}>
          {title && !collapsed ? <Caption1 className={styles.groupTitle}>{title}</Caption1> : null}
          {title && collapsed ? <div className={styles.divider} /> : null}
          {pages.map((page) => (
            <RailEntry key={page.to} page={page} collapsed={collapsed} {...(onClick ? { onClick } : {})} />
          ))}
        </div>
      ))}
    </nav>
  );
}

interface RailProps {
  /** On a narrow screen the rail is a drawer. */
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The pages, in the order of the work. */
export function Rail({ open, onClose }: RailProps) {
  const styles = useStyles();
  const { railCollapsed } = usePreferences();
  const label = railCollapsed ? 'Expand the rail' : 'Collapse the rail';
  return (
    <>
      <div className={mergeClasses(styles.rail, railCollapsed && styles.collapsed)}>
        <RailPages collapsed={railCollapsed} />
        <div className={styles.foot}>
          <Tooltip content={`${label} ( [ )`} relationship="label">
            <Button
              appearance="subtle"
              icon={railCollapsed ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
              onClick={() => setPreferences({ railCollapsed: !railCollapsed })}
            />
          </Tooltip>
        </div>
      </div>
      <Drawer type="overlay" size="small" open={open} onOpenChange={(_, data) => (data.open ? undefined : onClose())}>
        <DrawerBody>
          <RailPages collapsed={false} onClick={onClose} />
        </DrawerBody>
      </Drawer>
    </>
  );
}
