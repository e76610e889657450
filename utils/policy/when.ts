/** Evaluates conditions of the policy. Pure. What cannot be told is `unknown`, which exempts and relaxes nothing. */
import type { Subject } from '../core/model.ts';
import { covers, isWithin } from '../core/within.ts';
import { DAYS, UNREAD_GROUP } from './seat.ts';
import type { Values } from './schema.ts';

export type When = Values['actionsWhen'][number]['when'];
type Holds = 'yes' | 'no' | 'unknown';

/** What conditions depend on, besides the subject. */
export interface Seat {
  readonly groups: readonly string[];
  /** Milliseconds since the epoch; hours and days are those of the device's clock. */
  readonly now: number;
}

const minutes = (hour: string) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));

/** Whether it is in this time window. One over midnight belongs to the day on which it begins; its end is excluded. */
function isTime({ days, from, to }: When, now: number): boolean {
  const date = new Date(now);
  let day = date.getDay();
  if (from !== undefined && to !== undefined) {
    const minute = date.getHours() * 60 + date.getMinutes();
    const [start, end] = [minutes(from), minutes(to)];
    const isOver = start > end && minute < end;
    if (!isOver && (minute < start || (start < end && minute >= end))) return false;
    if (isOver) day = (day + 6) % 7;
  }
  return days?.includes(DAYS[day] ?? 'sun') !== false;
}

function isIn(names: readonly string[] | undefined, name: string | undefined): Holds {
  if (!names) return 'yes';
  if (name === undefined || name === '') return 'unknown';
  if (names.some((one) => covers(one, name))) return 'yes';
  return names.some((one) => isWithin(name, one)) ? 'unknown' : 'no';
}

function isGroup(labels: readonly string[] | undefined, groups: readonly string[]): Holds {
  if (!labels || labels.some((one) => groups.includes(one))) return 'yes';
  return groups.includes(UNREAD_GROUP) ? 'unknown' : 'no';
}

/** Whether this condition holds for the subject on this seat. Without a subject, sender and site are `unknown`. */
export function conditionHolds(when: When, subject: Subject | undefined, { groups, now }: Seat): Holds {
  const sender = subject?.type === 'recipient' ? subject.sender : undefined;
  const site = subject?.type === 'destination' ? subject.page.host : sender?.host;
  const all = [
    isTime(when, now) ? 'yes' : 'no',
    isGroup(when.group, groups),
    isIn(when.sender, sender?.domain),
    isIn(when.site, site),
  ];
  return all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';
}
