import {
  Avatar,
  Button,
  Caption1,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { PasswordRegular } from '@fluentui/react-icons/svg/password';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { printCountOf } from '../widgets/format.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { type Preferences, setPreferences, usePreferences } from './preferences.ts';
import { useMe } from './session.ts';

const useStyles = makeStyles({
  who: { display: 'flex', flexDirection: 'column', padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  secondary: { color: tokens.colorNeutralForeground3 },
});

/** Ends the session here and on the server, and forgets everything that was read. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await call('signOut').catch(() => undefined);
    client.clear();
    await navigate({ to: '/sign-in', search: { next: undefined } });
  };
}

function DisplayChoices() {
  return (
    <>
      <MenuGroup>
        <MenuGroupHeader>Theme</MenuGroupHeader>
        <MenuItemRadio name="theme" value="system">
          As the system
        </MenuItemRadio>
        <MenuItemRadio name="theme" value="light">
          Light
        </MenuItemRadio>
        <MenuItemRadio name="theme" value="dark">
          Dark
        </MenuItemRadio>
      </MenuGroup>
      <MenuDivider />
      <MenuGroup>
        <MenuGroupHeader>Density</MenuGroupHeader>
        <MenuItemRadio name="density" value="comfortable">
          Comfortable
        </MenuItemRadio>
        <MenuItemRadio name="density" value="compact">
          Compact
        </MenuItemRadio>
      </MenuGroup>
      <MenuDivider />
      <MenuGroup>
        <MenuGroupHeader>Times</MenuGroupHeader>
        <MenuItemRadio name="timeZone" value="local">
          Local
        </MenuItemRadio>
        <MenuItemRadio name="timeZone" value="UTC">
          UTC
        </MenuItemRadio>
      </MenuGroup>
    </>
  );
}

/** First letters of the first and the last name. What is seen is also in the button's name, for people who speak to it. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [words[0], last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Who is signed in, how the portal looks for them, and the way out. */
export function AccountMenu() {
  const styles = useStyles();
  const { user, roles, tables } = useMe();
  const { theme, density, timeZone } = usePreferences();
  const signOut = useSignOut();
  const initials = initialsOf(user.displayName);
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <Menu
        checkedValues={{ theme: [theme], density: [density], timeZone: [timeZone] }}
        onCheckedValueChange={(_, { name, checkedItems }) =>
          setPreferences({ [name]: checkedItems[0] } as Partial<Preferences>)
        }
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={`Account ${initials}: ${user.displayName}`}
            icon={<Avatar name={user.displayName} initials={initials} size={28} color="neutral" aria-hidden />}
          />
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.who}>
            <Text weight="semibold">{user.displayName}</Text>
            <Caption1 className={styles.secondary}>{user.username}</Caption1>
            <Caption1 className={styles.secondary}>Roles: {roles.join(', ')}</Caption1>
            {tables ? (
              <Caption1 className={styles.secondary}>May read {printCountOf(tables.length, 'table')}</Caption1>
            ) : null}
          </div>
          <MenuDivider />
          <MenuList>
            <DisplayChoices />
            <MenuDivider />
            <MenuItem icon={<PasswordRegular />} onClick={() => setChanging(true)}>
              Change password
            </MenuItem>
            <MenuItem icon={<SignOutRegular />} onClick={() => void signOut()}>
              Sign out
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isChanging ? <PasswordDialog onClose={() => setChanging(false)} /> : null}
    </>
  );
}
