/** The words of mark and banner: what is said of the whole message in one line. */
import { carriageOf, isCall } from '../../utils/core/destination.ts';
import type { Assessment, Destination, Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { keyOf, t, type MessageKey } from '../../utils/i18n.ts';

/** How an exposed mail goes out, where the evidence says it: people know text messages, not gateways. */
const GOES_OUT_AS: Readonly<Record<string, 'text' | 'fax'>> = {
  because_sms_gateway: 'text',
  because_mms_gateway: 'text',
  because_gateway_ending: 'text',
  because_fax_gateway: 'fax',
};

/** Nothing may be looked up for this recipient: the person has not been asked, or chose offline. */
function lacksConsent({ verdict }: Assessment): boolean {
  return verdict.level === 'unknown' && verdict.evidence.some(({ reason }) => reason === 'no-consent');
}

/** What a destination without a host opens: a mail program, a call, a text message. */
function openedBy({ scheme }: Destination): 'mail' | 'call' | 'sms' | null {
  const carriage = carriageOf(scheme);
  if (carriage === 'phone') return isCall(scheme) ? 'call' : 'sms';
  return carriage === 'mail' ? 'mail' : null;
}

/** The most telling key of an area (`mark`, `banner`) for this recipient or destination. */
function keyFor(area: 'mark' | 'banner', { subject, verdict }: Assessment): MessageKey {
  const { level, evidence } = verdict;
  if (subject.type === 'destination') {
    return keyOf(area, `to_${openedBy(subject) ?? level}`);
  }
  const limit = evidence.find((item) => level === 'exposed' && item.strength === level);
  const as = limit && GOES_OUT_AS[limit.because.key];
  return keyOf(area, as ? `${level}_${as}` : level);
}

/** The banner's sentence about one recipient or destination, exposed or undeliverable. */
export function bannerWords(assessment: Assessment): string {
  return t(keyFor('banner', assessment), nameOf(assessment.subject));
}

/** The level whose shape and colour the mark bears. */
export function markLevel({ state, assessments }: WindowReport): Level | 'blind' {
  if (state === 'blind' || state === 'failed') return 'blind';
  return assessments[0]?.verdict.level ?? 'unknown';
}

/** The worst recipient's name and level, how many others there are, and what could not be read. */
export function markWords(report: WindowReport): string {
  const { state, assessments, unreadable, pending } = report;
  if (state === 'blind') return t('mark_blind');
  if (state === 'failed') return t('mark_failed');
  const [worst] = assessments;
  if (!worst) return t('mark_checking');
  const key = lacksConsent(worst) ? 'mark_no_consent' : keyFor('mark', worst);
  const words = [t(key, nameOf(worst.subject))];
  if (assessments.length > 1) words.push(t('mark_others', String(assessments.length - 1)));
  if (unreadable > 0) words.push(t('mark_unreadable', String(unreadable)));
  if (pending) words.push(t('mark_pending'));
  return words.join(' · ');
}

/** Would another choice on the welcome page tell more about some recipient? */
export function needsConsent({ assessments }: WindowReport): boolean {
  return assessments.some(lacksConsent);
}

/** What the list of a report is called. */
export function titleOf({ kind }: WindowReport): string {
  return t(kind === 'message' ? 'list_title' : 'list_title_to');
}
