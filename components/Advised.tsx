import type { Alternative } from '../utils/core/model.ts';
import { t } from '../utils/platform/i18n.ts';
import { ageOf } from './age.ts';

/** The source of a piece of advice and its date; null where the advice is Sealcheck's own. */
export function Advised({ item: { source } }: { readonly item: Alternative }) {
  if (source?.asOf === undefined || !source.url?.startsWith('https:')) return null;
  // Advice, unlike a finding, does not go wrong with age: passing its own day as `now` never marks it as old.
  const day = Date.parse(source.asOf);
  return (
    <p class="source">
      {t('evidence_source', source.name, ageOf({ source, observedAt: day }, day))}{' '}
      <a href={source.url} target="_blank" rel="noreferrer">
        {t('source_link')}
      </a>
    </p>
  );
}
