/** Gateways of the organisation's that encrypt by a sign in the subject: which one is there for a mail? Pure. */
import type { Level, Sender, SenderTrigger } from '../core/model.ts';
import { isFor } from '../core/trigger.ts';
import { covers } from '../core/within.ts';
import type { EffectiveValues } from './resolve.ts';
import type { Values } from './schema.ts';

/** What a gateway's promise is worth as a level. */
const WORTH: Readonly<Record<Values['encryptTrigger'][number]['worth'], Level>> = {
  // As where the webmail shows it (docs/adr/0011).
  'provider-keys': 'transport',
};

/** The gateways that mails from this webmail may go through; none where the page came unencrypted: any network could write it. */
export function triggersAt(
  { encryptTrigger }: EffectiveValues,
  { host, isTrusted }: Pick<Sender, 'host' | 'isTrusted'>,
): Values['encryptTrigger'] {
  if (isTrusted === false) return [];
  return encryptTrigger.value.filter(({ site }) => site.some((one) => covers(one, host)));
}

/** The gateway for mails of this sender: the first that is named for them; `stands`: its sign is in the subject. */
export function triggerFor(
  settings: EffectiveValues,
  sender: Sender,
  stands: boolean,
): SenderTrigger | undefined {
  const one = triggersAt(settings, sender).find((gateway) => isFor(gateway, sender));
  if (!one) return undefined;
  const { text, place, name, worth, link } = one;
  return { text, place, name, level: WORTH[worth], stands, ...(link === undefined ? {} : { link }) };
}
