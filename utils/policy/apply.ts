/** Applies the settings in force to one subject. Pure. */
import type { Code } from '../core/codes.ts';
import {
  DEFAULT_ACTIONS,
  needsConfirmation,
  stricterActions,
  type ActionPolicy,
  type Actions,
} from '../core/decide.ts';
import { ORGANISATION } from '../core/judge.ts';
import { LEVELS, type Evidence, type Mechanism, type Sender, type Subject } from '../core/model.ts';
import type { OrganisationWords } from '../core/report.ts';
import type { EffectiveValues } from './resolve.ts';
import { conditionHolds } from './when.ts';
import { covers, isWithin } from '../core/within.ts';
import type { Values } from './schema.ts';
import { triggerFor } from './triggers.ts';
import type { AlternativesFor } from '../core/alternatives.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** Returns the promise for the closest domain; of several for the same domain, the one with the lowest level. */
function partnerOf(partners: Values['partners'], name: string): Values['partners'][number] | undefined {
  const about = partners.filter(({ domain }) => covers(domain, name));
  return about.sort(
    (a, b) => b.domain.length - a.domain.length || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
  )[0];
}

type Exception = Values['exceptions'][number];

/** Returns when this exception ends (ms since the epoch): its last day, or minute, counts to its end, UTC. */
export function endOf({ until }: Exception): number {
  return until === undefined ? Infinity : Date.parse(until) + (until.includes('T') ? MINUTE : DAY);
}

/** Whether this exception still counts at `now` (ms). */
export function isInForce(exception: Exception, now: number): boolean {
  return now < endOf(exception);
}

/** Returns the exceptions that apply to this subject at `now` (ms). */
export function exceptionsFor(
  settings: EffectiveValues,
  subject: Subject,
  now: number,
): readonly Exception[] {
  const seat = { groups: settings.groups.value, now };
  return settings.exceptions.value.filter(
    (one) =>
      isAbout(one, subject) &&
      isInForce(one, now) &&
      (!one.when || conditionHolds(one.when, subject, seat) === 'yes'),
  );
}

function isAbout({ kind, value }: Exception, subject: Subject): boolean {
  const isRecipient = subject.type === 'recipient';
  switch (kind) {
    case 'recipient':
      return isRecipient && subject.address.toLowerCase() === value;
    case 'domain':
      return isRecipient && covers(value, subject.domain);
    case 'destination':
      return !isRecipient && covers(value, subject.host);
    case 'site':
      return covers(value, isRecipient ? subject.sender.host : subject.page.host);
  }
}

const ACTIONS_OF = {
  email: 'mailActions',
  form: 'formActions',
  upload: 'uploadActions',
  link: 'linkActions',
  chat: 'chatActions',
} as const;

/** Returns the policy of actions in these settings at `now` (ms). */
export function actionPolicyOf(settings: EffectiveValues, now: number): ActionPolicy {
  const approved = settings.approvedServices.value;
  const seat = { groups: settings.groups.value, now };
  const stricter = settings.actionsWhen.value.filter(
    ({ when }) => conditionHolds(when, undefined, seat) !== 'no',
  );
  return {
    actionsFor(channel, subject) {
      const base: Actions = {
        ...DEFAULT_ACTIONS[channel],
        ...(settings[ACTIONS_OF[channel]].value as Actions),
      };
      // A condition that may hold counts as held: conditions never make anything milder.
      return stricter
        .filter(
          (one) =>
            ACTIONS_OF[channel].startsWith(one.channel) && conditionHolds(one.when, subject, seat) !== 'no',
        )
        .reduce((all, { actions }) => stricterActions(all, actions), base);
    },
    exemptionOf: (subject) => ({
      isExcepted: exceptionsFor(settings, subject, now).length > 0,
      isApproved: subject.type === 'destination' && approved.some(({ host }) => covers(host, subject.host)),
    }),
  };
}

/** Whether anything in this channel may be held. */
export function mayHold(policy: ActionPolicy, channel: Subject['channel']): boolean {
  return Object.values(policy.actionsFor(channel)).some(needsConfirmation);
}

/** Whether this channel blocks anything, so that nothing may be sent without a verdict. */
export function isStrict(policy: ActionPolicy, channel: Subject['channel']): boolean {
  return Object.values(policy.actionsFor(channel)).includes('block');
}

/**
 * Whether a person may pause this channel on a site. Never if the organisation blocks something or requires a
 * justification; what the person has chosen themselves, they may pause.
 */
