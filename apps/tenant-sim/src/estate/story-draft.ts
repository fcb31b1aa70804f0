import { LABELS, PEOPLE, STORY } from '../scenario/cast.ts';
import { Random } from '../scenario/random.ts';
import type { Draft } from './draft.ts';
import { Filler } from './slots.ts';

const EMPLOYEES = 84;

/** The file of the story: payroll of a quarter, whose label has just been lowered. */
export function draftStoryFile(seed: number, now: Date): Draft {
  const filler = new Filler(new Random(`${seed}/story`), now.getUTCFullYear());
  const header = ['Employee', 'Social Security Number', 'IBAN', 'SWIFT code', 'Gross', 'Net', 'Difference'];
  const rows = Array.from({ length: EMPLOYEES }, () =>
    ['{person}', '{ssn}', '{iban}', '{bic}', '{number}', '{number}', '{small}'].map((slot) => filler.fill(slot)),
  );
  const label = LABELS.find((candidate) => candidate.id === STORY.newLabelId) ?? null;
  return {
    folder: STORY.estateFolder,
    path: STORY.estatePath,
    format: 'xlsx',
    label,
    planted: filler.planted,
    modifiedAt: new Date(now.getTime() - STORY.downgradedMinutesAgo * 60_000),
    body: {
      kind: 'tables',
      title: 'Q3 payroll reconciliation',
      author: PEOPLE.find((person) => person.upn === STORY.actorUpn)?.displayName ?? '',
      sheets: [{ name: 'Reconciliation', hidden: false, rows: [header, ...rows] }],
    },
  };
}
