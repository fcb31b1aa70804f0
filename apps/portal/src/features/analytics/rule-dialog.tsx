import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ScheduledRule } from '@vedette/model';
import { type FormEvent, useState } from 'react';
import { messageOf } from '../../api/index.ts';
import {
  formOf,
  problemsOf,
  RULE_STEPS,
  type RuleField,
  type RuleForm,
  type RuleStep,
  stepsWithProblems,
} from './rule-form.ts';
import { GeneralStep, IncidentsStep, LogicStep } from './rule-steps.tsx';

const TITLES: Readonly<Record<RuleStep, string>> = { general: 'General', logic: 'Rule logic', incidents: 'Incidents' };

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minHeight: '380px' },
  back: { marginInlineEnd: 'auto' },
});

interface RuleDialogProps {
  readonly title: string;
  /** `Create rule`, `Save rule`. */
  readonly action: string;
  readonly rule: ScheduledRule;
  readonly enabled: boolean;
  readonly onSave: (form: RuleForm) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A rule in three steps, each filled in already: most rules are made by looking and pressing "Create rule". */
export function RuleDialog({ title, action, rule, enabled, onSave, onClose }: RuleDialogProps) {
  const styles = useStyles();
  const [form, setForm] = useState(() => formOf(rule, enabled));
  const [step, setStep] = useState<RuleStep>('general');
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const problems: Partial<Record<RuleField, string>> = isTried ? problemsOf(form) : {};
  const faulty = stepsWithProblems(problems);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [firstFaulty] = stepsWithProblems(problemsOf(form));
    if (firstFaulty) return setStep(firstFaulty);
    setBusy(true);
    try {
      await onSave(form);
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  const stepProps = { form, problems, set: (change: Partial<RuleForm>) => setForm((now) => ({ ...now, ...change })) };
  const index = RULE_STEPS.indexOf(step);
  const next = RULE_STEPS[index + 1];
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface style={{ maxWidth: 720 }}>
        <form onSubmit={(event) => void save(event)} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <TabList selectedValue={step} onTabSelect={(_, { value }) => setStep(value as RuleStep)}>
                {RULE_STEPS.map((value) => (
                  <Tab
                    key={value}
                    value={value}
                    {...(faulty.has(value) ? { icon: <ErrorCircleRegular aria-label="Has a problem" /> } : {})}
                  >
                    {TITLES[value]}
                  </Tab>
                ))}
              </TabList>
              {error === undefined ? null : (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{messageOf(error)}</MessageBarBody>
                </MessageBar>
              )}
              {step === 'general' ? <GeneralStep {...stepProps} /> : null}
              {step === 'logic' ? <LogicStep {...stepProps} /> : null}
              {step === 'incidents' ? <IncidentsStep {...stepProps} /> : null}
            </DialogContent>
            <DialogActions fluid>
              <Button className={styles.back} onClick={onClose}>
                Cancel
              </Button>
              {next ? <Button onClick={() => setStep(next)}>Next: {TITLES[next].toLowerCase()}</Button> : null}
              <Button appearance="primary" type="submit" disabled={isBusy}>
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
