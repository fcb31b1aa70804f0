import { Checkbox, Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isNumericType, pickColumns, type TableData } from '../../../charts/chart-series.ts';
import { CHART_TYPES, type ChartChoice, toSettings } from './chart-choice.ts';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    width: '260px',
    flexShrink: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalM,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    '& .fui-Dropdown': { minWidth: 0 },
  },
});

interface Props {
  readonly table: TableData;
  readonly choice: ChartChoice;
  readonly onChange: (choice: ChartChoice) => void;
}

const STACKINGS = [
  { value: 'none', label: 'Side by side' },
  { value: 'stacked', label: 'Stacked' },
  { value: 'stacked100', label: 'Stacked to 100 %' },
] as const;
const AGGREGATIONS = [
  { value: 'sum', label: 'Sum' },
  { value: 'avg', label: 'Average' },
  { value: 'min', label: 'Least' },
  { value: 'max', label: 'Most' },
  { value: 'count', label: 'Count' },
] as const;
const HAS_AXES = new Set(['line', 'area', 'column', 'categorical-bar', 'scatter']);
const NO_SPLIT = '-';

/** Everything about a chart that can be changed by hand. */
export function ChartControls({ table, choice, onChange }: Props) {
  const styles = useStyles();
  const set = (change: Partial<ChartChoice>) => onChange({ ...choice, ...change });
  const { x, y, group } = pickColumns(table, toSettings(choice));
  const names = table.columns.map(({ name }) => name);
  const numbers = table.columns.filter(({ type }) => isNumericType(type)).map(({ name }) => name);
  const hasAxes = HAS_AXES.has(choice.type);
  return (
    <section className={styles.panel} aria-label="Chart options">
      <Pick
        label="Chart"
        value={choice.type}
        options={CHART_TYPES.map(({ type, label }) => ({ value: type, label }))}
        onPick={(type) => set({ type })}
      />
      {choice.type !== 'card' && choice.type !== 'treemap' && (
        <Pick
          label={hasAxes ? 'X axis' : 'Slices'}
          value={x}
          options={asOptions(names)}
          onPick={(xColumn) => set({ xColumn })}
        />
      )}
      <PickMany
        label={hasAxes ? 'Y axis' : 'Values'}
        values={y}
        options={choice.type === 'card' ? names : numbers}
        onPick={(yColumns) => set({ yColumns })}
      />
      {hasAxes && (
        <>
          <Pick
            label="Split by"
            value={group ?? NO_SPLIT}
            options={[{ value: NO_SPLIT, label: 'Nothing' }, ...asOptions(names.filter((name) => name !== x))]}
            onPick={(name) => set({ series: name === NO_SPLIT ? [] : [name] })}
          />
          <Pick
            label="Several values at one place"
            value={choice.aggregation}
            options={AGGREGATIONS}
            onPick={(aggregation) => set({ aggregation })}
          />
          {choice.type !== 'scatter' && (
            <Pick label="Series" value={choice.stacking} options={STACKINGS} onPick={(stacking) => set({ stacking })} />
          )}
          <Range choice={choice} set={set} />
          <Checkbox
            checked={choice.showLegend}
            label="Legend"
            onChange={(_, { checked }) => set({ showLegend: checked === true })}
          />
          <Checkbox
            checked={choice.yScale === 'log'}
            label="Logarithmic y axis"
            onChange={(_, { checked }) => set({ yScale: checked ? 'log' : 'linear' })}
          />
          <Checkbox
            checked={choice.accumulate}
            label="Add up along x"
            onChange={(_, { checked }) => set({ accumulate: checked === true })}
          />
        </>
      )}
      <Field label="Title" size="small">
        <Input size="small" value={choice.title} onChange={(_, { value }) => set({ title: value })} />
      </Field>
    </section>
  );
}

const asOptions = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));

interface PickProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onPick: (value: V) => void;
}

function Pick<V extends string>({ label, value, options, onPick }: PickProps<V>): ReactNode {
  return (
    <Field label={label} size="small">
      <Dropdown
        size="small"
        value={options.find((each) => each.value === value)?.label ?? value}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue }) => onPick(optionValue as V)}
      >
        {options.map((each) => (
          <Option key={each.value} value={each.value}>
            {each.label}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

interface PickManyProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly string[];
  readonly onPick: (values: readonly string[]) => void;
}

function PickMany({ label, values, options, onPick }: PickManyProps) {
  return (
    <Field label={label} size="small">
      <Dropdown
        size="small"
        multiselect
        value={values.join(', ')}
        selectedOptions={[...values]}
        onOptionSelect={(_, { selectedOptions }) => onPick(options.filter((name) => selectedOptions.includes(name)))}
      >
        {options.map((name) => (
          <Option key={name} value={name}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function Range({
  choice,
  set,
}: {
  readonly choice: ChartChoice;
  readonly set: (change: Partial<ChartChoice>) => void;
}) {
  const read = (text: string): number | undefined =>
    text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  return (
    <>
      <Field label="Least y" size="small">
        <Input
          size="small"
          type="number"
          value={String(choice.yMin ?? '')}
          onChange={(_, { value }) => set({ yMin: read(value) })}
        />
      </Field>
      <Field label="Most y" size="small">
        <Input
          size="small"
          type="number"
          value={String(choice.yMax ?? '')}
          onChange={(_, { value }) => set({ yMax: read(value) })}
        />
      </Field>
    </>
  );
}
