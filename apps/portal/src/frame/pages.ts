import type { FluentIcon } from '@fluentui/react-icons';
import { AlertFilled, AlertRegular } from '@fluentui/react-icons/svg/alert';
import { BookOpenFilled, BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { CodeTextFilled, CodeTextRegular } from '@fluentui/react-icons/svg/code-text';
import { DatabaseSearchFilled, DatabaseSearchRegular } from '@fluentui/react-icons/svg/database-search';
import { GaugeFilled, GaugeRegular } from '@fluentui/react-icons/svg/gauge';
import { PeopleLockFilled, PeopleLockRegular } from '@fluentui/react-icons/svg/people-lock';
import { PlugConnectedFilled, PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { ShieldErrorFilled, ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { TargetArrowFilled, TargetArrowRegular } from '@fluentui/react-icons/svg/target-arrow';
import { hasRole, type Role } from '@vedette/model';

/** A page of the rail. `keys` go there from anywhere. */
export interface PageEntry {
  readonly to:
    | '/'
    | '/incidents'
    | '/alerts'
    | '/logs'
    | '/workbooks'
    | '/data-map'
    | '/analytics'
    | '/connectors'
    | '/settings/access';
  readonly title: string;
  readonly keys: string;
  readonly icon: FluentIcon;
  readonly activeIcon: FluentIcon;
  /** Shown to those alone who have it; absent: to everyone. */
  readonly role?: Role;
}

export interface PageGroup {
  /** `null`: stands alone at the top. */
  readonly title: string | null;
  readonly pages: readonly PageEntry[];
}

/** The rail, in the order of the work. A page that does not exist is not here. */
const PAGE_GROUPS: readonly PageGroup[] = [
  { title: null, pages: [{ to: '/', title: 'Overview', keys: 'g o', icon: GaugeRegular, activeIcon: GaugeFilled }] },
  {
    title: 'Investigate',
    pages: [
      { to: '/incidents', title: 'Incidents', keys: 'g i', icon: ShieldErrorRegular, activeIcon: ShieldErrorFilled },
      { to: '/alerts', title: 'Alerts', keys: 'g a', icon: AlertRegular, activeIcon: AlertFilled },
    ],
  },
  {
    title: 'Ask',
    pages: [
      { to: '/logs', title: 'Logs', keys: 'g l', icon: CodeTextRegular, activeIcon: CodeTextFilled },
      { to: '/workbooks', title: 'Workbooks', keys: 'g w', icon: BookOpenRegular, activeIcon: BookOpenFilled },
    ],
  },
  {
    title: 'Data',
    pages: [
      {
        to: '/data-map',
        title: 'Data map',
        keys: 'g d',
        icon: DatabaseSearchRegular,
        activeIcon: DatabaseSearchFilled,
      },
    ],
  },
  {
    title: 'Decide',
    pages: [
      { to: '/analytics', title: 'Analytics', keys: 'g r', icon: TargetArrowRegular, activeIcon: TargetArrowFilled },
    ],
  },
  {
    title: 'Connect',
    pages: [
      {
        to: '/connectors',
        title: 'Data connectors',
        keys: 'g c',
        icon: PlugConnectedRegular,
        activeIcon: PlugConnectedFilled,
      },
    ],
  },
  {
    title: 'Settings',
    pages: [
      {
        to: '/settings/access',
        title: 'Access',
        keys: 'g s',
        icon: PeopleLockRegular,
        activeIcon: PeopleLockFilled,
        role: 'admin',
      },
    ],
  },
];

/** The groups with the pages that somebody of these roles is shown; none that is empty. */
export const shownGroups = (roles: readonly Role[]): readonly PageGroup[] =>
  PAGE_GROUPS.map(({ title, pages }) => ({
    title,
    pages: pages.filter(({ role }) => role === undefined || hasRole({ roles }, role)),
  })).filter(({ pages }) => pages.length > 0);

export const shownPages = (roles: readonly Role[]): readonly PageEntry[] =>
  shownGroups(roles).flatMap(({ pages }) => pages);
