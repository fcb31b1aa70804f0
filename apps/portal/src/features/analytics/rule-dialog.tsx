import { Button, makeStyles, Tab, TabList } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ScheduledRule } from '@vedette/model';
import { useState } from 'react';
import { FormDialog } from '../../widgets/form-dialog.tsx';
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
  content: { minHeight: '380px' },
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
  const problems: Partial<Record<RuleField, string>> = isTried ? problemsOf(form) : {};
  const faulty = stepsWithProblems(problems);
  const save = async () => {
    setTried(true);
    const [firstFaulty] = stepsWithProblems(problemsOf(form));
    if (firstFaulty) {
      setStep(firstFaulty);
      return false;
    }
    await onSave(form);
    return onClose();
  };
  const stepProps = { form, problems, set: (change: Partial<RuleForm>) => setForm((now) => ({ ...now, ...change })) };
  const index = RULE_STEPS.indexOf(step);
  const next = RULE_STEPS[index + 1];
  return (
    <FormDialog
      title={title}
      action={action}
      width={720}
      className={styles.content}
      moreActions={next ? <Button onClick={() => setStep(next)}>Next: {TITLES[next].toLowerCase()}</Button> : null}
      onSave={save}
      onClose={onClose}
    >
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
      {step === 'general' ? <GeneralStep {...stepProps} /> : null}
      {step === 'logic' ? <LogicStep {...stepProps} /> : null}
      {step === 'incidents' ? <IncidentsStep {...stepProps} /> : null}
    </FormDialog>
  );
}
