import type { Evidence, Verdict } from '../utils/core/model.ts';
import { keyOf, t, tBecause } from '../utils/i18n.ts';
import { ageOf } from './age.ts';

/** Reasons that the sentence itself has given. */
const SAID: readonly string[] = ['stale-table', 'pending'];
/** Reasons for which no question was put to anyone; naming a source would say that one was. */
const UNASKED: readonly string[] = ['no-consent', 'off', 'private-window', 'offline', 'budget', 'pending'];

/** The sentence of a finding; an unanswered question adds why. */
function sentenceOf({ because, finding, reason }: Evidence): string {
  const sentence = tBecause(because);
  return finding === 'unknown' && reason !== undefined && !SAID.includes(reason)
    ? t('evidence_unknown', sentence, t(keyOf('reason', reason)))
    : sentence;
}

/** What the sender heeds matters only where the recipient's side demands it. */
function isRelevant(item: Evidence, all: readonly Evidence[]): boolean {
  if (item.check !== 'sender') return true;
  return all.some(
    ({ check, finding, mechanism }) =>
      check !== 'sender' &&
      finding === 'yes' &&
      mechanism !== undefined &&
      (item.mechanism === undefined || mechanism === item.mechanism),
  );
}

/** What decides the level first, what could not be answered last; each sentence once. */
function arrange({ level, evidence }: Verdict): [string, Evidence][] {
  const rank = ({ strength, finding }: Evidence) => (strength === level ? 0 : finding === 'unknown' ? 2 : 1);
  const sorted = evidence.filter((item) => isRelevant(item, evidence)).sort((a, b) => rank(a) - rank(b));
  return [...new Map(sorted.map((item) => [sentenceOf(item), item]))];
}

function SourceOf({ item, now }: { readonly item: Evidence; readonly now: number }) {
  const { name, url, asOf } = item.source;
  if (item.reason !== undefined && UNASKED.includes(item.reason)) {
    return <span class="source">{t('source_unasked')}</span>;
  }
  return (
    <span class="source">
      {t('evidence_source', t(keyOf('source', name)) || t('source_other'), ageOf(item, now))}
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

/** Why a verdict is what it is: each reason with its source and age. */
export function EvidenceList({ verdict, now }: { readonly verdict: Verdict; readonly now: number }) {
  return (
    <ul class="evidence">
      {arrange(verdict).map(([sentence, item]) => (
        <li key={sentence}>
          {sentence} <SourceOf item={item} now={now} />
        </li>
      ))}
    </ul>
  );
}
