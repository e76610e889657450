/** Safer alternatives that are done in the mail itself: taking a recipient out, putting a mistyped domain right. Pure. */
import { needsConfirmation } from './decide.ts';
import type { Alternative, Recipient, Verdict } from './model.ts';
import type { Others, WindowReport } from './report.ts';

/** Whom an alternative is about, and which frequent domain a mistyped one may stand for (null: none). */
export interface Meant {
  readonly recipient: Recipient;
  readonly near: (domain: string) => string | null;
}

/** Is it known that there is no such domain? Not where it could not be asked, nor where it is there and takes no mail. */
const isMissing = ({ level, evidence }: Verdict) =>
  level === 'undeliverable' && evidence.some(({ because }) => because.code === 'no-such-domain');

/** "Did you mean gmail.com?" */
export function didYouMean(verdict: Verdict, { recipient, near }: Meant): Alternative[] {
  const domain = isMissing(verdict) ? near(recipient.domain) : null;
  if (domain === null) return [];
  return [
    {
      id: 'did-you-mean',
      title: { key: 'advice_mean_title', values: [domain] },
      how: { key: 'advice_mean_how', values: [recipient.domain] },
      act: { kind: 'correct', address: recipient.address, domain },
    },
  ];
}

/** "Remove this recipient". */
export function withoutThem({ address }: Recipient): Alternative {
  return {
    id: 'remove',
    title: { key: 'advice_remove_title' },
    how: { key: 'advice_remove_how', values: [address] },
    act: { kind: 'remove', addresses: [address] },
  };
}

/**
 * Taking out everyone whom a question is about and sending to the rest, where it is known who all of them are, and some
 * remain about whom nothing is to be asked; else null.
 */
export function othersOf({ kind, state, assessments, unreadable }: WindowReport): Others | null {
  if (kind !== 'message' || state !== 'assessed' || unreadable > 0) return null;
  const mail = assessments.flatMap(({ subject, action }) =>
    subject.type === 'recipient' ? [{ address: subject.address, isHeld: needsConfirmation(action) }] : [],
  );
  const addresses = mail.filter(({ isHeld }) => isHeld).map(({ address }) => address);
  const stay = mail.filter(({ isHeld }) => !isHeld).map(({ address }) => address);
  if (addresses.length === 0 || stay.length === 0) return null;
  const alternative: Alternative = {
    id: 'others',
    title: { key: 'advice_others_title', count: stay.length },
    how: { key: 'advice_others_how', values: [addresses.join(', ')] },
    act: { kind: 'remove', addresses },
  };
  return { alternative, stay };
}
