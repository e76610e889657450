/**
 * Tries a policy: what would happen under it? Judged as in the worker, with the tables, in each case that lookups may
 * find, and live if wanted.
 */
import { browser } from '../platform/browser.ts';
import { parseRecipients } from '../core/address.ts';
import { ANY_CONTENT, needsConfirmation } from '../core/decide.ts';
import { isReportable } from '../core/destination.ts';
import { ORGANISATION } from '../core/judge.ts';
import {
  type Assessment,
  type Destination,
  type Evidence,
  type Recipient,
  type Subject,
} from '../core/model.ts';
import { nameOf } from '../core/subject.ts';
import { LOOKUP_OUTCOMES, type Case, type Outcome, type Trial, type TrialInput } from '../core/trial.ts';
import { LARGE_TABLES, type LargeTable } from '../data/large.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { readPackageTable } from '../lookups/package-tables.ts';
import { exceptionsFor, senderUnder } from '../policy/apply.ts';
import { applicable } from '../policy/effective-settings.ts';
import type { Policy } from '../policy/parse.ts';
import { resolve, type EffectiveValues } from '../policy/resolve.ts';
import { liveLookups, type AskWorker } from './try-live.ts';
import { lookupsWhere } from './try-lookups.ts';
import { destinationsOf, isOffFor } from './try-places.ts';

type Judging = typeof import('./judging.ts');

/** What a trial needs from this browser. */
export interface TrialPorts {
  /**
   * Returns the judging code as in the worker, with the table corrections that the policy names, or else those in force
   * here. `isCorrected` false: the policy names other corrections than those in force here, and they are not known.
   */
  readonly judgingUnder: (
    factsUrl: EffectiveValues['factsUrl'],
  ) => Promise<{ readonly judging: Judging; readonly isCorrected: boolean }>;
  readonly ask: AskWorker;
}

/** Reads a table from the package. */
export const readTable = <N extends LargeTable>(name: N) =>
  readPackageTable(name, (path) => browser.runtime.getURL(path));

/** Most subjects in one trial. */
const MAX = 50;

/** Returns the settings without anything that lets a subject through. */
const strictly = (settings: EffectiveValues): EffectiveValues => ({
  ...settings,
  exceptions: { ...settings.exceptions, value: [] },
  approvedServices: { ...settings.approvedServices, value: [] },
});

/** Merges equal outcomes of several cases into one. */
function gathered(all: readonly (Outcome | null)[]): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const one of all) {
    if (one === null) continue;
    const isLive = one.cases.includes('live');
    const key = [isLive, one.level, one.action, one.otherwise].join();
    outcomes.set(key, { ...one, cases: [...(outcomes.get(key)?.cases ?? []), ...one.cases] });
  }
  return [...outcomes.values()];
}

/** Returns the action that is carried out: links are never held. */
const made = ({ subject, action }: Assessment) =>
  subject.channel === 'link' && needsConfirmation(action) ? 'inform' : action;

/** Returns what was not looked up or not answered, each with its reason once. */
const unansweredIn = (evidence: readonly Evidence[], name: string, keysUnasked: ReadonlySet<string>) => {
  const all = evidence.flatMap(({ finding, because, reason }) =>
    finding === 'unknown' && reason ? [{ because, reason }] : [],
  );
  if (keysUnasked.has(name))
    all.push({ because: { code: 'key-unknown', values: [name] }, reason: 'no-consent' });
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
};

async function tryOne(
  subject: Subject,
  settings: EffectiveValues,
  { now, cases, keysUnasked }: Trying,
  ask: (settings: EffectiveValues, found: Case) => Promise<Assessment | undefined>,
): Promise<Trial> {
  const asked = cases.map(async (found) => {
    const assessment = await ask(settings, found);
    const plain = await ask(strictly(settings), found);
    if (!assessment) return null;
    const { verdict } = assessment;
    const [action, usual] = [made(assessment), plain ? made(plain) : null];
    const otherwise = usual === action ? null : usual;
    return { assessment, outcome: { cases: [found], level: verdict.level, action, otherwise } };
  });
  const all = await Promise.all(asked);
  const because = (all.find((one) => one)?.assessment.verdict.evidence ?? [])
    .filter(({ check }) => check === ORGANISATION)
    .map((one) => one.because);
  const exceptions = exceptionsFor(settings, subject, now).map(({ kind, value }) => `${kind} ${value}`);
  const outcomes = gathered(all.map((one) => one?.outcome ?? null));
  const state = (subject.type === 'destination' && subject.state) || null;
  const live = cases.includes('live') ? all.at(-1)?.assessment.verdict.evidence : undefined;
  const unanswered = unansweredIn(live ?? [], nameOf(subject), keysUnasked);
  return { subject: nameOf(subject), state, isOff: false, outcomes, because, exceptions, unanswered };
}

