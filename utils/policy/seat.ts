/** Constants of conditions. */

/** Days of the week, as conditions name them; the first is day 0 of `Date`. */
export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Stands for the groups where they were set and could not be read. */
export const UNREAD_GROUP = '?';
