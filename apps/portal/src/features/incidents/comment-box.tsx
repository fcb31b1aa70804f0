import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { call, messageOf, read } from '../../api/index.ts';
import { useNotify } from '../../frame/notify.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  foot: { display: 'flex', justifyContent: 'flex-end' },
});

const draftKey = (number: number): string => `vedette.comment.${number}`;

/** A text that survives leaving the page, until it is sent. */
function useDraft(number: number) {
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey(number)) ?? '');
  const change = (value: string) => {
    setText(value);
    if (value === '') sessionStorage.removeItem(draftKey(number));
    else sessionStorage.setItem(draftKey(number), value);
  };
  return [text, change] as const;
}

interface CommentBoxProps {
  readonly number: number;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** Adds a comment. What is typed is never lost: not by Esc, not by leaving, not by a failed request. */
export function CommentBox({ number, inputRef }: CommentBoxProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const notify = useNotify();
  const [text, setText] = useDraft(number);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const message = text.trim();
    if (message === '' || busy) return;
    setBusy(true);
    try {
      const detail = await call('commentIncident', { params: { number }, body: { message } });
      client.setQueryData(read('getIncident', { params: { number } }).queryKey, detail);
      setText('');
    } catch (error) {
      notify({ intent: 'error', title: 'The comment was not saved', body: messageOf(error) });
    }
    setBusy(false);
  };
  return (
    <div className={styles.box}>
      <Textarea
        ref={inputRef ?? null}
        value={text}
        maxLength={30_000}
        resize="vertical"
        aria-label="Comment"
        placeholder="Comment (Ctrl+Enter sends)"
        onChange={(_, data) => setText(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <div className={styles.foot}>
        <Button size="small" disabled={text.trim() === '' || busy} onClick={() => void send()}>
          Add comment
        </Button>
      </div>
    </div>
  );
}
