/** Something that the palette can do or open. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly note?: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Entries of one group, at most. Larger: the groups below it are out of sight. */
const MOST_OF_GROUP = 6;

/** How well a title fits: 0 not at all, 3 as a whole. */
function fit(title: string, words: string): number {
  const text = title.toLowerCase();
  const wanted = words.trim().toLowerCase();
  if (wanted === '' || text === wanted) return 3;
  if (text.startsWith(wanted)) return 2;
  return wanted.split(/\s+/).every((word) => text.includes(word)) ? 1 : 0;
}

/** The commands whose title or note holds the words, the best first within a group, the groups as they come. */
export function findCommands(commands: readonly Command[], words: string): readonly Command[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.flatMap((group) =>
    commands
      .filter((command) => command.group === group)
      .map((command) => ({
        command,
        score: fit(command.title, words) || (fit(command.note ?? '', words) > 0 && command.note ? 0.5 : 0),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, words.trim() === '' ? Number.POSITIVE_INFINITY : MOST_OF_GROUP)
      .map(({ command }) => command),
  );
}
