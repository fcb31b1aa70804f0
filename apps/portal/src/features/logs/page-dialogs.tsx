import { ExplainDialog } from './results/explain-dialog.tsx';
import { FunctionDialog } from './side/function-dialog.tsx';
import { SaveDialog } from './side/save-dialog.tsx';
import type { QueryTab } from './tabs/tabs-model.ts';
import type { PageDialog } from './use-query-actions.ts';

interface Props {
  readonly dialog: PageDialog | undefined;
  readonly tab: QueryTab;
  readonly onReveal: (offset: number) => void;
  readonly onClose: () => void;
}

/** The dialog that the bar above the editor has opened, if it has. */
export function PageDialogs({ dialog, tab, onReveal, onClose }: Props) {
  switch (dialog?.kind) {
    case 'save':
      return (
        <SaveDialog
          query={dialog.query}
          timespan={tab.timespan}
          known={dialog.known}
          suggestedName={tab.isNamed ? tab.title : ''}
          onSaved={dialog.onSaved}
          onClose={onClose}
        />
      );
    case 'function':
      return <FunctionDialog query={dialog.query} onSaved={dialog.onSaved} onClose={onClose} />;
    case 'explain':
      return (
        <ExplainDialog
          query={dialog.query}
          place={dialog.place}
          timespan={tab.timespan}
          onReveal={onReveal}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
