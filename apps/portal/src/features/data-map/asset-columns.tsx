import { makeStyles, tokens } from '@fluentui/react-components';
import type { Asset } from '@vedette/model';
import { Tag, Tags } from '../../widgets/badges.tsx';
import { printBytes, printWords } from '../../widgets/format.ts';
import type { Column } from '../../widgets/table/table-model.ts';
import { Time } from '../../widgets/time.tsx';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, unicodeBidi: 'isolate' },
  quiet: { color: tokens.colorNeutralForeground3, unicodeBidi: 'isolate' },
});

function Name({ name, path }: Asset) {
  const styles = useStyles();
  return (
    <span className={styles.name} title={path}>
      {name}
    </span>
  );
}

function Quiet({ text }: { readonly text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.quiet} title={text}>
      {text}
    </span>
  );
}

/** What the list can show of an asset. */
export const assetColumns = (nameOf: (sourceId: string) => string): readonly Column<Asset>[] => [
  { id: 'name', title: 'Asset', width: 200, wrap: true, grow: 4, always: true, render: (row) => <Name {...row} /> },
  {
    id: 'classifications',
    title: 'Classifications',
    width: 220,
    grow: 4,
    render: ({ findings }) =>
      findings.length > 0 ? (
        <Tags values={findings.map(({ name, count }) => `${name} (${count})`)} most={2} />
      ) : (
        <Quiet text="Nothing found" />
      ),
  },
  {
    id: 'label',
    title: 'Label',
    width: 140,
    grow: 2,
    render: ({ labelName }) => (labelName ? <Tag>{labelName}</Tag> : <Quiet text="No label" />),
  },
  { id: 'source', title: 'Source', width: 120, grow: 1.5, render: ({ sourceId }) => nameOf(sourceId) },
  { id: 'format', title: 'Format', width: 70, grow: 0, render: ({ format }) => format },
  { id: 'size', title: 'Size', width: 80, grow: 0, align: 'end', render: ({ sizeBytes }) => printBytes(sizeBytes) },
  { id: 'modified', title: 'Modified', width: 104, grow: 0, render: ({ modifiedAt }) => <Time at={modifiedAt} /> },
  { id: 'owner', title: 'Owner', width: 120, grow: 1, optional: true, render: ({ owner }) => owner ?? '' },
  { id: 'path', title: 'Path', width: 220, grow: 3, optional: true, render: ({ path }) => <Quiet text={path} /> },
  {
    id: 'protection',
    title: 'Protection',
    width: 96,
    grow: 0,
    optional: true,
    render: ({ protection }) => printWords(protection),
  },
  {
    id: 'scanned',
    title: 'Last scanned',
    width: 104,
    grow: 0,
    optional: true,
    render: ({ lastScannedAt }) => <Time at={lastScannedAt} />,
  },
];
