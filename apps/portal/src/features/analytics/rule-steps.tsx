import {
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Switch,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { SEVERITIES } from '@vedette/model';
import { SeverityMark } from '../../widgets/badges.tsx';
import type { RuleField, RuleForm } from './rule-form.ts';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  three: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalM },
  narrow: { minWidth: 0 },
  query: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    '& textarea': { minHeight: '150px', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  },
});

export interface StepProps {
  readonly form: RuleForm;
  readonly problems: Partial<Record<RuleField, string>>;
  readonly set: (change: Partial<RuleForm>) => void;
}

const OPERATORS: Readonly<Record<RuleForm['triggerOperator'], string>> = {
  gt: 'more than',
  lt: 'fewer than',
  eq: 'exactly',
  ne: 'not exactly',
};

const validation = (message: string | undefined) =>
  message === undefined ? {} : { validationState: 'error' as const, validationMessage: message };

/** Name, description, severity, on or off. */
export function GeneralStep({ form, problems, set }: StepProps) {
  const styles = useStyles();
  return (
    <div className={styles.step}>
      <Field label="Name" required {...validation(problems.name)}>
        <Input autoFocus value={form.name} maxLength={256} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field label="Description">
        <Textarea
          resize="vertical"
          value={form.description}
          maxLength={5000}
          onChange={(_, { value }) => set({ description: value })}
        />
      </Field>
      <Field label="Severity">
        <RadioGroup
          layout="horizontal"
          value={form.severity}
          onChange={(_, { value }) => set({ severity: SEVERITIES.find((one) => one === value) ?? form.severity })}
        >
          {[...SEVERITIES].reverse().map((severity) => (
            <Radio key={severity} value={severity} label={<SeverityMark severity={severity} />} />
          ))}
        </RadioGroup>
      </Field>
      <Switch
        label={form.enabled ? 'Enabled: it runs as soon as it is saved' : 'Disabled: it does not run'}
        checked={form.enabled}
        onChange={(_, { checked }) => set({ enabled: checked })}
      />
    </div>
  );
}

/** The query, when it runs, and when its rows raise an alert. */
export function LogicStep({ form, problems, set }: StepProps) {
  const styles = useStyles();
  return (
    <div className={styles.step}>
      <Field label="Query" required {...validation(problems.query)}>
        <Textarea
          className={styles.query}
          resize="vertical"
          spellCheck={false}
          value={form.query}
          maxLength={10_000}
          onChange={(_, { value }) => set({ query: value })}
        />
      </Field>
      <div className={styles.three}>
        <Field label="Run every" required hint="5m, 1h, 1d" {...validation(problems.queryFrequency)}>
          <Input
            className={styles.narrow}
            value={form.queryFrequency}
            onChange={(_, { value }) => set({ queryFrequency: value })}
          />
        </Field>
        <Field label="Look back" required hint="How old events may be" {...validation(problems.queryPeriod)}>
          <Input
            className={styles.narrow}
            value={form.queryPeriod}
            onChange={(_, { value }) => set({ queryPeriod: value })}
          />
        </Field>
        <Field label="Alert when the rows are">
          <Dropdown
            className={styles.narrow}
            value={OPERATORS[form.triggerOperator]}
            selectedOptions={[form.triggerOperator]}
            onOptionSelect={(_, { optionValue }) =>
              set({ triggerOperator: (optionValue as RuleForm['triggerOperator'] | undefined) ?? form.triggerOperator })
            }
          >
            {Object.entries(OPERATORS).map(([value, text]) => (
              <Option key={value} value={value}>
                {text}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label="Threshold" required {...validation(problems.triggerThreshold)}>
          <Input
            className={styles.narrow}
            type="number"
            value={form.triggerThreshold}
            onChange={(_, { value }) => set({ triggerThreshold: value })}
          />
        </Field>
      </div>
      <Field label="Alerts">
        <RadioGroup
          value={form.isOneAlertPerRow ? 'row' : 'run'}
          onChange={(_, { value }) => set({ isOneAlertPerRow: value === 'row' })}
        >
          <Radio value="run" label="One alert for all rows of a run" />
          <Radio value="row" label="One alert for each row" />
        </RadioGroup>
      </Field>
    </div>
  );
}

/** Whether alerts become incidents, and which belong together. */
export function IncidentsStep({ form, problems, set }: StepProps) {
  const styles = useStyles();
  return (
    <div className={styles.step}>
      <Switch
        label="Make incidents of the alerts"
        checked={form.createIncident}
        onChange={(_, { checked }) => set({ createIncident: checked })}
      />
      <Switch
        label="Put alerts that belong together into one incident"
        disabled={!form.createIncident}
        checked={form.isGrouped}
        onChange={(_, { checked }) => set({ isGrouped: checked })}
      />
      {form.createIncident && form.isGrouped ? (
        <>
          <Field label="They belong together when">
            <RadioGroup
              value={form.matchingMethod}
              onChange={(_, { value }) => set({ matchingMethod: value === 'AnyAlert' ? 'AnyAlert' : 'AllEntities' })}
            >
              <Radio value="AllEntities" label="all their entities are the same" />
              <Radio value="AnyAlert" label="this rule made them" />
            </RadioGroup>
          </Field>
          <Field label="and come within" hint="5m, 1h, 1d" {...validation(problems.lookbackDuration)}>
            <Input value={form.lookbackDuration} onChange={(_, { value }) => set({ lookbackDuration: value })} />
          </Field>
        </>
      ) : null}
    </div>
  );
}
