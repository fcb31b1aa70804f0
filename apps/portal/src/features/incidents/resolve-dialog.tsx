import { Caption1, Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import {
  CLASSIFICATION_REASONS,
  type Classification,
  type ClassificationReason,
  classificationSchema,
} from '@vedette/model';
import { useState } from 'react';
import { Keys } from '../../frame/shortcut-sheet.tsx';
import { FormDialog } from '../../widgets/form-dialog.tsx';
import { CLASSIFICATION_TEXT, REASON_TEXT } from './classification-text.ts';
import { closingChange, firstReason } from './closing-change.ts';
import type { Change } from './reverse-change.ts';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground3, display: 'block' },
  keys: {
    display: 'inline-flex',
    gap: '4px',
    alignItems: 'center',
    color: tokens.colorNeutralForeground3,
  },
});

interface ResolveDialogProps {
  readonly title: string;
  readonly onResolve: (change: Change) => void;
  readonly onClose: () => void;
}

/** Closes with a classification, its reason and a comment. */
export function ResolveDialog({ title, onResolve, onClose }: ResolveDialogProps) {
  const styles = useStyles();
  const [classification, setClassification] = useState<Classification>();
  const [reason, setReason] = useState<ClassificationReason>();
  const [comment, setComment] = useState('');
  const reasons = classification ? CLASSIFICATION_REASONS[classification] : [];
  const isComplete = classification !== undefined && (reasons.length === 0 || reason !== undefined);
  const resolve = async () => {
    if (!classification) return;
    onResolve(closingChange(classification, reason, comment));
    onClose();
  };
  const onClassification = (value: string) => {
    const next = classificationSchema.parse(value);
    setClassification(next);
    setReason(firstReason(next));
  };
  return (
    <FormDialog
      title={title}
      action="Resolve"
      isReady={isComplete}
      moreActions={
        <span className={styles.keys}>
          <Keys keys="Ctrl+Enter" />
        </span>
      }
      onSave={resolve}
      onClose={onClose}
    >
      <Field label="Classification" required>
        <RadioGroup value={classification ?? ''} onChange={(_, data) => onClassification(data.value)}>
          {classificationSchema.options.map((option) => (
            <Radio
              key={option}
              value={option}
              label={
                <>
                  {CLASSIFICATION_TEXT[option].title}
                  <Caption1 className={styles.hint}>{CLASSIFICATION_TEXT[option].hint}</Caption1>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {reasons.length > 0 ? (
        <Field label="Reason" required>
          <RadioGroup
            layout="horizontal"
            value={reason ?? ''}
            onChange={(_, data) => setReason(reasons.find((option) => option === data.value))}
          >
            {reasons.map((option) => (
              <Radio key={option} value={option} label={REASON_TEXT[option]} />
            ))}
          </RadioGroup>
        </Field>
      ) : null}
      <Field label="Comment">
        <Textarea
          value={comment}
          maxLength={5000}
          resize="vertical"
          placeholder="What you found, for whoever looks at this later"
          onChange={(_, data) => setComment(data.value)}
        />
      </Field>
    </FormDialog>
  );
}
