import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { ReactNode } from 'react';
import { ApiError, messageOf } from '../api/index.ts';
import { CopyButton } from './copy-button.tsx';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    textAlign: 'center',
    minHeight: '160px',
  },
  compact: { minHeight: 0, padding: tokens.spacingVerticalL },
  icon: { fontSize: '32px', color: tokens.colorNeutralForeground3 },
  errorIcon: { color: tokens.colorPaletteRedForeground1 },
  body: { maxWidth: '52ch', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
  code: { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyMonospace },
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
  },
});

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What this is and what the one next step is. */
  readonly body?: ReactNode;
  readonly action?: ReactNode;
  readonly compact?: boolean;
}

/** There is nothing here, and that is all right: what this is and the one next step. */
export function EmptyState({ icon, title, body, action, compact }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.state, compact && styles.compact)}>
      {icon ? (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      ) : null}
      <Subtitle2 as="h2">{title}</Subtitle2>
      {body ? <Body1 className={styles.body}>{body}</Body1> : null}
      {action ? <div className={styles.actions}>{action}</div> : null}
    </div>
  );
}

const detailsOf = (error: unknown): string =>
  error instanceof ApiError
    ? JSON.stringify(
        { status: error.status, code: error.code, message: error.message, problems: error.problems },
        null,
        2,
      )
    : String(error);

const hintsOf = (error: unknown): readonly string[] =>
  error instanceof ApiError ? error.problems.flatMap(({ hints }) => hints) : [];

export interface ErrorStateProps {
  /** What could not be done: `Incidents could not be read`. */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly compact?: boolean;
}

/** Something failed: what, why, what to do, retry, copy the details. A 403 says which role or tables are needed. */
export function ErrorState({ title, error, onRetry, compact }: ErrorStateProps) {
  const styles = useStyles();
  if (error instanceof ApiError && error.status === 403) return <ForbiddenState error={error} />;
  return (
    <div className={mergeClasses(styles.state, compact && styles.compact)} role="alert">
      <ErrorCircleRegular className={mergeClasses(styles.icon, styles.errorIcon)} aria-hidden />
      <Subtitle2 as="h2">{title}</Subtitle2>
      <Body1 className={styles.body}>{messageOf(error)}</Body1>
      {hintsOf(error).map((hint) => (
        <Caption1 key={hint} className={styles.body}>
          {hint}
        </Caption1>
      ))}
      {error instanceof ApiError ? <Caption1 className={styles.code}>{error.code}</Caption1> : null}
      <div className={styles.actions}>
        {onRetry ? (
          <Button appearance="primary" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
        <CopyButton text={detailsOf(error)} label="Copy details" />
      </div>
    </div>
  );
}

/** The person may not see this: the server says which role or tables it needs. */
function ForbiddenState({ error }: { readonly error: ApiError }) {
  const styles = useStyles();
  return (
    <div className={styles.state} role="alert">
      <LockClosedRegular className={styles.icon} aria-hidden />
      <Subtitle2 as="h2">You may not see this</Subtitle2>
      <Body1 className={styles.body}>{messageOf(error)} An administrator of this workspace can change that.</Body1>
      <Caption1 className={styles.code}>{error.code}</Caption1>
    </div>
  );
}

/** Grey lines in the place of what is being read. */
export function LinesSkeleton({ lines = 6 }: { readonly lines?: number }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading" className={styles.skeleton}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <SkeletonItem key={index} size={16} style={{ width: `${90 - ((index * 17) % 45)}%` }} />
      ))}
    </Skeleton>
  );
}

/** A page's shape while its code or its first data loads. */
export function PageSkeleton() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading" className={styles.skeleton}>
      <SkeletonItem size={28} style={{ width: '220px' }} />
      <SkeletonItem size={16} style={{ width: '360px' }} />
      <SkeletonItem size={36} />
      {Array.from({ length: 9 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <SkeletonItem key={index} size={24} />
      ))}
    </Skeleton>
  );
}
