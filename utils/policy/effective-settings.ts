/** The settings in force now: the organisation's, the person's, the defaults. */
import { browser } from '../platform/browser.ts';
import type { Stage } from '../lookups/egress.ts';
import { readConsent, watchConsent } from './consent.ts';
import { grantsItem, noteEnds, withGrants } from './grants.ts';
import { keptItem, noteDelivery, readManaged, type Managed } from './managed.ts';
import { CHOICES, POLICY_KEY } from './own-keys.ts';
import { parsePolicy, type Policy } from './parse.ts';
import { secretsChangedItem } from '../storage/secrets.ts';
import { parseResolver, type ResolverChoice } from './resolver.ts';
import { DEFAULTS, resolve, type EffectiveValues } from './resolve.ts';
import type { Values } from './schema.ts';
import { readSuffixes } from '../lookups/public-suffixes.ts';
import type { IsSuffix } from '../core/suffixes.ts';
import { namesAnybody, withoutSuffixes } from './suffixes.ts';
import { passwordFor, readSettings, settingsItem, type Settings } from './settings.ts';
import type { Problem } from './problem.ts';

export interface EffectiveSettings {
  readonly settings: EffectiveValues;
  readonly problems: readonly Problem[];
  readonly managed: Managed;
  /** What the person chose, whether it is in force or not. */
  readonly own: Settings;
}

/**
 * Returns what the person chose, under the policy's names. Nothing before they were asked, and no more than the
 * browser's own consent covers now.
 */
function chosenBy(settings: Settings, consent: Stage): { -readonly [K in keyof Values]?: Values[K] } {
  const { chosen, stage, resolver, privateWindows, keyServer, blueBubbles, more, factsUrl = '' } = settings;
  if (!chosen) return {};
  return {
    ...(more as Partial<Values>),
    consentStage: Math.min(stage, consent),
    resolver: resolver.kind === 'own' ? resolver.url : resolver.kind,
    privateWindows,
    ...(keyServer === ''
      ? {}
      : { keyServers: [...DEFAULTS.keyServers, { protocol: 'hkp', url: new URL(keyServer).origin }] }),
    ...(factsUrl === '' ? {} : { factsUrl }),
    ...(blueBubbles.url === '' || consent < 4 ? {} : { blueBubblesUrl: blueBubbles.url }),
  };
}

/** Returns the resolver to ask under these settings. */
export function resolverOf({ resolver }: EffectiveValues): ResolverChoice {
  return parseResolver(resolver.value) ?? { kind: 'off' };
}

/** Returns a predicate for public suffixes. Null if the list cannot be read now. */
export async function knownSuffixes(): Promise<IsSuffix | null> {
  return readSuffixes().catch((error: unknown) => {
    console.error(error);
    return null;
  });
}

/** Returns the policy without entries that would exempt everybody; without a suffix list, it exempts nobody. */
export async function applicable(policy: Policy): Promise<Policy> {
  return namesAnybody(policy) ? withoutSuffixes(policy, await knownSuffixes()) : policy;
}

let read: { readonly text: string; readonly policy: Policy } | undefined;

/** Parses the policy that the browser delivered, once for as long as its text stays the same. */
function policyIn({ raw, good }: Managed): Policy {
  const text = JSON.stringify([raw, good]);
  if (read?.text !== text) read = { text, policy: parsePolicy(raw, good) };
  return read.policy;
}

/** Reads all settings again. */
export async function readEffectiveSettings(now: number): Promise<EffectiveSettings> {
  const [managed, user, consent, granted] = await Promise.all([
    readManaged(now),
    readSettings(),
    readConsent(),
    grantsItem.read(),
  ]);
  const policy = await applicable(policyIn(managed));
  const chosen = chosenBy(user, consent);
  // If decisions must be kept, the organisation's retention applies, not the person's.
  if (resolve(policy, chosen).keepDecisions.value) delete chosen.journalDays;
  void noteEnds(granted, now).catch(console.error);
  const isSuffix = granted.some(({ kind }) => kind !== 'recipient') ? await knownSuffixes() : null;
  return {
    settings: withGrants(resolve(policy, chosen), granted, now, isSuffix),
    problems: policy.problems,
    managed,
    own: user,
  };
}

/** Calls back whenever something that may be in force changes, until the signal aborts. */
export function watchEffectiveSettings(signal: AbortSignal, onChange: () => void): void {
  for (const item of [settingsItem, keptItem, secretsChangedItem, grantsItem]) item.watch(signal, onChange);
  const listener = (_: unknown, area: string) => {
    if (area === 'managed') void noteDelivery(Date.now()).then(onChange);
  };
  browser.storage.onChanged.addListener(listener);
  watchConsent(signal, onChange);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(listener);
  });
}

/** An absent policy is read again after this time (ms): it may arrive late, without an event. */
const AGE = 30_000;

/** Returns a function that reads the settings in force: once for all simultaneous callers, and again after a change. */
export function createEffectiveSettings(now: () => number): () => Promise<EffectiveSettings> {
  let current: Promise<EffectiveSettings> | undefined;
  let readAt = 0;
  watchEffectiveSettings(new AbortController().signal, () => (current = undefined));
  const ask = async (): Promise<EffectiveSettings> => {
    if (!current) readAt = now();
    const reading = (current ??= readEffectiveSettings(now()));
    const effective = await reading.catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    // While the browser may still deliver the policy, every call reads again; later, at most one per AGE.
    const { state } = effective.managed;
    const isOld = state === 'none' && Math.abs(now() - readAt) > AGE;
    if ((state === 'waiting' || isOld) && current === reading) current = undefined;
    return isOld ? ask() : effective;
  };
  return ask;
}

export type LockableSetting = keyof typeof POLICY_KEY | (typeof CHOICES)[number];

export interface OwnSettings {
  readonly settings: Settings;
  /** Settings that the person cannot change. */
  readonly locked: ReadonlySet<LockableSetting>;
}

/** Returns the settings in force, in the shape in which our pages show the person's own settings. */
export function ownSettings({ settings, own }: EffectiveSettings): OwnSettings {
  const { consentStage, privateWindows, keyServers, blueBubblesUrl } = settings;
  const names = Object.keys(POLICY_KEY) as (keyof typeof POLICY_KEY)[];
  const isFixed = (key: (typeof CHOICES)[number]) =>
    settings[key].isLocked || (key === 'journalDays' && settings.keepDecisions.value);
  return {
    settings: {
      stage: consentStage.value as Settings['stage'],
      chosen: consentStage.origin !== 'default',
      resolver: resolverOf(settings),
      privateWindows: privateWindows.value,
      keyServer: keyServers.isLocked ? keyServers.value.map(({ url }) => url).join(', ') : own.keyServer,
      factsUrl: settings.factsUrl.value,
      blueBubbles: { url: blueBubblesUrl.value, password: passwordFor(blueBubblesUrl.value, own) },
      more: own.more ?? {},
    },
    locked: new Set<LockableSetting>([
      ...names.filter((name) => settings[POLICY_KEY[name]].isLocked),
      ...CHOICES.filter(isFixed),
    ]),
  };
}

/** Returns the values in force of the other settings that a person can change. */
export function valuesOf(settings: EffectiveValues): Pick<Values, (typeof CHOICES)[number]> {
  const values = CHOICES.map((key) => [key, settings[key].value] as const);
  return Object.fromEntries(values) as unknown as Pick<Values, (typeof CHOICES)[number]>;
}
