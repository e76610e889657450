import type { Alternative } from '../utils/core/model.ts';
import { t } from '../utils/platform/i18n.ts';
import { ageOf } from './age.ts';

/** Who gives this advice, and of which day it is; nothing where it is Sealcheck's own. */
export function Advised({ item: { source } }: { readonly item: Alternative }) {
  if (source?.asOf === undefined || !source.url?.startsWith('https:')) return null;
  // No advice is wrong because it is old, as a finding is.
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
