/** Corrections of the tables between releases: fetched daily if a URL is set, and applied by the judging library. */
import { factsItem } from '../storage/corrections.ts';
import type { EgressRequest, EgressResponse } from '../lookups/egress.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import type { Facts } from '../signed/facts.ts';
import { dropLibrary, loadLibrary, type Libraries } from './library.ts';

const now = () => Date.now();

async function factsOf({ settings }: Pick<EffectiveSettings, 'settings'>): Promise<Facts | null> {
  const url = settings.factsUrl.value;
  if (url === '') return null;
  return (await loadLibrary('facts')).keptFacts(await factsItem.read(), url);
}

/** The URL and version of the corrections that the loaded library applies; '' for none. */
let known = '';
let judging: Promise<Libraries['judging']> | undefined;

/**
 * Loads the judging library with the corrections in force. Rejects if these cannot be read: they only take trust away,
 * so without them an answer could be better than the truth. The next call tries again.
 */
export async function loadJudging(
  current: Pick<EffectiveSettings, 'settings'>,
): Promise<Libraries['judging']> {
  const facts = await factsOf(current);
  const wanted = facts ? `${current.settings.factsUrl.value} ${facts.version}` : '';
  if (!judging || wanted !== known) {
    if (wanted !== known) dropLibrary('judging');
    known = wanted;
    judging = loadLibrary('judging').then((library) => {
      library.setCorrections(facts?.changes ?? []);
      return library;
    });
  }
  const loading = judging;
  return loading.catch((error: unknown) => {
    if (judging === loading) judging = undefined;
    throw error;
  });
}

/**
 * Loads the judging library for trying out a policy: with the corrections that the policy names, else those in force
 * here. `isCorrected` is false if the policy names a URL that is not in force here, as its corrections are unknown.
 */
export async function loadJudgingUnder(
  factsUrl: EffectiveSettings['settings']['factsUrl'],
  here: EffectiveSettings,
): Promise<{ readonly judging: Libraries['judging']; readonly isCorrected: boolean }> {
  const isNamed = factsUrl.origin !== 'default';
  const settings = isNamed ? { ...here.settings, factsUrl } : here.settings;
  const isCorrected = !isNamed || factsUrl.value === '' || factsUrl.value === here.settings.factsUrl.value;
  return { judging: await loadJudging({ settings }), isCorrected };
}

let isAsking = false;

/** Fetches the corrections if they are due. Not awaited: no answer waits for it. */
export async function renew(
  { settings }: EffectiveSettings,
  ask: (question: EgressRequest) => Promise<EgressResponse>,
): Promise<void> {
  const url = settings.factsUrl.value;
  if (url === '' || isAsking) return;
  isAsking = true;
  try {
    const kept = await factsItem.read();
    const next = await (await loadLibrary('facts')).renewFacts(kept, url, { ask, now });
    // Another of our contexts may have fetched meanwhile: its result stays.
    if (next) await factsItem.change((before) => (before?.askedAt === kept?.askedAt ? next : before));
  } finally {
    isAsking = false;
  }
}
