/** Selects the safer alternatives for one subject. Pure: the table's rows are passed in. */
import { didYouMean, throughGateway, leaveOut, type MailContext } from './acting-alternatives.ts';
import type { CheckId, Code } from './codes.ts';
import type { Alternative, Evidence, Text, Verdict } from './model.ts';
import {
  encryptedPage,
  otherResolver,
  withCertificate,
  withKey,
  withSignal,
} from './evidence-alternatives.ts';
import { askForKey } from './notes.ts';
import { noteToPostmaster } from './postmaster.ts';
import type { Situation, AlternativesFor } from './alternatives.ts';

/** Every destination has evidence from at least one of these checks. */
const DESTINATION_CHECKS: readonly CheckId[] = ['scheme', 'phone', 'share-link'];

/** A longer list is no help. */
const MAX = 4;

/** Returns the situation of a chat that uses Apple's messages or RCS (the phone chooses the channel); null: neither. */
function carriageOfMessage(evidence: readonly Evidence[]): Situation | null {
  const says = (...codes: readonly Code[]) => evidence.some(({ because }) => codes.includes(because.code));
  if (says('message-apple', 'message-unconfirmed', 'message-falls-back')) return 'apple-message';
  return says('chat-rcs') ? 'rcs' : null;
}

/** Returns the situation of a form, an upload or a link; null: nothing safer needs to be offered. */
function situationOfDestination({ level, evidence }: Verdict, isLink: boolean): Situation | null {
  const isFrom = (name: CheckId) => evidence.some(({ check }) => check === name);
  if (isFrom('phone')) return carriageOfMessage(evidence) ?? 'phone';
  if (isFrom('share-link')) return 'link-with-key';
  if (level === 'end-to-end') return null;
  const isUpload = !isLink && isFrom('transfer-service');
  if (level === 'exposed' || level === 'unproven')
    return isLink ? 'open-link' : isUpload ? 'open-upload' : 'open-form';
  // These are shown only where policy demands it; then there should be something to do about them as well.
  return isUpload ? 'readable-upload' : 'readable-page';
}

/**
 * Returns the finding that only one side uses an end-to-end provider. The sender's provider comes first: what it offers
 * for people elsewhere needs nothing from them.
 */
function oneSided({ evidence }: Verdict): Evidence | undefined {
  const about = evidence.filter(({ check, strength }) => check === 'e2e-provider' && strength === null);
  return about.find(({ finding }) => finding === 'no') ?? about.find(({ finding }) => finding === 'yes');
}

/** Returns the situation that a verdict describes (`isLink`: of a link); null: nothing safer needs to be offered. */
export function situationOf(verdict: Verdict, isLink = false): Situation | null {
  const { level, evidence } = verdict;
  if (evidence.some(({ check }) => check === 'chat'))
    return level === 'end-to-end' ? null : (carriageOfMessage(evidence) ?? 'chat');
  if (evidence.some(({ check }) => DESTINATION_CHECKS.includes(check)))
    return situationOfDestination(verdict, isLink);
  const limiting = (check: CheckId) =>
    evidence.some((e) => e.check === check && e.finding === 'no' && e.strength === level);
  const about = oneSided(verdict);
  const side = about && (about.finding === 'no' ? 'from-e2e-provider' : 'to-e2e-provider');
  switch (level) {
    case 'undeliverable':
      return limiting('gateway') ? 'dead-gateway' : 'no-such-domain';
    case 'exposed':
      if (!limiting('gateway')) return 'app-not-encrypted';
      return evidence.some(({ because }) => /^fax-/.test(because.code)) ? 'fax-gateway' : 'sms-gateway';
    case 'unproven':
    case 'unknown':
      return side ?? 'unproven';
    case 'transport':
    case 'enforced':
      return side ?? 'provider-readable';
    case 'end-to-end':
      return null;
  }
}

/** What the alternatives for one subject depend on, besides its verdict. */
export interface AlternativeSources {
  readonly alternativesFor: AlternativesFor;
  /** How to encrypt to a key in this webmail; null: not possible. */
  readonly keyHow: Text | null;
  /** Ids of the alternatives to list first, in this order. */
  readonly preferred: readonly string[];
  /** Host of the current page: no alternative leads there. */
  readonly here: string;
  /** The verdict is about a link, which somebody else may follow. */
  readonly isLink?: boolean;
  /** The organisation lets the person choose the resolver. */
  readonly mayChooseResolver?: boolean;
  /** The recipient of a mail; left out: the subject is no mail recipient. */
  readonly meant?: MailContext | undefined;
}

/** Situations in which a person reads the mail who could have a key. */
const READING: readonly Situation[] = [
  'app-not-encrypted',
  'unproven',
  'provider-readable',
  'from-e2e-provider',
];

/** Whether it is one of the organisation's own alternatives, which come before all others. */
const isOwn = ({ id }: Alternative) => id.startsWith('organisation-');

/**
 * Returns the safer alternatives for a verdict, best first, at most four: the organisation's own, then what works for
 * both sides now, then what could work; within these, the order that the organisation prefers. For a mail recipient it
 * adds notes to the recipient and to their postmaster where these can help, and the removal of the recipient.
 */
export function advise(
  verdict: Verdict,
  {
    alternativesFor,
    keyHow,
    preferred,
    here,
    isLink = false,
    mayChooseResolver = false,
    meant,
  }: AlternativeSources,
): Alternative[] {
  const situation = situationOf(verdict, isLink);
  if (situation === null) return [];
  const { evidence } = verdict;
  const provider = oneSided(verdict)?.because.values?.[0];
  const listed = alternativesFor(situation, provider).filter(
    ({ open = '' }) => URL.parse(open)?.hostname !== here,
  );
  const signal = withSignal(evidence);
  const made = [
    ...(meant?.trigger ? [throughGateway(meant.trigger)] : []),
    ...(meant ? didYouMean(verdict, meant) : []),
    ...(mayChooseResolver ? otherResolver(verdict) : []),
    ...encryptedPage(evidence, isLink),
    ...signal.first,
    ...withKey(evidence, keyHow),
    ...withCertificate(evidence),
  ];
  const all = [...made.filter(isOwn), ...listed.filter(isOwn), ...made, ...signal.later, ...listed];
  const alternatives = all.filter(
    (alternative, at) => all.findIndex(({ id }) => id === alternative.id) === at,
  );
  const rank = (alternative: Alternative) => {
    if (isOwn(alternative)) return -1;
    const place = preferred.indexOf(alternative.id);
    return place === -1 ? preferred.length : place;
  };
  const best = alternatives.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX);
  if (!meant) return best;
  const { recipient, app } = meant;
  return [
    ...best,
    ...(READING.includes(situation) ? askForKey(evidence, recipient, app) : []),
    ...noteToPostmaster(verdict, recipient, app),
    leaveOut(recipient),
  ];
}
