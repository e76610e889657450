/** What the settings in force say about one subject. Pure. */
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
import { holds } from './when.ts';
import { covers, isWithin } from '../core/within.ts';
import type { Values } from './schema.ts';
import { triggerFor } from './triggers.ts';
import type { AlternativesFor } from '../core/alternatives.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** The promise for the closest domain; of several for the same, the least. */
function partnerOf(partners: Values['partners'], name: string): Values['partners'][number] | undefined {
  const about = partners.filter(({ domain }) => covers(domain, name));
  return about.sort(
    (a, b) => b.domain.length - a.domain.length || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
  )[0];
}

type Exception = Values['exceptions'][number];

/** When this exception no longer counts (ms since the epoch): its last day, or minute, counts to its end, UTC. */
export function endOf({ until }: Exception): number {
  return until === undefined ? Infinity : Date.parse(until) + (until.includes('T') ? MINUTE : DAY);
}

/** Does this exception still count at the time `now` (ms)? */
export function isInForce(exception: Exception, now: number): boolean {
  return now < endOf(exception);
}

/** The exceptions that count for this subject at the time `now` (ms). */
export function exceptionsFor(
  settings: EffectiveValues,
  subject: Subject,
  now: number,
): readonly Exception[] {
  const seat = { groups: settings.groups.value, now };
  return settings.exceptions.value.filter(
    (one) =>
      isAbout(one, subject) && isInForce(one, now) && (!one.when || holds(one.when, subject, seat) === 'yes'),
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

/** The decisions of these settings at the time `now` (ms). */
export function actionPolicyOf(settings: EffectiveValues, now: number): ActionPolicy {
  const approved = settings.approvedServices.value;
  const seat = { groups: settings.groups.value, now };
  const stricter = settings.actionsWhen.value.filter(({ when }) => holds(when, undefined, seat) !== 'no');
  return {
    actionsFor(channel, subject) {
      const base: Actions = {
        ...DEFAULT_ACTIONS[channel],
        ...(settings[ACTIONS_OF[channel]].value as Actions),
      };
      // What may be so is held to it: a condition never makes anything milder.
      return stricter
        .filter(
          (one) => ACTIONS_OF[channel].startsWith(one.channel) && holds(one.when, subject, seat) !== 'no',
        )
        .reduce((all, { actions }) => stricterActions(all, actions), base);
    },
    exemptionOf: (subject) => ({
      isExcepted: exceptionsFor(settings, subject, now).length > 0,
      isApproved: subject.type === 'destination' && approved.some(({ host }) => covers(host, subject.host)),
    }),
  };
}

/** May anything of this channel be held? */
export function mayHold(policy: ActionPolicy, channel: Subject['channel']): boolean {
  return Object.values(policy.actionsFor(channel)).some(needsConfirmation);
}

/** May something be sent only with a verdict: is anything of this channel prohibited? */
export function isStrict(policy: ActionPolicy, channel: Subject['channel']): boolean {
  return Object.values(policy.actionsFor(channel)).includes('block');
}

/**
 * May a person pause this channel on a site? Never where the organisation forbids something or wants a reason: what the
 * person chose themselves they may pause.
 */
export function mayPause(settings: EffectiveValues, channel: Subject['channel'], now: number): boolean {
  if (settings.pauseHours.value === 0) return false;
  const isTheirs =
    settings[ACTIONS_OF[channel]].origin === 'organisation' || settings.actionsWhen.value.length > 0;
  const actions = Object.values(actionPolicyOf(settings, now).actionsFor(channel));
  return !isTheirs || !actions.some((action) => action === 'justify' || action === 'block');
}

/** What the organisation itself says of a subject: partners with a promised level, destinations that it chose, exceptions. */
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

/** Is this a name that the organisation wants nobody to be asked about? */
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
 * The sender, with what the organisation says of mails that are sent there; `isTriggered`: the sign of the first of its
 * gateways that is for this sender stands in the subject.
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

/** Safer alternatives, the organisation's own first. */
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

/** The organisation's words in the browser's language, else in the first that it wrote; null: none. */
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
