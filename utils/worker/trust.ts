/** Whose claim counts: what a page shows of its own encryption proves nothing on a host that is not the app's own. */
import { appFile } from '../build/adapter-files.ts';
import type { Sender } from '../core/model.ts';
import type { From } from '../messages/receive.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';

/**
 * Returns what the worker itself knows of the page that sends, by the host that the browser reports. It is never
 * trusted if the page was loaded unencrypted, and is trusted if the organisation names exactly this host and app
 * (`trustsState`); otherwise the table of providers decides.
 */
export function trustIn(
  { extraHosts }: EffectiveSettings['settings'],
  { host, scheme }: From,
  adapter: string | null,
): Pick<Sender, 'isTrusted'> {
  if (scheme !== 'https:') return { isTrusted: false };
  const isNamed =
    adapter !== null &&
    extraHosts.value.some(
      (one) => one.trustsState === true && one.host === host && appFile(one.app) === appFile(adapter),
    );
  return isNamed ? { isTrusted: true } : {};
}
