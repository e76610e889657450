/** What would happen under this policy? Judged as the worker does it, by the tables, in each case that looking up may find, and live where wanted. */
import { ADAPTERS } from '../adapters/index.ts';
import { assess } from './assess.ts';
import { assessDestination } from './destination.ts';
import { assessMailLink } from './mail-link.ts';
import { assessChat } from './chat.ts';
import { browser } from '../platform/browser.ts';
import { chatChecks, checks, destinationChecks } from '../checks/index.ts';
import { parseRecipients } from '../core/address.ts';
import { ANY_CONTENT, isHolding } from '../core/decide.ts';
import { isWorthTelling } from '../core/destination.ts';
import { parseHandle } from '../core/handle.ts';
import { ORGANISATION } from '../core/judge.ts';
import {
  CHAT_STATES,
  type Assessment,
  type Destination,
  type Evidence,
  type Recipient,
  type Subject,
} from '../core/model.ts';
import { nameOf } from '../core/subject.ts';
import { FOUND, type Case, type Outcome, type Trial, type Tried } from '../core/trial.ts';
import { chatOf, chatsAt } from '../data/chats.ts';
import { LARGE_TABLES, loadTables, type LargeTable } from '../data/large.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { readPackageTable } from '../lookups/package-tables.ts';
import { peopleOf } from '../page/forms/read-link.ts';
import { policyPorts } from './under-policy.ts';
import { exceptionsFor, senderUnder } from '../policy/apply.ts';
import { heeded } from '../policy/in-force.ts';
import type { Policy } from '../policy/parse.ts';
import { resolve, type Effective } from '../policy/resolve.ts';
import { liveLookups, type AskWorker } from './try-live.ts';
import { lookupsWhere } from './try-lookups.ts';

/** Reads a table from the package. */
export const readTable = <N extends LargeTable>(name: N) =>
  readPackageTable(name, (path) => browser.runtime.getURL(path));

/** Whoever can be asked about in one trial. */
const MOST = 50;

const urlsOf = (text: string): URL[] =>
  text
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .flatMap((one) => URL.parse(/^[a-z][a-z\d+.-]*:/i.test(one) ? one : `https://${one}`) ?? []);

/** What is sent from where, and to where, as the page's script would tell it. */
function destinationsOf({ kind, to, from }: Tried): Destination[] {
  const base = { type: 'destination', upgraded: false } as const;
  if (kind === 'chat') {
    const [host = 'chat.example'] = chatOf(from)?.hosts ?? [];
    const handles = to.split(',').flatMap((one) => parseHandle(one) ?? []);
    const about = {
      ...base,
      channel: kind,
      scheme: 'https:',
      host,
      page: { scheme: 'https:', host },
    } as const;
    return [undefined, ...CHAT_STATES].map((state) => ({
      ...about,
      app: from,
      ...(state && { state }),
      ...(handles.length > 0 && { handles }),
    }));
  }
  if (kind === 'email') return [];
  const [page] = urlsOf(from);
  return urlsOf(to).map((url) => {
    const at = page ?? (kind === 'link' ? new URL('https://page.example') : url);
    const isMessage =
      peopleOf(url).length > 0 || /^(tel|callto|facetime|facetime-audio):$/.test(url.protocol);
    const handles = peopleOf(url).flatMap((one) => parseHandle(one) ?? one);
    return {
      ...base,
      channel: kind,
      scheme: url.protocol,
      host: isMessage ? '' : url.hostname,
      page: { scheme: at.protocol, host: at.hostname },
      ...(handles.length > 0 && { handles }),
    };
  });
}

/** The same settings without what lets something through. */
const strictly = (settings: Effective): Effective => ({
  ...settings,
  exceptions: { ...settings.exceptions, value: [] },
  approvedServices: { ...settings.approvedServices, value: [] },
});

/** The same outcome in several cases is one. */
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

/** What is made of it: links are never held. */
const made = ({ subject, action }: Assessment) =>
  subject.channel === 'link' && isHolding(action) ? 'inform' : action;

/** What was not asked, or not answered, once a reason. */
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
  settings: Effective,
  { now, cases, keysUnasked }: Trying,
  ask: (settings: Effective, found: Case) => Promise<Assessment | undefined>,
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

