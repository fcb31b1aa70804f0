import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { CloudRegular } from '@fluentui/react-icons/svg/cloud';
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import type { IncidentDetail } from '@vedette/model';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { printCountOf, printWords } from '../../widgets/format.ts';

export type IncidentEntity = IncidentDetail['entities'][number];

const ICONS: Readonly<Record<string, FluentIcon>> = {
  account: PersonRegular,
  file: DocumentRegular,
  filehash: DocumentRegular,
  ip: GlobeRegular,
  url: LinkRegular,
  host: DesktopRegular,
  mailbox: MailRegular,
  mailmessage: MailRegular,
  'cloud-application': CloudRegular,
};

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  entity: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
  },
  icon: { fontSize: '18px', color: tokens.colorNeutralForeground2, display: 'flex' },
  name: { overflowWrap: 'anywhere', unicodeBidi: 'isolate', display: 'block' },
  note: { color: tokens.colorNeutralForeground3, display: 'block' },
});

/** The sign of an entity's kind. */
export function EntityIcon({ type }: { readonly type: string }) {
  const styles = useStyles();
  const Icon = ICONS[type.toLowerCase()] ?? BoxRegular;
  return (
    <span className={styles.icon}>
      <Icon aria-hidden />
    </span>
  );
}

/** Entities by name, with how many alerts they are in. */
export function EntityList({ entities }: { readonly entities: readonly IncidentEntity[] }) {
  const styles = useStyles();
  if (entities.length === 0) return <Caption1 className={styles.note}>The alerts name no entities.</Caption1>;
  return (
    <ul className={styles.list}>
      {entities.map(({ key, type, name, alertIds }) => (
        <li key={key} className={styles.entity}>
          <EntityIcon type={type} />
          <span>
            <span className={styles.name}>{name}</span>
            <Caption1 className={styles.note}>
              {printWords(type)} · {printCountOf(alertIds.length, 'alert')}
            </Caption1>
          </span>
          <CopyButton text={name} />
        </li>
      ))}
    </ul>
  );
}
