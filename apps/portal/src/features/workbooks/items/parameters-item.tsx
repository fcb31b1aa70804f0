import { Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { cellText } from '@vedette/model';
import { useEffect, useId, useMemo } from 'react';
import { describeRange } from '../engine/time-range.ts';
import type { Choice, ItemOf, Parameter } from '../engine/workbook.ts';
import { usePanelQuery } from '../state/use-panel-query.ts';
import { useWorkbook } from '../state/workbook-context.ts';
import { ALL } from '../state/workbook-state.ts';

/** Source: workbooks limits, 1,000 items in a drop-down. */
const MAX_CHOICES = 1000;
const DEFAULT_DURATIONS = [1, 7, 30, 90].map((days) => days * 86_400_000);

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'end' },
  field: { minWidth: '180px' },
});

export function ParametersItem({ item }: { readonly item: ItemOf<'parameters'> }) {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      {item.parameters.map((parameter) => (
        <ParameterField key={parameter.name} parameter={parameter} />
      ))}
    </div>
  );
}

function ParameterField({ parameter }: { readonly parameter: Parameter }) {
  const styles = useStyles();
  if (parameter.type === 'dropdown') return <DropdownParameter parameter={parameter} />;
  if (parameter.isHidden) return null;
  return (
    <Field
      className={styles.field}
      label={parameter.label}
      required={parameter.isRequired}
      size="small"
      {...(parameter.description ? { hint: parameter.description } : {})}
    >
      {parameter.type === 'time-range' ? (
        <TimeParameter parameter={parameter} />
      ) : parameter.type === 'text' ? (
        <TextParameter parameter={parameter} />
      ) : (
        <span>This kind of parameter cannot be shown yet.</span>
      )}
    </Field>
  );
}

function TextParameter({ parameter }: { readonly parameter: Parameter }) {
  const { bindings, setParameter } = useWorkbook();
  const value = bindings.get(parameter.name)?.value;
  const text = value?.kind === 'values' ? (value.values[0] ?? '') : '';
  return (
    <Input
      size="small"
      defaultValue={text}
      onBlur={({ target }) =>
        target.value !== text &&
        setParameter(parameter.name, { kind: 'values', values: [target.value], labels: [target.value] })
      }
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function TimeParameter({ parameter }: { readonly parameter: Parameter }) {
  const { bindings, setParameter } = useWorkbook();
  const value = bindings.get(parameter.name)?.value;
  const range = value?.kind === 'time' ? value.range : { durationMs: DEFAULT_DURATIONS[0] ?? 0 };
  const durations = parameter.durationsMs.length > 0 ? parameter.durationsMs : DEFAULT_DURATIONS;
  return (
    <Dropdown
      size="small"
      value={describeRange(range)}
      selectedOptions={'durationMs' in range ? [String(range.durationMs)] : []}
      onOptionSelect={(_, { optionValue }) =>
        setParameter(parameter.name, { kind: 'time', range: { durationMs: Number(optionValue) } })
      }
    >
      {durations.map((durationMs) => (
        <Option key={durationMs} value={String(durationMs)}>
          {describeRange({ durationMs })}
        </Option>
      ))}
    </Dropdown>
  );
}

function DropdownParameter({ parameter }: { readonly parameter: Parameter }) {
  const styles = useStyles();
  const id = useId();
  const { bindings, setParameter, setChoices } = useWorkbook();
  const hasQuery = parameter.query !== '';
  const { answer } = usePanelQuery(parameter.query, parameter.timeContext, hasQuery);
  const queried = useMemo(
    () => (hasQuery ? answer.data && readChoices(answer.data.rows) : parameter.choices),
    [hasQuery, answer.data, parameter.choices],
  );
  useEffect(() => {
    if (hasQuery && (queried || answer.isError)) setChoices(parameter.name, queried ?? []);
  }, [hasQuery, queried, answer.isError, parameter.name, setChoices]);
  if (parameter.isHidden) return null;
  const choices = queried ?? [];
  const value = bindings.get(parameter.name)?.value;
  const isAll = value?.kind === 'values' && value.labels[0] === 'All' && parameter.includeAll;
  const selected = isAll ? [ALL] : value?.kind === 'values' ? [...value.values] : [];
  const choose = (options: readonly string[], clicked: string | undefined) => {
    const next = clicked === ALL ? [ALL] : options.filter((option) => option !== ALL);
    if (next.length === 0) return setParameter(parameter.name, parameter.includeAll ? undefined : { kind: 'none' });
    setParameter(parameter.name, { kind: 'values', values: [...next], labels: [...next] });
  };
  return (
    <Field
      className={styles.field}
      label={{ children: parameter.label, id }}
      required={parameter.isRequired}
      size="small"
      {...(answer.isError ? { validationMessage: 'Its choices could not be read.' } : {})}
    >
      <Dropdown
        size="small"
        aria-labelledby={id}
        multiselect={parameter.multiSelect}
        placeholder={hasQuery && !queried ? 'Loading…' : 'Choose'}
        value={describeSelection(isAll, value?.kind === 'values' ? value.labels : [])}
        selectedOptions={selected}
        onOptionSelect={(_, { selectedOptions, optionValue }) => choose(selectedOptions, optionValue)}
      >
        {parameter.includeAll && <Option value={ALL}>All</Option>}
        {choices.map((choice) => (
          <Option key={choice.value} value={choice.value} text={choice.label}>
            {choice.label || '(empty)'}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

const describeSelection = (isAll: boolean, labels: readonly string[]): string =>
  isAll ? 'All' : labels.length > 2 ? `${labels.length} chosen` : labels.join(', ');

/** Columns by position: value, label, selected. */
function readChoices(rows: readonly (readonly unknown[])[]): readonly Choice[] {
  return rows.slice(0, MAX_CHOICES).map(([value, label, selected]) => ({
    value: cellText(value),
    label: cellText(label ?? value),
    selected: selected === true,
  }));
}
