const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A day that a calendar can show. Shape: month 1-12; 29 February counts in any year unless the year is given. */
export function isCalendarDay(month: number, day: number, year?: number): boolean {
  const days = DAYS_IN_MONTH[month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  const isLeapDay = month === 2 && day === 29;
  if (!isLeapDay || year === undefined) return true;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
