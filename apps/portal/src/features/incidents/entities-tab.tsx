import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { IncidentDetail } from '@vedette/model';
import { PageLink } from '../../frame/link.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Facts } from '../../widgets/facts.tsx';
import { printCountOf, printWords } from '../../widgets/format.ts';
import { EmptyState } from '../../widgets/states.tsx';
import { AlertLine } from './alert-line.tsx';
import { EntityIcon, type IncidentEntity } from './entity-list.tsx';

const useStyles = makeStyles({
  tab: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    overflowY: 'auto',
    minHeight: 0,
    flex: '1 1 auto',
  },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(320px, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  entity: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  name: { overflowWrap: 'anywhere', unicodeBidi: 'isolate', display: 'block' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Who and what the alerts name, with what is known of each and the other incidents that name it. */
export function EntitiesTab({ detail: { entities, alerts } }: { readonly detail: IncidentDetail }) {
  const styles = useStyles();
  if (entities.length === 0)
    return <EmptyState title="The alerts name no entities" body="A rule names entities in its entity mapping." />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
    <section className={styles.tab} tabIndex={0} aria-label="Entities">
      <div className={styles.grid}>
        {entities.map((entity) => (
          <EntityCard
            key={entity.key}
            entity={entity}
            alerts={alerts.filter(({ id }) => entity.alertIds.includes(id))}
          />
        ))}
      </div>
    </section>
  );
}

function EntityCard({
  entity,
  alerts,
}: {
  readonly entity: IncidentEntity;
  readonly alerts: IncidentDetail['alerts'];
}) {
  const styles = useStyles();
  const { type, name, properties } = entity;
  const facts = Object.entries(properties).filter(([, value]) => value !== '');
  return (
    <section className={styles.entity} aria-label={name}>
      <div className={styles.head}>
        <EntityIcon type={type} />
        <span>
          <Text weight="semibold" className={styles.name}>
            {name}
          </Text>
          <Caption1 className={styles.quiet}>
            {printWords(type)} · {printCountOf(alerts.length, 'alert')}
          </Caption1>
        </span>
        <CopyButton text={name} />
      </div>
      <Facts facts={facts} />
      {alerts.slice(0, 3).map((alert) => (
        <AlertLine key={alert.id} alert={alert} />
      ))}
      <PageLink to="/incidents" search={{ search: name, status: ['any'] }}>
        All incidents that name it
      </PageLink>
    </section>
  );
}
