import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { BranchRegular } from '@fluentui/react-icons/svg/branch';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { PanelLeftContractRegular } from '@fluentui/react-icons/svg/panel-left-contract';
import { PanelLeftExpandRegular } from '@fluentui/react-icons/svg/panel-left-expand';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { TextAlignLeftRegular } from '@fluentui/react-icons/svg/text-align-left';
import { TimePicker } from './time-picker.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  grow: { flexGrow: 1 },
});

export interface QueryBarActions {
  readonly run: () => void;
  readonly cancel: () => void;
  readonly format: () => void;
  readonly comment: () => void;
  readonly explain: () => void;
  readonly share: () => void;
  readonly save: () => void;
  readonly saveAs: () => void;
  readonly saveFunction: () => void;
  readonly toggleSide: () => void;
}

interface Props {
  readonly isSideOpen: boolean;
  readonly isRunning: boolean;
  readonly isEmpty: boolean;
  readonly timespan: string;
  readonly isTimeInQuery: boolean;
  /** Name of the saved query that the tab shows. */
  readonly savedName: string | undefined;
  readonly onTimespan: (timespan: string) => void;
  readonly actions: QueryBarActions;
}

/** What can be done with the query at the cursor. */
export function QueryBar(props: Props) {
  const { isSideOpen, isRunning, isEmpty, timespan, isTimeInQuery, savedName, onTimespan, actions } = props;
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      <Tooltip content={isSideOpen ? 'Hide tables and queries' : 'Show tables and queries'} relationship="label">
        <Button
          appearance="subtle"
          icon={isSideOpen ? <PanelLeftContractRegular /> : <PanelLeftExpandRegular />}
          onClick={actions.toggleSide}
        />
      </Tooltip>
      {isRunning ? (
        <Button icon={<StopRegular />} onClick={actions.cancel}>
          Cancel
        </Button>
      ) : (
        <Tooltip content="Run the query at the cursor (Shift+Enter)" relationship="description">
          <Button appearance="primary" icon={<PlayRegular />} disabled={isEmpty} onClick={actions.run}>
            Run
          </Button>
        </Tooltip>
      )}
      <TimePicker value={timespan} isOverridden={isTimeInQuery} onChange={onTimespan} />
      <span className={styles.grow} />
      <SaveMenu savedName={savedName} isEmpty={isEmpty} actions={actions} />
      <Tooltip content="Copy a link to this query" relationship="label">
        <Button appearance="subtle" icon={<LinkRegular />} disabled={isEmpty} onClick={actions.share} />
      </Tooltip>
      <Tooltip content="Format the query (Shift+Alt+F)" relationship="label">
        <Button appearance="subtle" icon={<TextAlignLeftRegular />} disabled={isEmpty} onClick={actions.format} />
      </Tooltip>
      <Tooltip content="Comment lines in or out (Ctrl+/)" relationship="label">
        <Button appearance="subtle" icon={<CommentRegular />} disabled={isEmpty} onClick={actions.comment} />
      </Tooltip>
      <Tooltip content="Explain: the plan and the SQL of the query" relationship="label">
        <Button appearance="subtle" icon={<BranchRegular />} disabled={isEmpty} onClick={actions.explain} />
      </Tooltip>
    </div>
  );
}

type SaveProps = Pick<Props, 'savedName' | 'isEmpty' | 'actions'>;

function SaveMenu({ savedName, isEmpty, actions }: SaveProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<BookmarkRegular />} disabled={isEmpty}>
          Save
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {savedName !== undefined && <MenuItem onClick={actions.save}>Save “{savedName}”</MenuItem>}
          <MenuItem onClick={actions.saveAs}>Save as a query…</MenuItem>
          <MenuItem onClick={actions.saveFunction}>Save as a function…</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
