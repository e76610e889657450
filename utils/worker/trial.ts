/** What the policy page, where an admin tries a policy, may have looked up: what a seat may, through the same gate and its record. */
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../platform/browser.ts';
import { unanswered, type Answer } from '../lookups/answer.ts';
import type { Port } from '../lookups/lookups.ts';
import * as z from '../platform/zod.ts';
import type { InForce } from '../policy/in-force.ts';
import { isWithin } from '../policy/within.ts';
import type { LookupsFor } from './lookups.ts';

const LONGEST = 400;
const MOST_HOSTS = 50;
const text = z.string().check(z.maxLength(LONGEST));
const address = z.strictObject({ address: text, localPart: text, domain: text });
const argument = z.union([z.nullable(text), address, z.array(text).check(z.maxLength(MOST_HOSTS))]);
const question = z.strictObject({
  port: z.enum([
    'dns',
    'mtaStsPolicy',
    'https',
    'upgrades',
    'key',
    'smimea',
    'facts',
    'imessage',
    'probe',
    'probedDomain',
  ] satisfies Port[]),
  args: z.array(argument).check(z.maxLength(2)),
});

/** Names in what is asked that the organisation wants nobody to be asked about (`internalDomains`). */
function isSecret({ internalDomains }: InForce['settings'], args: z.infer<typeof question>['args']): boolean {
  const names = args.flatMap((one) =>
    typeof one === 'string'
      ? [one.replace(/^.*@|\.$/g, '').toLowerCase()]
      : one === null
        ? []
        : 'domain' in one
          ? [one.domain]
          : one,
  );
  return names.some((name) => internalDomains.value.some((domain) => isWithin(name, domain)));
}

/** Is this the policy page of the extension itself, as the browser tells? */
function isTrial({ id, url, tab }: Runtime.MessageSender): boolean {
  const page = browser.runtime.getURL('/policy.html');
  return id === browser.runtime.id && tab?.id !== undefined && url?.replace(/[?#].*$/, '') === page;
}

/**
 * Returns what answers one question of that page under the settings in force here: with null what is no question; null for
 * any other sender.
 */
export function createTrial(lookupsFor: LookupsFor, inForce: () => Promise<InForce>) {
  const answer = async (
    message: unknown,
    { tab }: Runtime.MessageSender,
  ): Promise<Answer<unknown> | null> => {
    const asked = question.safeParse(message);
    if (!asked.success) return null;
    const { port, args } = asked.data;
    if (isSecret((await inForce()).settings, args))
      return unanswered('not-public', { name: port }, Date.now());
    const asking = { tabId: tab?.id ?? -1, host: browser.runtime.id, isPrivate: tab?.incognito ?? false };
    const lookups = (await lookupsFor(asking)) as unknown as Readonly<
      Record<Port, (...args: readonly unknown[]) => Promise<Answer<unknown>>>
    >;
    return lookups[port](...args);
  };
  return (message: unknown, sender: Runtime.MessageSender) =>
    isTrial(sender) ? answer(message, sender) : null;
}