/** Returns what would happen to each subject that the text names, in order. Rejects where the tables cannot be read. */
export async function tryPolicy(
  policy: Policy,
  tried: TrialInput,
  now: number,
  { judgingUnder, ask }: TrialPorts,
): Promise<Trial[]> {
  const effective = resolve(await applicable(policy), {});
  const { judging, isCorrected } = await judgingUnder(effective.factsUrl);
  await judging.loadTables(LARGE_TABLES, readTable);
  const isOff = isOffFor(effective, tried);
  // Nothing is looked up for a disabled app.
  const isLive = tried.isLive === true && !isOff;
  const live = liveLookups(effective, () => now, ask);
  const trials = await tryIn(effective, tried, {
    now,
    judging,
    cases: isLive ? [...LOOKUP_OUTCOMES, 'live'] : LOOKUP_OUTCOMES,
    keysUnasked: live.keysUnasked,
    lookupsIn: (found) => (found === 'live' ? live.lookups : lookupsWhere(found, now)),
  });
  if (isOff) return trials.map((one) => ({ ...one, isOff: true, outcomes: [], because: [], exceptions: [] }));
  if (isCorrected) return trials;
  const { host } = new URL(effective.factsUrl.value);
  const because = { code: 'corrections-unknown' as const, values: [host] };
  return trials.map((one) => ({
    ...one,
    unanswered: [...one.unanswered, { because, reason: 'off' as const }],
  }));
}

interface Trying {
  readonly now: number;
  readonly judging: Judging;
  readonly cases: readonly Case[];
  readonly keysUnasked: ReadonlySet<string>;
  readonly lookupsIn: (found: Case) => Lookups;
}

async function tryIn(effective: EffectiveValues, tried: TrialInput, trying: Trying): Promise<Trial[]> {
  const { now, judging, lookupsIn } = trying;
  const { checks } = judging;
  if (tried.kind === 'email') {
    const sender = senderUnder(effective, { host: tried.from.trim().toLowerCase() || 'mail.example' });
    const { addresses } = parseRecipients(tried.to);
    const subjects = addresses.map(
      (one) => ({ type: 'recipient', channel: 'email', ...one, sender }) as const,
    );
    return Promise.all(
      subjects.slice(0, MAX).map((subject) =>
        tryOne(subject, effective, trying, async (settings, found) => {
          const ports = {
            checks,
            lookups: lookupsIn(found),
            ...judging.policyPorts<Recipient>(settings, now),
          };
          const depth = found === 'unasked' ? 'tables' : 'full';
          return (await judging.assess<Recipient>(subject, depth, ports)).assessment;
        }),
      ),
    );
  }
  const isLink = tried.kind === 'link';
  const content = { ...ANY_CONTENT, isSensitive: !isLink, hasFiles: tried.kind === 'upload' };
  return Promise.all(
    destinationsOf(tried)
      .slice(0, MAX)
      .map((subject) =>
        tryOne(subject, effective, trying, async (settings, found) => {
          if (tried.kind === 'form' && !isReportable(subject, false)) return undefined;
          const lookups = lookupsIn(found);
          const depth = found === 'unasked' ? 'tables' : 'full';
          if (isLink && subject.scheme === 'mailto:') {
            const ports = { checks, lookups, content, ...judging.policyPorts<Recipient>(settings, now) };
            return (await judging.assessMailLink('try', parseMailto(tried.to), ports)).assessments[0];
          }
          const ports = { lookups, content, ...judging.policyPorts<Destination>(settings, now) };
          const { assessments } =
            tried.kind === 'chat'
              ? await judging.assessChat(
                  'try',
                  subject,
                  subject.handles ? { handles: subject.handles } : {},
                  {
                    ...ports,
                    checks: judging.chatChecks,
                  },
                )
              : await judging.assessDestination('try', subject, depth, {
                  ...ports,
                  checks: judging.destinationChecks,
                });
          return assessments[0];
        }),
      ),
  );
}

const parseMailto = (link: string) =>
  parseRecipients(link.replace(/^\s*mailto:\/*|\?.*$/gi, '')).addresses.map(({ address }) => address);
