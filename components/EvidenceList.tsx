import type { Evidence } from '../utils/core/model.ts';
import { keyOf, t, tBecause } from '../utils/i18n.ts';
import { ageOf } from './age.ts';

/** The sentence of a finding; an unanswered question adds why. */
function sentenceOf({ because, finding, reason }: Evidence): string {
  const sentence = tBecause(because);
  return finding === 'unknown' && reason !== undefined && reason !== 'stale-table'
    ? t('evidence_unknown', sentence, t(keyOf('reason', reason)))
    : sentence;
}

/** Why a verdict is what it is: each reason with its source and age. */
export function EvidenceList({
  evidence,
  now,
}: {
  readonly evidence: readonly Evidence[];
  readonly now: number;
}) {
  return (
    <ul class="evidence">
      {evidence.map((item) => (
        <li key={`${item.check} ${item.because.key} ${item.mechanism ?? ''}`}>
          {sentenceOf(item)}{' '}
          <span class="source">
            {t(
              'evidence_source',
              t(keyOf('source', item.source.name)) || t('source_other'),
              ageOf(item, now),
            )}
            {item.source.url?.startsWith('https:') && item.source.asOf !== undefined && (
              <>
                {' '}
                <a href={item.source.url} target="_blank" rel="noreferrer">
                  {t('source_link')}
                </a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
