import { Button } from '@fluentui/react-components';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { EmptyState, ErrorState } from '../widgets/states.tsx';
import { LinkButton } from './link.tsx';

/** An address that no page has. */
export function PageNotFound() {
  return (
    <EmptyState
      title="There is no such page"
      body="The address may be mistyped, or what it named is gone."
      action={<LinkButton to="/">Go to the overview</LinkButton>}
    />
  );
}

/** A page that broke while it was drawn. The rest of the portal still works. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    router.invalidate();
  };
  return (
    <>
      <ErrorState title="This page could not be shown" error={error} onRetry={retry} />
      <div style={{ textAlign: 'center' }}>
        <Button appearance="transparent" onClick={() => window.location.reload()}>
          Reload the portal
        </Button>
      </div>
    </>
  );
}
