/** Corrections of the tables between releases: asked for once a day where an address is set, and heeded by what judges. */
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

/** Which corrections the library that is loaded knows of. */
let known = '';
let judging: Promise<Libraries['judging']> | undefined;

/**
 * What judges, under the corrections in force. Rejects where these cannot be read: they only take trust away, so that
 * without them an answer could be better than the truth. The next call tries again.
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
      library.takeChanges(facts?.changes ?? []);
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
 * What judges where a policy is tried: under the corrections that it names, else under those in force here. Of an address
 * that is not in force here nothing is known: not corrected.
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

/** Asks for the file where it is time. Not awaited: no answer waits for it. */
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
    // Another of our contexts may have asked meanwhile: what that was told stays.
    if (next) await factsItem.change((before) => (before?.askedAt === kept?.askedAt ? next : before));
  } finally {
    isAsking = false;
  }
}
