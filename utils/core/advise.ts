/** Which safer alternatives are there for this very subject? Pure: the table's rows are handed in. */
import { didYouMean, throughGateway, withoutThem, type Meant } from './acting-alternatives.ts';
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
import { tellPostmaster } from './postmaster.ts';
import type { Situation, AlternativesFor } from './alternatives.ts';

/** Checks of which one at least says something of every destination. */
const DESTINATION_CHECKS: readonly CheckId[] = ['scheme', 'phone', 'share-link'];

/** More than this is no help but a list. */
const MAX = 4;

/** Whether the chat uses Apple's messages or RCS, whose channel the phone decides; null: neither. */
function carriageOfMessage(evidence: readonly Evidence[]): Situation | null {
  const says = (...codes: readonly Code[]) => evidence.some(({ because }) => codes.includes(because.code));
  if (says('message-apple', 'message-unconfirmed', 'message-falls-back')) return 'apple-message';
  return says('chat-rcs') ? 'rcs' : null;
}

/** What is wrong with a form, an upload or a link; null: nothing. */
function situationOfDestination({ level, evidence }: Verdict, isLink: boolean): Situation | null {
  const isFrom = (name: CheckId) => evidence.some(({ check }) => check === name);
  if (isFrom('phone')) return carriageOfMessage(evidence) ?? 'phone';
  if (isFrom('share-link')) return 'link-with-key';
  if (level === 'end-to-end') return null;
  const isUpload = !isLink && isFrom('transfer-service');
  if (level === 'exposed' || level === 'unproven')
    return isLink ? 'open-link' : isUpload ? 'open-upload' : 'open-form';
  // Nothing is shown of these but where policy says so; then there is something to be done, too.
  return isUpload ? 'readable-upload' : 'readable-page';
}

/**
 * What was found about an end-to-end provider on one side only: what the sender's own can do for people elsewhere comes
 * first, since it needs nothing of them.
 */
function oneSided({ evidence }: Verdict): Evidence | undefined {
  const about = evidence.filter(({ check, strength }) => check === 'e2e-provider' && strength === null);
  return about.find(({ finding }) => finding === 'no') ?? about.find(({ finding }) => finding === 'yes');
}

/** The situation that a verdict (of a link, where `isLink`) describes, or null where nothing safer needs to be said. */
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

/** What the advice for one subject rests on besides its verdict. */
export interface AlternativeSources {
  readonly alternativesFor: AlternativesFor;
  /** How one encrypts to a key where this is written; null: not at all. */
  readonly keyHow: Text | null;
  /** Ids that come first, in this order. */
  readonly preferred: readonly string[];
  /** The host where the person is: no alternative leads there. */
  readonly here: string;
  /** The verdict is about a link, which somebody else may follow. */
  readonly isLink?: boolean;
  /** The organisation has left it to the person which resolver is asked. */
  readonly mayChooseResolver?: boolean;
  /** Whom a mail is to; left out: it is none. */
  readonly meant?: Meant | undefined;
}

/** Somebody reads the mail who could have a key. */
const READING: readonly Situation[] = [
  'app-not-encrypted',
  'unproven',
  'provider-readable',
  'from-e2e-provider',
];

/** Ids of the organisation's own ways, which come before all others. */
const isOwn = ({ id }: Alternative) => id.startsWith('organisation-');

/**
 * Safer alternatives for a verdict, best first, at most four: the organisation's own, what works for both sides now,
 * what could work; the organisation's order before ours. In a mail, whoever runs the recipient's can be told
 * besides, and the recipient can be taken out.
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
    ...tellPostmaster(verdict, recipient, app),
    withoutThem(recipient),
  ];
}
