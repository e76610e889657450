/** Chooses the texts of the strip, the card and the question: what one line says about the whole message. */
import { stricterOf } from '../../utils/core/decide.ts';
import type { Code } from '../../utils/core/codes.ts';
import { carriageOf, isCall } from '../../utils/core/destination.ts';
import type { Assessment, Destination, Level, Verdict } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { isWaiting, uncheckedOf } from '../../utils/core/unchecked.ts';
import { keyOf, t, tCount, type MessageKey } from '../../utils/platform/i18n.ts';

/**
 * How an exposed mail is carried, where the evidence shows it: people know text messages, not gateways. `refused`: mail
 * that will probably not arrive, if the sender does what the recipient demands.
 */
const MORE_EXACTLY: Readonly<Partial<Record<Code, 'text' | 'fax' | 'listed' | 'refused'>>> = {
  'mta-sts-refused': 'refused',
  'sms-gateway': 'text',
  'mms-gateway': 'text',
  'gateway-ending': 'text',
  'gateway-ended': 'listed',
  'fax-gateway': 'fax',
  'sms-listed': 'listed',
  'mms-listed': 'listed',
  'fax-listed': 'listed',
};

/** Evidence that names a recipient's mail service. */
const OPERATORS: readonly Code[] = ['operator-yes', 'operator-domain'];

/** Returns what a destination without a host opens: a mail program, a call, a text message, Messages or FaceTime. */
function openedBy(
  { scheme }: Destination,
  level: Level,
): 'mail' | 'call' | 'sms' | 'message' | 'facetime' | null {
  const carriage = carriageOf(scheme);
  const message = level === 'exposed' ? 'sms' : 'message';
  if (carriage === 'phone') return isCall(scheme) ? 'call' : message;
  if (carriage === 'apple') return scheme === 'imessage:' ? message : 'facetime';
  return carriage === 'mail' ? 'mail' : null;
}

/**
 * Returns the heading of a recipient or destination in the list; a destination without a host is named by what it
 * opens.
 */
export function headingOf({ subject, verdict }: Assessment): string {
  const opened = subject.type === 'destination' ? openedBy(subject, verdict.level) : null;
  return opened === null ? nameOf(subject) : t(keyOf('opens', opened));
}

/** Who can read a chat, where the evidence is more precise than the level. */
type Readers = 'text' | 'carried' | 'server' | 'may_be_text' | 'message' | 'business' | 'unknown';
const CHAT_READERS: Readonly<Partial<Record<Code, Readers>>> = {
  'chat-sms': 'text',
  'chat-texts': 'text',
  'chat-rcs': 'carried',
  'chat-server': 'server',
  'chat-claimed': 'server',
  'chat-may-be-text': 'may_be_text',
  'message-falls-back': 'text',
  'chat-imessage': 'message',
  'message-unconfirmed': 'message',
  'message-apple': 'message',
  'chat-business': 'business',
  'chat-stale': 'unknown',
};

function readersOf({ level, evidence }: Verdict): Readers | Level {
  const telling = evidence.find(
    ({ strength, because }) => (strength ?? 'unknown') === level && because.code in CHAT_READERS,
  );
  return (telling && CHAT_READERS[telling.because.code]) ?? level;
}

/** `strip`: the short outcome. `mark`: the same about somebody, in one line. `banner`: in a sentence. */
type Area = 'strip' | 'mark' | 'banner';

/** Returns the key of an area's most specific text for this recipient or destination. */
function keyFor(area: Area, { subject, verdict }: Assessment): MessageKey {
  const { level, evidence } = verdict;
  const isBecause = (code: Code) => evidence.some(({ because }) => because.code === code);
  if (subject.channel === 'chat') return keyOf(area, `chat_${readersOf(verdict)}`);
  if (subject.type === 'destination') {
    if (isBecause('link-key')) return keyOf(area, 'to_key');
    if (level === 'transport' && isBecause('product')) return keyOf(area, 'to_product');
    return keyOf(area, `to_${openedBy(subject, level) ?? level}`);
  }
  if (level === 'transport' && isBecause('trigger')) return keyOf(area, 'gateway');
  const isWarned = level === 'exposed' || level === 'undeliverable';
  const limit = evidence.find((item) => isWarned && item.strength === level);
  const as = limit && MORE_EXACTLY[limit.because.code];
  if (as === 'refused') return keyOf(area, 'undeliverable_refused');
  return keyOf(area, as ? `exposed_${as}` : level);
}