/** Is nothing done in the app that this is sent from? */
function isOffFor({ disabledApps, extraHosts }: Effective, { kind, from }: Tried): boolean {
  const text = from.trim().toLowerCase();
  const host = kind === 'email' ? text : (urlsOf(text)[0]?.hostname ?? '');
  const apps = [
    ...(kind === 'chat' ? [from] : chatsAt(host).map(({ app }) => app)),
    ...ADAPTERS.filter(({ matches }) => matches.some((one) => one.startsWith(`https://${host}/`))).map(
      ({ name }) => name,
    ),
    ...extraHosts.value.filter((one) => one.host === host).map(({ app }) => app),
  ];
  return apps.some((app) => disabledApps.value.includes(app));
}

/** What would happen to each of those that the text names, in their order. */
export async function tryPolicy(
  policy: Policy,
  tried: Tried,
  now: number,
  ask?: AskWorker,
): Promise<Trial[]> {
  await loadTables(LARGE_TABLES, readTable);
  const inForce = resolve(await heeded(policy), {});
  const isOff = isOffFor(inForce, tried);
  // Nobody is asked for what comes to nothing.
  const isLive = tried.isLive === true && !isOff;
  const live = liveLookups(inForce, () => now, ask);
  const trials = await tryIn(inForce, tried, {
    now,
    cases: isLive ? [...FOUND, 'live'] : FOUND,
    keysUnasked: live.keysUnasked,
    lookupsIn: (found) => (found === 'live' ? live : lookupsWhere(found, now)),
  });
  if (!isOff) return trials;
  return trials.map((one) => ({ ...one, isOff: true, outcomes: [], because: [], exceptions: [] }));
}

interface Trying {
  readonly now: number;
  readonly cases: readonly Case[];
  readonly keysUnasked: ReadonlySet<string>;
  readonly lookupsIn: (found: Case) => Lookups;
}

async function tryIn(inForce: Effective, tried: Tried, trying: Trying): Promise<Trial[]> {
  const { now, lookupsIn } = trying;
  if (tried.kind === 'email') {
    const sender = senderUnder(inForce, { host: tried.from.trim().toLowerCase() || 'mail.example' });
    const { addresses } = parseRecipients(tried.to);
    const subjects = addresses.map(
      (one) => ({ type: 'recipient', channel: 'email', ...one, sender }) as const,
    );
    return Promise.all(
      subjects.slice(0, MOST).map((subject) =>
        tryOne(subject, inForce, trying, async (settings, found) => {
          const ports = {
            checks,
            lookups: lookupsIn(found),
            ...policyPorts<Recipient>(settings, now),
          };
          return (await assess<Recipient>(subject, found === 'unasked' ? 'tables' : 'full', ports))
            .assessment;
        }),
      ),
    );
  }
  const isLink = tried.kind === 'link';
  const content = { ...ANY_CONTENT, isSensitive: !isLink, hasFiles: tried.kind === 'upload' };
  return Promise.all(
    destinationsOf(tried)
      .slice(0, MOST)
      .map((subject) =>
        tryOne(subject, inForce, trying, async (settings, found) => {
          if (tried.kind === 'form' && !isWorthTelling(subject, false)) return undefined;
          const lookups = lookupsIn(found);
          const depth = found === 'unasked' ? 'tables' : 'full';
          if (isLink && subject.scheme === 'mailto:') {
            const ports = { checks, lookups, content, ...policyPorts<Recipient>(settings, now) };
            return (await assessMailLink('try', parseMailto(tried.to), ports)).assessments[0];
          }
          const ports = { lookups, content, ...policyPorts<Destination>(settings, now) };
          const { assessments } =
            tried.kind === 'chat'
              ? await assessChat('try', subject, subject.handles ? { handles: subject.handles } : {}, {
                  ...ports,
                  checks: chatChecks,
                })
              : await assessDestination('try', subject, depth, { ...ports, checks: destinationChecks });
          return assessments[0];
        }),
      ),
  );
}

const parseMailto = (link: string) =>
  parseRecipients(link.replace(/^\s*mailto:\/*|\?.*$/gi, '')).addresses.map(({ address }) => address);
