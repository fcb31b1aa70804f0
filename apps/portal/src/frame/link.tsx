import { Button, Link as FluentLink } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, forwardRef, type ReactElement, type Ref } from 'react';

interface AnchorProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'type'> {
  readonly appearance?: 'subtle' | 'default';
}

const AnchorLink = forwardRef((props: AnchorProps, ref: Ref<HTMLAnchorElement>) => (
  <FluentLink {...(props as object)} as="a" ref={ref as Ref<never>} />
));

/** A Fluent link to a page of ours: typed like the router's own, and preloads when pointed at. */
export const PageLink = createLink(AnchorLink);

interface AnchorButtonProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'type'> {
  readonly appearance?: 'primary' | 'secondary' | 'outline' | 'subtle' | 'transparent';
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: ReactElement;
}

const AnchorButton = forwardRef((props: AnchorButtonProps, ref: Ref<HTMLAnchorElement>) => (
  <Button {...(props as object)} as="a" ref={ref as Ref<never>} />
));

/** A Fluent button that goes to a page of ours. */
export const LinkButton = createLink(AnchorButton);
