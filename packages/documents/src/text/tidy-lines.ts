/**
 * Takes the space off line ends and joins runs of empty lines into one.
 * In linear time: a pattern such as `[ \t]+\n` takes the square of a long run of spaces.
 */
export function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
