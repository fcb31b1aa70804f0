import { createContext, useContext } from 'react';
import type { Bindings } from '../engine/substitute.ts';
import type { Choice, ParameterValue, Workbook } from '../engine/workbook.ts';

/** What every item of an open workbook may read and change. */
export interface WorkbookContext {
  readonly id: string;
  readonly workbook: Workbook;
  readonly bindings: Bindings;
  /** The moment that relative windows end at: moves only when the page is refreshed, so that all panels agree. */
  readonly now: Date;
  readonly setParameter: (name: string, value: ParameterValue | undefined) => void;
  readonly setChoices: (name: string, choices: readonly Choice[]) => void;
  /** Opens the panel beside the page. */
  readonly showDetails: (details: Details) => void;
}

export interface Details {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly cells: readonly unknown[];
}

const Context = createContext<WorkbookContext | undefined>(undefined);
export const WorkbookProvider = Context.Provider;

export function useWorkbook(): WorkbookContext {
  const context = useContext(Context);
  if (!context) throw new Error('a workbook item stands outside of a workbook');
  return context;
}
