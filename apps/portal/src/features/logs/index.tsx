import { EmptyState } from '../../widgets/states.tsx';

export function LogsPage() {
  return <EmptyState title="Logs" body="This page is being built." />;
}
