import { EmptyState } from '../../widgets/states.tsx';

export function WorkbooksPage() {
  return <EmptyState title="Workbooks" body="This page is being built." />;
}

export function WorkbookPage() {
  return <EmptyState title="Workbook" body="This page is being built." />;
}
