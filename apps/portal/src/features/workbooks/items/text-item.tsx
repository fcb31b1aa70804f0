import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { substitute } from '../engine/substitute.ts';
import type { ItemOf, TextStyle } from '../engine/workbook.ts';
import { useWorkbook } from '../state/workbook-context.ts';

const useStyles = makeStyles({
  text: {
    maxWidth: '110ch',
    lineHeight: tokens.lineHeightBase400,
    '& h1, & h2, & h3': { margin: `${tokens.spacingVerticalS} 0`, fontWeight: tokens.fontWeightSemibold },
    '& h1': { fontSize: tokens.fontSizeBase500 },
    '& h2': { fontSize: tokens.fontSizeBase400 },
    '& h3': { fontSize: tokens.fontSizeBase300 },
    '& p': { margin: `${tokens.spacingVerticalXS} 0` },
    '& a': { color: tokens.colorBrandForegroundLink },
    '& code': { fontFamily: tokens.fontFamilyMonospace },
  },
});

const INTENTS: Readonly<Record<TextStyle, 'info' | 'warning' | 'error' | 'success' | undefined>> = {
  plain: undefined,
  info: 'info',
  warning: 'warning',
  error: 'error',
  success: 'success',
  upsell: 'info',
};

/** Markdown of a workbook, made safe: no scripts, no frames, links of http and https only. */
async function toSafeHtml(markdown: string): Promise<string> {
  const [{ marked }, { default: purify }] = await Promise.all([import('marked'), import('dompurify')]);
  const html = await marked.parse(markdown, { gfm: true, breaks: false });
  return purify.sanitize(html, {
    FORBID_TAGS: ['style', 'form', 'input', 'img'],
    ALLOWED_URI_REGEXP: /^(?:https?:|#|\/)/i,
  });
}

export function TextItem({ item }: { readonly item: ItemOf<'text'> }) {
  const styles = useStyles();
  const { bindings, now } = useWorkbook();
  const markdown = substitute(item.markdown, bindings, now);
  const html = useQuery({
    queryKey: ['markdown', markdown],
    queryFn: () => toSafeHtml(markdown),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify made it safe in `toSafeHtml`.
  const body = <div className={styles.text} dangerouslySetInnerHTML={{ __html: html.data ?? '' }} />;
  const intent = INTENTS[item.style];
  if (!intent) return body;
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{body}</MessageBarBody>
    </MessageBar>
  );
}
