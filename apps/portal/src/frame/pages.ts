import type { FluentIcon } from '@fluentui/react-icons';
import { AlertFilled, AlertRegular } from '@fluentui/react-icons/svg/alert';
import { BookOpenFilled, BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { CodeTextFilled, CodeTextRegular } from '@fluentui/react-icons/svg/code-text';
import { DatabaseSearchFilled, DatabaseSearchRegular } from '@fluentui/react-icons/svg/database-search';
import { GaugeFilled, GaugeRegular } from '@fluentui/react-icons/svg/gauge';
import { PlugConnectedFilled, PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { ShieldErrorFilled, ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { TargetArrowFilled, TargetArrowRegular } from '@fluentui/react-icons/svg/target-arrow';

/** A page of the rail. `keys` go there from anywhere. */
export interface PageEntry {
  readonly to: '/' | '/incidents' | '/alerts' | '/logs' | '/workbooks' | '/data-map' | '/analytics' | '/connectors';
  readonly title: string;
  readonly keys: string;
  readonly icon: FluentIcon;
  readonly activeIcon: FluentIcon;
}

export interface PageGroup {
  /** `null`: stands alone at the top. */
  readonly title: string | null;
  readonly pages: readonly PageEntry[];
}

/** The rail, in the order of the work. A page that does not exist is not here. */
export const PAGE_GROUPS: readonly PageGroup[] = [
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
];

export const PAGES: readonly PageEntry[] = PAGE_GROUPS.flatMap(({ pages }) => pages);