export function mayPause(settings: EffectiveValues, channel: Subject['channel'], now: number): boolean {
  if (settings.pauseHours.value === 0) return false;
  const isTheirs =
    settings[ACTIONS_OF[channel]].origin === 'organisation' || settings.actionsWhen.value.length > 0;
  const actions = Object.values(actionPolicyOf(settings, now).actionsFor(channel));
  return !isTheirs || !actions.some((action) => action === 'justify' || action === 'block');
}

/** Returns what the organisation asserts about a subject: partner's promised level, approved service, exceptions. */
export function vouch(settings: EffectiveValues, subject: Subject, now: number): Evidence[] {
  const { partners, approvedServices } = settings;
  const say = (
    strength: Evidence['strength'],
    code: Code<'organisation'>,
    ...values: string[]
  ): Evidence => ({
    check: ORGANISATION,
    kind: 'protection',
    finding: 'yes',
    strength,
    because: { code, values },
    source: { name: 'organisation' },
    observedAt: now,
    expiresAt: now + DAY,
  });
  const partner = subject.type === 'recipient' && partnerOf(partners.value, subject.domain);
  const trigger = subject.type === 'recipient' ? subject.sender.rules?.trigger : undefined;
  const service =
    subject.type === 'destination' && approvedServices.value.find(({ host }) => covers(host, subject.host));
  return [
    ...(partner ? [say(partner.level, 'partner', partner.domain, partner.reason)] : []),
    ...(trigger?.stands ? [say(trigger.level, 'trigger', trigger.text, trigger.name)] : []),
    ...(service ? [say(null, 'approved', service.name)] : []),
    ...exceptionsFor(settings, subject, now).map(({ reason }) => say(null, 'exception', reason)),
  ];
}

/** Whether the organisation has declared this subject's name internal, so that nobody may be asked about it. */
export function isInternal({ internalDomains }: EffectiveValues, subject: Subject): boolean {
  const name = subject.type === 'recipient' ? subject.domain : subject.host;
  return internalDomains.value.some((domain) => isWithin(name, domain));
}

const HONOURED: Readonly<Record<Values['outboundRelay'], readonly Mechanism[] | undefined>> = {
  none: undefined,
  nothing: [],
  dane: ['dane'],
  'mta-sts': ['mta-sts'],
  both: ['mta-sts', 'dane'],
};

/**
 * Returns the sender with what the organisation says about mail sent from there. `isTriggered`: the subject contains
 * the trigger of the first gateway for this sender.
 */
export function senderUnder(settings: EffectiveValues, sender: Sender, isTriggered = false): Sender {
  const { outboundRelay, extraHosts, internalDomains } = settings;
  const { host, domain } = sender;
  const relay = HONOURED[outboundRelay.value];
  const trigger = triggerFor(settings, sender, isTriggered);
  const rules = {
    ...(relay && { relay }),
    ...(trigger && { trigger }),
    isOwn: extraHosts.value.some((one) => isWithin(host, one.host) && !one.isShared),
    mustNotLookUp: domain !== undefined && internalDomains.value.some((one) => isWithin(domain, one)),
  };
  return { ...sender, rules };
}

/** Returns a function that gives the safer alternatives, with the organisation's own first. */
export function alternativesUnder(settings: EffectiveValues, fallback: AlternativesFor): AlternativesFor {
  const said = (words: string) => ({ key: 'verbatim', values: [words] });
  const own = settings.alternatives.value.map((one, index) => ({ ...one, id: `organisation-${index}` }));
  return (situation, provider) => [
    ...own
      .filter((one) => one.for.includes(situation))
      .map(({ id, title, how, link }) => ({
        id,
        title: said(title),
        how: said(how),
        ...(link === undefined ? {} : { open: link }),
      })),
    ...fallback(situation, provider),
  ];
}

/** Returns the organisation's texts in the browser's language, else the first that it wrote. Null if there are none. */
export function wordsFor({ texts }: EffectiveValues, language: string): OrganisationWords | null {
  const all = texts.value;
  const tag = language.toLowerCase();
  const exact = all.find((one) => one.language.toLowerCase() === tag);
  const [base] = tag.split('-');
  const found = exact ?? all.find((one) => one.language.toLowerCase().split('-')[0] === base) ?? all[0];
  if (!found) return null;
  const { headline, help, link, contact } = found;
  return { headline, help, link, contact };
}
