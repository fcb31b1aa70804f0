/** Codes of this package. `SCN1xxx` the user can put right, `SCN2xxx` the world failed. */
export const SCAN_PROBLEMS = {
  SCN1001: 'Expected a source that is idle, found one that is being scanned: wait for the run to end, or cancel it.',
  SCN2001: 'Expected the table to take every row of the scan, found rows that it refused.',
} as const;
