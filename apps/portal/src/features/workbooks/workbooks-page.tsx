import { Body1, Caption1, Card, CardHeader, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { read } from '../../api/index.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '../../widgets/states.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))',
    gap: tokens.spacingHorizontalL,
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    overflowY: 'auto',
  },
  faint: { color: tokens.colorNeutralForeground3 },
});

/** The workbooks of all solutions. */
export function WorkbooksPage() {
  const styles = useStyles();
  const navigate = useNavigate();
  const workbooks = useQuery(read('listWorkbooks'));
  if (workbooks.isError)
    return (
      <ErrorState
        title="Workbooks could not be read"
        error={workbooks.error}
        onRetry={() => void workbooks.refetch()}
      />
    );
  if (!workbooks.data) return <PageSkeleton />;
  const { items } = workbooks.data;
  return (
    <>
      <PageHeader title="Workbooks" summary="Interactive reports over your tables, in Azure Workbook format." />
      {items.length === 0 && (
        <EmptyState title="No workbooks" body="A solution in the content folder brings its own." />
      )}
      <div className={styles.cards}>
        {items.map(({ id, title, description, solution, dataTypes }) => (
          <Card
            key={id}
            onClick={() => navigate({ to: '/workbooks/$id', params: { id }, search: {} })}
            aria-label={`Open ${title}`}
          >
            <CardHeader
              image={<DataTrendingRegular fontSize={24} />}
              header={<Subtitle2 as="h2">{title}</Subtitle2>}
              description={<Caption1>{solution}</Caption1>}
            />
            <Body1>{description}</Body1>
            <Caption1 className={styles.faint}>Reads {dataTypes.join(', ')}</Caption1>
          </Card>
        ))}
      </div>
    </>
  );
}
