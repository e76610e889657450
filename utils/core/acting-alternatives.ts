/** Safer alternatives that are done in the mail itself: taking a recipient out, putting a mistyped domain right. Pure. */
import { needsConfirmation } from './decide.ts';
import type { Alternative, Recipient, SenderTrigger, Verdict } from './model.ts';
import type { WindowReport } from './report.ts';

/** Whom an alternative is about, which frequent domain a mistyped one may stand for (null: none). */
export interface Meant {
  readonly recipient: Recipient;
  readonly near: (domain: string) => string | null;
  /** The webmail's name, where it can be told to open a draft. */
  readonly app?: string | undefined;
  /** The organisation's gateway, where the level would be better with the sign for it in the subject. */
  readonly trigger?: SenderTrigger | undefined;
}

/** Among the organisation's own ways (`isOwn` in advise.ts). */
const TRIGGER = 'organisation-trigger';

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
export function othersOf({ kind, state, assessments, unreadable }: WindowReport): Alternative | null {
  if (kind !== 'message' || state !== 'assessed' || unreadable > 0) return null;
  const mail = assessments.flatMap(({ subject, action }) =>
    subject.type === 'recipient' ? [{ address: subject.address, isHeld: needsConfirmation(action) }] : [],
  );
  const addresses = mail.filter(({ isHeld }) => isHeld).map(({ address }) => address);
  const stay = mail.filter(({ isHeld }) => !isHeld).map(({ address }) => address);
  if (addresses.length === 0 || stay.length === 0) return null;
  return {
    id: 'others',
    title: { key: 'advice_others_title', count: stay.length },
    how: { key: 'advice_others_how', values: [addresses.join(', ')] },
    act: { kind: 'remove', addresses, stay },
  };
}

/** "Encrypt with Example Gateway": by the sign for which the organisation's gateway looks in the subject. */
export function throughGateway({ text, place, name, link }: SenderTrigger): Alternative {
  return {
    id: TRIGGER,
    title: { key: 'advice_trigger_title', values: [name] },
    how: { key: 'advice_trigger_how', values: [text, name] },
    act: { kind: 'trigger', text, place },
    ...(link === undefined ? {} : { open: link }),
  };
}

/** The same for the mail as a whole: what is held goes once nothing is to be asked about any of these. */
export function forAll(alternative: Alternative, stay: readonly string[]): Alternative {
  const { act } = alternative;
  return act?.kind === 'trigger' ? { ...alternative, act: { ...act, stay } } : alternative;
}
