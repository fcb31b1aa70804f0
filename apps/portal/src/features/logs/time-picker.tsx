import {
  Button,
  Field,
  Input,
  Menu,
  MenuButton,
  MenuDivider,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { useState } from 'react';
import { describeTimeSpan, makeTimeSpan, TIME_SPANS } from './time-spans.ts';

const useStyles = makeStyles({
  custom: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    minWidth: '260px',
  },
});

interface Props {
  readonly value: string;
  /** The query's own filter decides: the picker says so and has no effect. */
  readonly isOverridden: boolean;
  readonly onChange: (timespan: string) => void;
}

/** The window of a query: a preset, or two ends in UTC. */
export function TimePicker({ value, isOverridden, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const choose = (timespan: string) => {
    onChange(timespan);
    setOpen(false);
  };
  return (
    <Menu open={isOpen} onOpenChange={(_, { open }) => setOpen(open)} checkedValues={{ span: [value] }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          icon={<ClockRegular />}
          aria-label={`Time range: ${isOverridden ? 'set in the query' : describeTimeSpan(value)}`}
        >
          {isOverridden ? 'Time: set in the query' : describeTimeSpan(value)}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {TIME_SPANS.map((span) => (
            <MenuItemRadio key={span.value} name="span" value={span.value} onClick={() => choose(span.value)}>
              {span.label}
            </MenuItemRadio>
          ))}
        </MenuList>
        <MenuDivider />
        <CustomRange value={value} onChange={choose} />
      </MenuPopover>
    </Menu>
  );
}

const toInput = (text: string | undefined): string => (text?.endsWith('Z') ? text.slice(0, 16) : '');

function CustomRange({ value, onChange }: { readonly value: string; readonly onChange: (timespan: string) => void }) {
  const styles = useStyles();
  const [left, right] = value.split('/');
  const [from, setFrom] = useState(right ? toInput(left) : '');
  const [to, setTo] = useState(toInput(right));
  const [error, setError] = useState('');
  const apply = () => {
    const made = makeTimeSpan(from, to);
    if ('error' in made) return setError(made.error);
    setError('');
    onChange(made.timespan);
  };
  return (
    <div className={styles.custom}>
      <Field label="From (UTC)">
        <Input type="datetime-local" value={from} onChange={(_, data) => setFrom(data.value)} />
      </Field>
      <Field label="To (UTC)" {...(error ? { validationMessage: error } : {})}>
        <Input type="datetime-local" value={to} onChange={(_, data) => setTo(data.value)} />
      </Field>
      <Button appearance="primary" onClick={apply}>
        Use this range
      </Button>
    </div>
  );
}
