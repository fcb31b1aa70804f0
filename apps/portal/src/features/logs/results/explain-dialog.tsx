import { Button, Caption1, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { QueryExplanation } from '@vedette/model';
import { useState } from 'react';
import { read } from '../../../api/index.ts';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { DialogFrame } from '../../../widgets/dialog-frame.tsx';
import { printDuration } from '../../../widgets/format.ts';
import { ErrorState, LinesSkeleton } from '../../../widgets/states.tsx';
import { windowOf } from '../time-spans.ts';
import { moveProblem } from '../use-query-runs.ts';
import { ProblemList } from './problem-list.tsx';

const useStyles = makeStyles({
  content: { minHeight: '320px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  code: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    overflow: 'auto',
    maxHeight: '54vh',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  faint: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly query: string;
  /** Where the query starts in the tab's text. */
  readonly place: { readonly text: string; readonly start: number };
  readonly timespan: string;
  readonly onReveal: (offset: number) => void;
  readonly onClose: () => void;
}

/** What the server would do with a query: its plan, and the SQL with its parameters. Nothing is run. */
export function ExplainDialog({ query, place, timespan, onReveal, onClose }: Props) {
  const styles = useStyles();
  const explained = useQuery(read('explainQuery', { body: { query, ...windowOf(query, timespan) } }));
  return (
    <DialogFrame
      title="How this query is run"
      width="min(960px, 94vw)"
      className={styles.content}
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      {explained.isPending && <LinesSkeleton lines={8} />}
      {explained.isError && (
        <ErrorState
          compact
          title="The query could not be explained"
          error={explained.error}
          onRetry={() => void explained.refetch()}
        />
      )}
      {explained.data && (
        <Explanation
          explanation={explained.data}
          place={place}
          onReveal={(offset) => {
            onClose();
            onReveal(offset);
          }}
        />
      )}
    </DialogFrame>
  );
}

interface ExplanationProps extends Pick<Props, 'place'> {
  readonly explanation: QueryExplanation;
  readonly onReveal: (offset: number) => void;
}

function Explanation({ explanation, place, onReveal }: ExplanationProps) {
  const styles = useStyles();
  const [shown, setShown] = useState<'plan' | 'sql' | 'parameters'>('plan');
  const { plan, sql, parameters, tables, columns, compileMs } = explanation;
  const problems = explanation.problems.map((problem) => moveProblem(problem, place.text, place.start));
  const texts = {
    plan,
    sql,
    parameters: parameters.map(({ name, type, value }) => `${name}: ${type} = ${value}`).join('\n') || 'None.',
  };
  if (sql === '') return <ProblemList isAlone problems={problems} onReveal={onReveal} />;
  return (
    <>
      <Caption1 className={styles.faint}>
        Compiled in {printDuration(compileMs)}. Reads {tables.length > 0 ? tables.join(', ') : 'no table'}; gives{' '}
        {columns.map(({ name, type }) => `${name}: ${type}`).join(', ')}.
      </Caption1>
      <div className={styles.head}>
        <TabList
          size="small"
          selectedValue={shown}
          onTabSelect={(_, { value }) => setShown(value as 'plan' | 'sql' | 'parameters')}
        >
          <Tab value="plan">Plan</Tab>
          <Tab value="sql">SQL</Tab>
          <Tab value="parameters">Parameters ({parameters.length})</Tab>
        </TabList>
        <CopyButton text={texts[shown]} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={styles.code} tabIndex={0} aria-label={shown === 'sql' ? 'SQL' : shown}>
        {texts[shown]}
      </section>
      <ProblemList problems={problems} onReveal={onReveal} />
    </>
  );
}
