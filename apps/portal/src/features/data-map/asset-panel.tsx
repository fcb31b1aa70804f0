import { Caption1, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Asset, AssetFinding } from '@vedette/model';
import { useRead } from '../../api/index.ts';
import { Tag } from '../../widgets/badges.tsx';
import { CopyText } from '../../widgets/copy-button.tsx';
import { DetailsPanel } from '../../widgets/details-panel.tsx';
import { Facts, Section } from '../../widgets/facts.tsx';
import { printBytes, printCount, printCountOf, printWords } from '../../widgets/format.ts';
import { ErrorState, LinesSkeleton } from '../../widgets/states.tsx';
import { Time } from '../../widgets/time.tsx';
import { printConfidence } from './confidence.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  finding: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  samples: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  sample: { borderLeft: `2px solid ${tokens.colorNeutralStroke1}`, paddingLeft: tokens.spacingHorizontalM },
  text: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  because: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface AssetPanelProps {
  readonly id: string;
  readonly nameOf: (sourceId: string) => string;
  readonly onClose: () => void;
}

/** One asset: what was found, and why it counts. */
export function AssetPanel({ id, nameOf, onClose }: AssetPanelProps) {
  const { data, error, refetch } = useRead('getAsset', { params: { id } });
  return (
    <DetailsPanel title={data?.name ?? 'Asset'} onClose={onClose}>
      {error && !data ? (
        <ErrorState title="The asset could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <LinesSkeleton lines={12} /> : null}
      {data ? <AssetBody asset={data} nameOf={nameOf} /> : null}
    </DetailsPanel>
  );
}

function AssetBody({ asset, nameOf }: { readonly asset: Asset; readonly nameOf: AssetPanelProps['nameOf'] }) {
  const styles = useStyles();
  return (
    <>
      {asset.skippedReason ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>Not wholly read: {asset.skippedReason}</MessageBarBody>
        </MessageBar>
      ) : null}
      <Facts
        facts={[
          ['Label', asset.labelName ? <Tag key="label">{asset.labelName}</Tag> : 'No label'],
          ['Protection', printWords(asset.protection)],
          ['Source', nameOf(asset.sourceId)],
          ['Path', <CopyText key="path" text={asset.path} />],
          ['Format', `${asset.format}, ${printBytes(asset.sizeBytes)}`],
          ['Owner', asset.owner ?? 'Not known'],
          ['Modified', <Time key="modified" at={asset.modifiedAt} />],
          ['Scanned', <Time key="scanned" at={asset.lastScannedAt} />],
          ['Content hash', <CopyText key="hash" text={asset.contentHash} />],
        ]}
      />
      <Section title={`Classifications (${asset.findings.length})`}>
        {asset.findings.length === 0 ? (
          <Caption1 className={styles.quiet}>Nothing sensitive was found in it.</Caption1>
        ) : null}
        <div className={styles.list}>
          {asset.findings.map((finding) => (
            <Finding key={finding.typeId} finding={finding} />
          ))}
        </div>
      </Section>
    </>
  );
}

function Finding({ finding }: { readonly finding: AssetFinding }) {
  const styles = useStyles();
  const { name, count, uniqueCount, confidence, samples } = finding;
  return (
    <div className={styles.finding}>
      <Text weight="semibold">{name}</Text>
      <Caption1 className={styles.quiet}>
        {printCountOf(count, 'match', 'matches')}, {printCount(uniqueCount)} different, {printConfidence(confidence)}
      </Caption1>
      <ul className={styles.samples}>
        {samples.map((sample) => (
          <li key={`${sample.location} ${sample.offset}`} className={styles.sample}>
            <span className={styles.text}>{sample.maskedText}</span>
            <Caption1 className={styles.quiet}>
              {' '}
              {sample.location}, {printConfidence(sample.confidence)}
            </Caption1>
            <ul className={styles.because}>
              {sample.because.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {samples.length < count ? (
        <Caption1 className={styles.quiet}>{printCount(count - samples.length)} more are not shown here.</Caption1>
      ) : null}
    </div>
  );
}
