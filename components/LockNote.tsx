import type { OrganisationWords } from '../utils/core/report.ts';
import { t } from '../utils/platform/i18n.ts';
import { OrganisationHelp } from './OrganisationHelp.tsx';

/** Explains why a setting cannot be changed, with the organisation's own words if it has any. */
export function LockNote({ words }: { readonly words: OrganisationWords | null }) {
  return (
    <div class="note">
      <p>{t('locked_note')}</p>
      {words && <OrganisationHelp words={words} />}
    </div>
  );
}
