/** Safer alternatives that change the mail itself: removing a recipient, correcting a mistyped domain. Pure. */
import { needsConfirmation } from './decide.ts';
import type { Alternative, Recipient, SenderTrigger, Verdict } from './model.ts';
import type { WindowReport } from './report.ts';

/** The recipient that an alternative is about, and what the alternatives need to know about the mail. */
export interface MailContext {
  readonly recipient: Recipient;
  /** Returns the frequent domain that a mistyped one may stand for; null: none. */
  readonly near: (domain: string) => string | null;
  /** The webmail's name, set where Sealcheck can open a draft there. */
  readonly app?: string | undefined;
  /** The organisation's gateway, set only where its trigger in the subject would improve the level. */
  readonly trigger?: SenderTrigger | undefined;
}

/** Listed among the organisation's own alternatives (`isOwn` in advise.ts). */
const TRIGGER = 'organisation-trigger';

/** Whether the domain is known not to exist. False where the lookup failed, or it exists but accepts no mail. */
const isMissing = ({ level, evidence }: Verdict) =>
  level === 'undeliverable' && evidence.some(({ because }) => because.code === 'no-such-domain');

/** Offers the frequent domain that a mistyped, non-existent one may mean ("Did you mean gmail.com?"); else empty. */
export function didYouMean(verdict: Verdict, { recipient, near }: MailContext): Alternative[] {
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

/** Returns the alternative "Remove this recipient". */
export function leaveOut({ address }: Recipient): Alternative {
  return {
    id: 'remove',
    title: { key: 'advice_remove_title' },
    how: { key: 'advice_remove_how', values: [address] },
    act: { kind: 'remove', addresses: [address] },
  };
}

/**
 * Returns the alternative that removes every recipient the question is about and sends to the rest. null unless all
 * recipients are known, at least one needs confirmation and at least one does not.
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

/** Returns "Encrypt with Example Gateway": the alternative that puts the gateway's trigger into the subject. */
export function throughGateway({ text, place, name, link }: SenderTrigger): Alternative {
  return {
    id: TRIGGER,
    title: { key: 'advice_trigger_title', values: [name] },
    how: { key: 'advice_trigger_how', values: [text, name] },
    act: { kind: 'trigger', text, place },
    ...(link === undefined ? {} : { open: link }),
  };
}

/**
 * Returns the same trigger alternative for the whole mail: the held mail is sent once none of the recipients in `stay`
 * needs confirmation.
 */
export function forAll(alternative: Alternative, stay: readonly string[]): Alternative {
  const { act } = alternative;
  return act?.kind === 'trigger' ? { ...alternative, act: { ...act, stay } } : alternative;
}
