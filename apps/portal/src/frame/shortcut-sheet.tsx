import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { DialogFrame } from '../widgets/dialog-frame.tsx';
import { type ShortcutGroup, useShortcutGroups } from './shortcuts.ts';

const useStyles = makeStyles({
  groups: { columnWidth: '260px', columnGap: tokens.spacingHorizontalXXL },
  group: { breakInside: 'avoid', paddingBottom: tokens.spacingVerticalL },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    rowGap: tokens.spacingVerticalXS,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
  keys: { margin: 0, display: 'flex', gap: '4px', justifyContent: 'flex-end' },
});

const useKeyStyles = makeStyles({
  key: {
    minWidth: '20px',
    padding: '0 5px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'center',
    boxSizing: 'border-box',
  },
});

/** Keys as caps: `g i` as two, `Ctrl+k` as one. */
export function Keys({ keys }: { readonly keys: string }) {
  const styles = useKeyStyles();
  return keys.split(' ').map((key, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a key may come twice in a sequence.
    <kbd key={index} className={styles.key}>
      {key}
    </kbd>
  ));
}

function Group({ title, shortcuts }: ShortcutGroup) {
  const styles = useStyles();
  return (
    <section className={styles.group}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <dl className={styles.list}>
        {shortcuts.map(({ keys, label }) => (
          <Fragment key={keys}>
            <dt>{label}</dt>
            <dd className={styles.keys}>
              <Keys keys={keys} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** Every shortcut that works on this page. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const groups = useShortcutGroups();
  return (
    <DialogFrame
      title="Keyboard shortcuts"
      width={760}
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <div className={styles.groups}>
        {groups.map((group) => (
          <Group key={group.title} {...group} />
        ))}
      </div>
    </DialogFrame>
  );
}
