import type { OrganisationWords } from '../utils/core/report.ts';
import { t } from '../utils/platform/i18n.ts';
import { OrganisationHelp } from './OrganisationHelp.tsx';

/** Says why a setting cannot be changed, in the organisation's words where it has some. */
export function LockNote({ words }: { readonly words: OrganisationWords | null }) {
  return (
    <div class="note">
      <p>{t('locked_note')}</p>
      {words && <OrganisationHelp words={words} />}
    </div>
  );
}
