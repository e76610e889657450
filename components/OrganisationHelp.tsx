import type { OrganisationWords } from '../utils/core/report.ts';
import { t } from '../utils/platform/i18n.ts';

/** Renders the organisation's message, where to read more, and whom to contact. */
export function OrganisationHelp({ words }: { readonly words: OrganisationWords }) {
  const { help, link, contact } = words;
  return (
    <>
      {help !== undefined && <p class="own-words">{help}</p>}
      {(link !== undefined || contact !== undefined) && (
        <p>
          {link !== undefined && (
            <a href={link} target="_blank" rel="noreferrer">
              {t('organisation_help')}
            </a>
          )}{' '}
          {contact !== undefined && t('organisation_contact', contact)}
        </p>
      )}
    </>
  );
}
