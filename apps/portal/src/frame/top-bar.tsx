import { Button, Caption1, makeStyles, mergeClasses, Text, Tooltip, tokens } from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard';
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon';
import { WeatherSunnyRegular } from '@fluentui/react-icons/svg/weather-sunny';
import { Link } from '@tanstack/react-router';
import { AccountMenu } from './account-menu.tsx';
import { setPreferences, useDark, usePreferences } from './preferences.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '47px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  menu: { '@media (min-width: 720px)': { display: 'none' } },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  workspace: { color: tokens.colorNeutralForeground3, '@media (max-width: 719px)': { display: 'none' } },
  middle: { flex: '1 1 auto', display: 'flex', justifyContent: 'center', minWidth: 0 },
  search: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    maxWidth: '460px',
    height: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    font: 'inherit',
    cursor: 'pointer',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1Hover}`, color: tokens.colorNeutralForeground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  hint: { marginInlineStart: 'auto', '@media (max-width: 719px)': { display: 'none' } },
  wide: { '@media (max-width: 719px)': { display: 'none' } },
  zone: { minWidth: 0, paddingInline: '8px', fontWeight: tokens.fontWeightRegular },
  end: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
});

interface TopBarProps {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onRail: () => void;
}

function Preferences({ onHelp }: { readonly onHelp: () => void }) {
  const styles = useStyles();
  const dark = useDark();
  const { timeZone } = usePreferences();
  const zone = timeZone === 'UTC' ? 'UTC' : 'Local';
  return (
    <>
      <Tooltip
        content={`Times are ${timeZone === 'UTC' ? 'in UTC' : 'local'}. Click to change.`}
        relationship="description"
      >
        <Button
          className={mergeClasses(styles.wide, styles.zone)}
          appearance="subtle"
          onClick={() => setPreferences({ timeZone: timeZone === 'UTC' ? 'local' : 'UTC' })}
        >
          {zone}
        </Button>
      </Tooltip>
      <Tooltip content={dark ? 'Light theme' : 'Dark theme'} relationship="label">
        <Button
          appearance="subtle"
          icon={dark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
          onClick={() => setPreferences({ theme: dark ? 'light' : 'dark' })}
        />
      </Tooltip>
      <Tooltip content="Keyboard shortcuts ( ? )" relationship="label">
        <Button className={styles.wide} appearance="subtle" icon={<KeyboardRegular />} onClick={onHelp} />
      </Tooltip>
    </>
  );
}

/** Workspace, search, and what belongs to the person rather than to the page. */
export function TopBar({ onSearch, onHelp, onRail }: TopBarProps) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <Button
        className={styles.menu}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label="Pages"
        onClick={onRail}
      />
      <Link to="/" className={styles.brand}>
        <img src="/vedette.svg" alt="" width={24} height={24} />
        <Text weight="semibold">Vedette</Text>
      </Link>
      <Caption1 className={styles.workspace}>default workspace</Caption1>
      <div className={styles.middle}>
        <button type="button" className={styles.search} onClick={onSearch}>
          <SearchRegular aria-hidden />
          <span>Search</span>
          <Caption1 className={styles.hint}>Ctrl K</Caption1>
        </button>
      </div>
      <div className={styles.end}>
        <Preferences onHelp={onHelp} />
        <AccountMenu />
      </div>
    </header>
  );
}
