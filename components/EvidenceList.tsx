import type { Evidence, Level, Verdict } from '../utils/core/model.ts';
import { keyOf, t, tBecause, tCount, tSource } from '../utils/platform/i18n.ts';
import { ageOf } from './age.ts';
import type { OnClaim } from './inline/view.ts';

/** Reasons that the evidence's own sentence already states. */
const STATED: readonly string[] = ['stale-table', 'pending', 'unreadable'];
/** Reasons for which nobody was asked; naming a source would suggest that somebody was. */
const NOT_ASKED: readonly string[] = ['no-consent', 'off', 'private-window', 'offline', 'budget', 'pending'];

/**
 * Returns the sentence for a finding; if unanswered, with the reason. A mail server alone proves nothing: where it
 * decides the level, the sentence says so.
 */
function sentenceOf({ because, check, finding, reason, strength }: Evidence, level: Level): string {
  const sentence = tBecause(because);
  if (check === 'mail-domain' && finding === 'yes' && level === strength)
    return t('evidence_alone', sentence);
  return finding === 'unknown' && reason !== undefined && !STATED.includes(reason)
    ? t('evidence_unknown', sentence, t(keyOf('reason', reason)))
    : sentence;
}

/**
 * Whether a piece of evidence helps to explain the verdict. What the sender's server does matters only where the
 * recipient's side demands it. "Could not be found out" is untrue of a question not asked yet, so pending evidence is
 * left out where something else decides the level. A missing protection that decides nothing would contradict a
 * headline saying that the message is well protected (ux/README.md, section 4).
 */
function isRelevant(item: Evidence, { level, evidence }: Verdict): boolean {
  const isAbsence = item.kind === 'protection' && item.finding === 'no' && item.strength === null;
  if (isAbsence && (level === 'enforced' || level === 'end-to-end')) return false;
  if (item.reason === 'pending' && item.because.code !== 'pending')
    return !evidence.some(({ strength }) => strength === level);
  if (item.check !== 'sender') return true;
  return evidence.some(
    ({ check, finding, mechanism }) =>
      check !== 'sender' &&
      finding === 'yes' &&
      mechanism !== undefined &&
      (item.mechanism === undefined || mechanism === item.mechanism),
  );
}

/** Orders the evidence: what decides the level first, unanswered questions last; each sentence once. */
function arrange(verdict: Verdict): [string, Evidence][] {
  const { level, evidence } = verdict;
  const rank = ({ strength, finding }: Evidence) => (strength === level ? 0 : finding === 'unknown' ? 2 : 1);
  const sorted = evidence.filter((item) => isRelevant(item, verdict)).sort((a, b) => rank(a) - rank(b));
  return [...new Map(sorted.map((item) => [sentenceOf(item, level), item]))];
}

function SourceOf({ item, now }: { readonly item: Evidence; readonly now: number }) {
  const { name, url, asOf } = item.source;
  if (item.reason !== undefined && NOT_ASKED.includes(item.reason)) {
    return <span class="source">{t('source_unasked')}</span>;
  }
  return (
    <span class="source">
      {t('evidence_source', tSource(name) || t('source_other'), ageOf(item, now))}
      {asOf !== undefined && url?.startsWith('https:') && (
        <>
          {' '}
          <a href={url} target="_blank" rel="noreferrer">
            {t('source_link')}
          </a>
        </>
      )}
    </span>
  );
}

/** What people most often know about one another. */
const CLAIMS = [
  ['imessage', true],
  ['imessage', false],
  ['signal', true],
] as const;

/** Renders the buttons by which a person states what somebody can receive, where nothing is known yet. */
function ClaimButtons({ handle, onMark }: { readonly handle: string; readonly onMark: OnClaim }) {
  return (
    <span class="buttons" role="group" aria-label={t('evidence_mark', handle)}>
      {CLAIMS.map(([means, holds]) => (
        <button
          key={`${means}${String(holds)}`}
          type="button"
          class="button"
          onClick={() => {
            onMark(handle, means, holds);
          }}
        >
          {t(keyOf('people', `${holds ? 'yes' : 'no'}_${means}`))}
        </button>
      ))}
    </span>
  );
}

interface ItemsProps {
  readonly sentences: readonly [string, Evidence][];
  readonly now: number;
  readonly onClaim?: OnClaim | undefined;
}

function Items({ sentences, now, onClaim }: ItemsProps) {
  return sentences.map(([sentence, item]) => (
    <li key={sentence}>
      {sentence} <SourceOf item={item} now={now} />
      {onClaim &&
        item.handle !== undefined &&
        item.finding === 'unknown' &&
        item.reason !== 'private-window' && <ClaimButtons handle={item.handle} onMark={onClaim} />}
    </li>
  ));
}

/** Reports about carriers change no level, and must not stand between a person and the safer alternatives. */
const isReport = ([, { source, strength }]: ItemsProps['sentences'][number]) =>
  source.name === 'carriers' && strength === null;

interface Props extends Omit<ItemsProps, 'sentences'> {
  readonly verdict: Verdict;
}

/**
 * Renders the reasons for a verdict, each with its source and age; a handle of which nothing is known can be marked
 * here.
 */
export function EvidenceList({ verdict, now, onClaim }: Props) {
  const sentences = arrange(verdict);
  const reports = sentences.filter(isReport);
  return (
    <ul class="evidence">
      <Items sentences={sentences.filter((one) => !isReport(one))} now={now} onClaim={onClaim} />
      {reports.length > 0 && (
        <li>
          <details>
            <summary>{tCount('evidence_break_ins', reports.length)}</summary>
            <ul>
              <Items sentences={reports} now={now} />
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}
