/** Constants for conditions. */

/** Days of the week, as conditions name them; the first is day 0 of `Date`. */
export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Stands for the seat's groups if they were set but could not be read. */
export const UNREAD_GROUP = '?';
