import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { cellText, type QueryTable } from '@vedette/model';
import { useState } from 'react';
import { CopyButton } from './copy-button.tsx';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, padding: tokens.spacingHorizontalM },
  title: { flexGrow: 1 },
  body: {
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
    flexGrow: 1,
    margin: 0,
  },
  field: { padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', unicodeBidi: 'plaintext' },
  json: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly title: string;
  readonly columns: QueryTable['columns'];
  readonly cells: readonly unknown[];
  readonly onClose: () => void;
}

/** All fields of one row, JSON laid out; empty ones wait behind a button. */
export function RowDetails({ title, columns, cells, onClose }: Props) {
  const styles = useStyles();
  const [showEmpty, setShowEmpty] = useState(false);
  const fields = columns.map(({ name, type }, index) => ({ name, type, value: cells[index] }));
  const filled = fields.filter(({ value }) => cellText(value) !== '');
  const empty = fields.length - filled.length;
  const asObject = Object.fromEntries(fields.map(({ name, value }) => [name, value ?? null]));
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        <CopyButton text={JSON.stringify(asObject, null, 2)} />
        <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close" onClick={onClose} />
      </header>
      <dl className={styles.body}>
        {(showEmpty ? fields : filled).map(({ name, type, value }) => (
          <div key={name} className={styles.field}>
            <dt className={styles.name}>{name}</dt>
            <dd className={`${styles.value} ${type === 'dynamic' ? styles.json : ''}`}>{printField(value)}</dd>
          </div>
        ))}
        {empty > 0 && (
          <Button appearance="transparent" size="small" onClick={() => setShowEmpty(!showEmpty)}>
            {showEmpty ? 'Hide empty fields' : `Show ${empty} empty field${empty === 1 ? '' : 's'}`}
          </Button>
        )}
      </dl>
    </section>
  );
}

/** JSON laid out, also when it comes as text; anything else as it is. */
export function printField(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value, null, 2);
  const text = cellText(value);
  if (!/^\s*[[{]/.test(text)) return text === '' ? '–' : text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