/** Returns an area's sentence about one recipient or destination. */
function sentence(area: Area, assessment: Assessment): string {
  const { subject } = assessment;
  const product = subject.type === 'destination' ? subject.product : undefined;
  return t(keyFor(area, assessment), nameOf(subject), ...(product === undefined ? [] : [product]));
}

/** Returns the sentence about one recipient or destination, at any level, since policy may hold any level. */
export function bannerWords(assessment: Assessment): string {
  return sentence('banner', assessment);
}

/** How many characters fit in the strip (ux, "Strip"). */
const MAX_OUTCOME = 40;

/** Returns the width of a text in characters: Chinese and Japanese ones count as two, direction marks as none. */
const widthOf = (text: string) =>
  text.replace(/[\u2068\u2069]/g, '').replace(/[\u2e80-\uffff]/g, '  ').length;

/** Returns a text with a name in it; a name that does not fit keeps only its end, which says whose it is. */
function withName(key: MessageKey, name: string): string {
  let text = t(key, name);
  for (
    let at = Math.max(1, name.length - MAX_OUTCOME);
    at < name.length && widthOf(text) > MAX_OUTCOME;
    at += 1
  )
    text = t(key, `\u2026${name.slice(at)}`);
  return text;
}

/**
 * Returns who can read it, or that it does not arrive, in at most 40 characters and without the recipient's name. Among
 * many recipients (`isMany`) no provider is named, since the others have different ones.
 */
export function outcomeOf(assessment: Assessment, isMany = false): string {
  const { subject, verdict } = assessment;
  const key = keyFor('strip', assessment);
  const kind = uncheckedOf(verdict);
  if (key === 'strip_unknown' && kind && kind !== 'unseen') return t(keyOf('strip_unknown', kind));
  if (key === 'strip_transport' && !isMany) {
    const known = verdict.evidence.find(
      ({ because, strength }) => strength === 'transport' && OPERATORS.includes(because.code),
    );
    const [operator] = known?.because.values ?? [];
    const named = operator === undefined ? '' : t('strip_transport_by', operator);
    // Part of a provider's name would say nothing.
    if (named && widthOf(named) <= MAX_OUTCOME) return named;
  }
  const product = subject.type === 'destination' ? subject.product : undefined;
  return withName(key, key === 'strip_to_product' && product !== undefined ? product : nameOf(subject));
}

/** Whether nothing could be read or judged. The texts are named after the reason. */
function isUnread(state: WindowReport['state']): state is 'blind' | 'elsewhere' | 'failed' {
  return /blind|els|fail/.test(state);
}

/** Returns the level whose shape and colour the strip shows. */
export function stripLevel({ state, assessments }: WindowReport): Level | 'blind' {
  if (isUnread(state)) return 'blind';
  return assessments[0]?.verdict.level ?? 'unknown';
}

/** Returns the worst recipient's name and level, how many others there are, and how many could not be read. */
export function stripWords(report: WindowReport): string {
  const { state, assessments, unreadable, pending } = report;
  if (isUnread(state)) return t(keyOf('mark', state));
  const [worst] = assessments;
  if (!worst || isWaiting(report)) return t('strip_checking');
  const isOff = uncheckedOf(worst.verdict) === 'off';
  const words = [isOff ? t('mark_no_consent', nameOf(worst.subject)) : sentence('mark', worst)];
  if (assessments.length > 1) words.push(tCount('mark_others', assessments.length - 1));
  if (unreadable > 0) words.push(tCount('mark_unreadable', unreadable));
  if (pending) words.push(t('mark_pending'));
  return words.join(' · ');
}

/** Returns what the strip says about the whole message, in at most 40 characters. */
export function stripOutcome(report: WindowReport, about = report.assessments[0]): string {
  const { state, assessments } = report;
  if (isUnread(state)) return t(keyOf('strip', state));
  if (!about || isWaiting(report)) return t('strip_checking');
  if (about.action === 'block') return t('strip_blocked');
  const isMany = assessments.length > 1;
  if (isMany && about.verdict.level === 'end-to-end') return t('strip_end_to_end_all');
  return outcomeOf(about, isMany);
}

/** Returns the assessment that a question is about: the one with the strictest action, then the worst level. */
export function mostHeld({ assessments }: WindowReport): Assessment | undefined {
  return assessments.reduce<Assessment | undefined>((most, one) => {
    if (!most) return one;
    return stricterOf(one.action, most.action) === most.action ? most : one;
  }, undefined);
}

/** Returns the title of a report's card. */
export function titleOf({ kind }: WindowReport): string {
  if (kind === 'chat') return t('list_title_chat');
  return t(kind === 'message' ? 'list_title' : 'list_title_to');
}
