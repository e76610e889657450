/** Reads what the settings mean from the package. */
import { readPackageText } from '../../utils/lookups/package-tables.ts';
import { browser } from '../../utils/platform/browser.ts';
import { t } from '../../utils/platform/i18n.ts';
import { referenceIn, type Reference } from '../../utils/policy/reference-texts.ts';

/** Returns what each setting means in the person's language; in English where the package cannot be read. */
export async function readReference(): Promise<Reference> {
  const packed = await readPackageText(browser.runtime.getURL('/policy/reference.json')).catch(() => '{}');
  return referenceIn(t('locale_language'), JSON.parse(packed) as Record<string, readonly string[]>);
}
