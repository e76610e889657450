/** The words of mark and banner: what is said of the whole message in one line. */
import { stricterOf } from '../../utils/core/decide.ts';
import type { Code } from '../../utils/core/codes.ts';
import { carriageOf, isCall } from '../../utils/core/destination.ts';
import type { Assessment, Destination, Level, Verdict } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { keyOf, t, tCount, type MessageKey } from '../../utils/platform/i18n.ts';

/**
 * How an exposed mail goes out, where the evidence says it: people know text messages, not gateways. And what will
 * probably not arrive, as far as the sender keeps to what the recipient demands.
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

/** Nothing may be looked up for this recipient: the person has not been asked, or chose offline. */
function lacksConsent({ verdict }: Assessment): boolean {
  return verdict.level === 'unknown' && verdict.evidence.some(({ reason }) => reason === 'no-consent');
}

/** What a destination without a host opens: a mail program, a call, a text message, or what Messages makes of it. */
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

/** What the list calls a recipient or a destination: one that has no host goes by what it opens. */
export function headingOf({ subject, verdict }: Assessment): string {
  const opened = subject.type === 'destination' ? openedBy(subject, verdict.level) : null;
  return opened === null ? nameOf(subject) : t(keyOf('opens', opened));
}

/** Who can read a chat, where the evidence is more exact than the level. */
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

/** The most telling key of an area (`mark`, `banner`) for this recipient or destination. */
function keyFor(area: 'mark' | 'banner', { subject, verdict }: Assessment): MessageKey {
  const { level, evidence } = verdict;
  if (subject.channel === 'chat') return keyOf(area, `chat_${readersOf(verdict)}`);
  if (subject.type === 'destination') {
    const isBecause = (code: Code) => evidence.some(({ because }) => because.code === code);
    if (isBecause('link-key')) return keyOf(area, 'to_key');
    if (level === 'transport' && isBecause('product')) return keyOf(area, 'to_product');
    return keyOf(area, `to_${openedBy(subject, level) ?? level}`);
  }
  const isWarned = level === 'exposed' || level === 'undeliverable';
  const limit = evidence.find((item) => isWarned && item.strength === level);
  const as = limit && MORE_EXACTLY[limit.because.code];
  if (as === 'refused') return keyOf(area, 'undeliverable_refused');
  return keyOf(area, as ? `exposed_${as}` : level);
}

/** The sentence of an area about one recipient or destination. */
function sentence(area: 'mark' | 'banner', assessment: Assessment): string {
  const { subject } = assessment;
  const product = subject.type === 'destination' ? subject.product : undefined;
  return t(keyFor(area, assessment), nameOf(subject), ...(product === undefined ? [] : [product]));
}

/** The banner's sentence about one recipient or destination: policy may hold any level. */
export function bannerWords(assessment: Assessment): string {
  return sentence('banner', assessment);
}

/** The level whose shape and colour the mark bears. */
export function stripLevel({ state, assessments }: WindowReport): Level | 'blind' {
  if (state === 'blind' || state === 'elsewhere' || state === 'failed') return 'blind';
  return assessments[0]?.verdict.level ?? 'unknown';
}

/** The worst recipient's name and level, how many others there are, and what could not be read. */
export function stripWords(report: WindowReport): string {
  const { state, assessments, unreadable, pending } = report;
  if (state === 'blind') return t('mark_blind');
  if (state === 'elsewhere') return t('mark_elsewhere');
  if (state === 'failed') return t('mark_failed');
  const [worst] = assessments;
  if (!worst) return t('mark_checking');
  const words = [lacksConsent(worst) ? t('mark_no_consent', nameOf(worst.subject)) : sentence('mark', worst)];
  if (assessments.length > 1) words.push(tCount('mark_others', assessments.length - 1));
  if (unreadable > 0) words.push(tCount('mark_unreadable', unreadable));
  if (pending) words.push(t('mark_pending'));
  return words.join(' · ');
}

/** Would another choice on the welcome page tell more about some recipient? */
export function needsConsent({ assessments }: WindowReport): boolean {
  return assessments.some(lacksConsent);
}

/** The assessment that a question is about: the strictest action decides, then the worst level. */
export function mostHeld({ assessments }: WindowReport): Assessment | undefined {
  return assessments.reduce<Assessment | undefined>((most, one) => {
    if (!most) return one;
    return stricterOf(one.action, most.action) === most.action ? most : one;
  }, undefined);
}

/** What the list of a report is called. */
export function titleOf({ kind }: WindowReport): string {
  if (kind === 'chat') return t('list_title_chat');
  return t(kind === 'message' ? 'list_title' : 'list_title_to');
}
