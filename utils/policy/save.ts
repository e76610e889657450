/** Storing what a person chose, with the browser's own consent where it asks for one. */
import { requestConsent } from './consent.ts';
import { resolverUrlOf, writeSettings, type Settings } from './settings.ts';

/** Name of the resolver that is told domains, for the sentence that says so. */
export function resolverNameOf({ resolver }: Pick<Settings, 'resolver'>): string {
  const url = resolverUrlOf(resolver);
  return url !== null && URL.canParse(url) ? new URL(url).host : '–';
}

/** Stores a choice. Must be called inside a click handler. False where consent was refused; then nothing changes. */
export async function saveChoice(patch: Partial<Settings> & Pick<Settings, 'stage'>): Promise<boolean> {
  if (!(await requestConsent(patch.stage))) return false;
  await writeSettings({ ...patch, chosen: true });
  return true;
}
