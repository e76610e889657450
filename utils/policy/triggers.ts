/** The organisation's gateways that encrypt if the subject has a trigger text: finds the one for a mail. Pure. */
import type { Level, Sender, SenderTrigger } from '../core/model.ts';
import { isFor } from '../core/trigger.ts';
import { covers } from '../core/within.ts';
import type { EffectiveValues } from './resolve.ts';
import type { Values } from './schema.ts';

/** The level that a gateway's promise is worth. */
const WORTH: Readonly<Record<Values['encryptTrigger'][number]['worth'], Level>> = {
  // As if the webmail itself showed it (docs/adr/0011).
  'provider-keys': 'transport',
};

/** Returns the gateways for mail from this webmail. None if its page came unencrypted: any network could write it. */
export function triggersAt(
  { encryptTrigger }: EffectiveValues,
  { host, isTrusted }: Pick<Sender, 'host' | 'isTrusted'>,
): Values['encryptTrigger'] {
  if (isTrusted === false) return [];
  return encryptTrigger.value.filter(({ site }) => site.some((one) => covers(one, host)));
}

/** Returns the gateway for this sender's mail: the first one named for it. `stands`: the subject has its trigger. */
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
