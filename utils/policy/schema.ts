/**
 * The schema of every setting that an organisation can make, and the only place that spells one. The managed schemas,
 * the reference and the ready-made files for each system are generated from it (`npm run policy:files`).
 */
import { ACTIONS, LEVELS, type Level } from '../core/model.ts';
import { isE164 } from '../core/people.ts';
import { PUBLIC_KEY } from '../signed/ed25519.ts';
import * as z from '../platform/zod.ts';
import { readName, readSubject } from './names.ts';
import { isRequestUrl } from './request-url.ts';
import { isFactsUrl, isOwnServerUrl, isSeveral, parseResolver } from './resolver.ts';
import { DAYS } from './seat.ts';
import { SITUATIONS } from '../core/alternatives.ts';

const text = (most: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(most),
    z.refine((one) => one.trim() !== '', 'Blanks alone'),
  );
/** A domain or host name, converted to lower case and A-labels. No wildcard: its subdomains are included anyway. */
const name = z.string().check(
  z.maxLength(1000),
  z.overwrite((text) => readName(text) ?? ''),
  z.refine((text) => text !== '', 'No name'),
);
/** Whether this is a day of the calendar, such as `2026-11-28`. */
function isDay(text: string): boolean {
  const at = /^\d{4}(-\d\d){2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
const day = z.string().check(z.refine(isDay, 'No day'));
/** A day, or a minute of one, UTC: `2026-11-28` or `2026-11-28T17:30Z`. */
const moment = z.string().check(z.refine(isMoment, 'No day'));
function isMoment(text: string): boolean {
  return isDay(text.replace(/T([01]\d|2[0-3]):[0-5]\dZ$/, ''));
}
const one = z.refine<string>((text) => !isSeveral(text), 'More than one address in one text');
const httpsLink = z.string().check(z.regex(/^https:\/\/[^\s]+$/), z.maxLength(2000));

const action = z.enum(ACTIONS);
const each = z.optional(action);
const actions = z.strictObject(
  Object.fromEntries(LEVELS.map((level) => [level, each])) as Record<Level, typeof each>,
);

/** A label of a group of seats, as in `groups`; `?` (UNREAD_GROUP) if the seat's groups are unknown. */
const label = z.string().check(z.regex(/^(\?|[a-z0-9][a-z0-9-]{0,49})$/));
const hour = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const some = <T extends Parameters<typeof z.array>[0]>(entry: T) =>
  z.optional(z.array(entry).check(z.minLength(1), z.maxLength(50)));

/** When an entry applies: all conditions that it names must hold. */
const when = z
  .strictObject({
    sender: some(name),
    site: some(name),
    group: some(label),
    days: some(z.enum(DAYS)),
    from: z.optional(hour),
    to: z.optional(hour),
  })
  .check(
    z.refine((one) => Object.keys(one).length > 0, 'No condition'),
    z.refine(({ from, to }) => (from === undefined) === (to === undefined), 'One hour without the other'),
    z.refine(({ from, to }) => from === undefined || from !== to, 'The same hour twice'),
  );

const exception = z
  .strictObject({
    kind: z.enum(['recipient', 'domain', 'destination', 'site']),
    value: text(1000),
    reason: text(500),
    /** Last day, or minute, of validity, UTC. */
    until: z.optional(moment),
    when: z.optional(when),
  })
  .check(
    z.overwrite((one) => ({ ...one, value: readSubject(one.kind, one.value) ?? '' })),
    z.refine(({ value }) => value !== '', 'No name'),
    z.refine((one) => one.when === undefined || one.until !== undefined, 'A condition without an end'),
    z.refine(({ kind, when: on }) => kind !== 'destination' || on?.sender === undefined, 'No sender there'),
  );
/** Actions that apply in addition while a condition holds; they never make anything milder. */
const stricterWhen = z
  .strictObject({ channel: z.enum(['mail', 'form', 'upload', 'link', 'chat']), actions, when })
  .check(z.refine((one) => one.channel === 'mail' || one.when.sender === undefined, 'No sender there'));
const partner = z.strictObject({
  domain: name,
  level: z.enum(['transport', 'enforced', 'end-to-end']),
  reason: text(500),
});
const approved = z.strictObject({ host: name, name: text(100) });
const alternative = z.strictObject({
  for: z.array(z.enum(SITUATIONS)).check(z.minLength(1)),
  title: text(100),
  how: text(500),
  link: z.optional(httpsLink),
});
/** A text in the subject by which the organisation's gateway encrypts a mail, and where that applies. */
const trigger = z.strictObject({
  text: z.string().check(
    z.minLength(3),
    z.maxLength(50),
    z.refine((text) => text === text.trim() && !/[\u0000-\u001f\u007f]/.test(text), 'Blanks around it'),
  ),
  place: z.enum(['start', 'end']),
  name: text(100),
  worth: z.enum(['provider-keys']),
  site: z.array(name).check(z.minLength(1), z.maxLength(50)),
  sender: some(name),
  link: z.optional(httpsLink),
});
const words = z.strictObject({
  /** A language tag as browsers use it: `en`, `de`, `pt-BR`. */
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  headline: z.optional(text(150)),
  help: z.optional(text(500)),
  link: z.optional(httpsLink),
  contact: z.optional(text(200)),
});

const person = z.strictObject({
  /** An E.164 number with its plus, or a mail address, in lower case. */
  handle: z.string().check(z.refine((text) => isE164(text) || /^[^\s@A-Z]+@[^\s@A-Z]+$/.test(text))),
  imessage: z.optional(z.boolean()),
  signal: z.optional(z.boolean()),
  smime: z.optional(z.boolean()),
  asOf: day,
});
const keyServer = z.strictObject({ protocol: z.enum(['vks', 'hkp']), url: httpsLink });
const extraHost = z.strictObject({
  host: name,
  app: text(50),
  /** What the app shows about its own encryption is believed on exactly this host. */
  trustsState: z.optional(z.boolean()),
});
/** Where an exception is requested: a URL with placeholders; '' for none. */
const requestUrl = z.string().check(
  one,
  z.refine((text) => text === '' || isRequestUrl(text)),
  z.maxLength(2000),
);
/** An Ed25519 public key (RFC 8032): its 32 octets in base64url. */
const grantKey = z.string().check(z.regex(PUBLIC_KEY));
/** The URL of a server of one's own: https, http on the device itself, or '' for none. */
const ownServer = z.string().check(
  one,
  z.refine((text) => text === '' || isOwnServerUrl(text)),
  z.maxLength(2000),
);

/** Maximum number of entries in a list. */
export const MAX = 1_000;
const list = <T extends Parameters<typeof z.array>[0]>(entry: T) => z.array(entry).check(z.maxLength(MAX));

/** What the organisation's relay behind the mail service honours; `none`: there is no relay. */
export const RELAYS = ['none', 'nothing', 'dane', 'mta-sts', 'both'] as const;

/** Parts of the extension's pages that an organisation can hide. */
export const PARTS = ['people', 'servers', 'data', 'policy', 'journal', 'builder', 'ledger'] as const;

/** Lists: the organisation can also add entries to the existing ones. */
export const LISTS = {
  exceptions: list(exception),
  partners: list(partner),
  approvedServices: list(approved),
  alternatives: list(alternative),
  internalDomains: list(name),
  disabledApps: list(text(50)),
  texts: list(words),
  directory: list(person),
  keyServers: list(keyServer),
  extraHosts: list(extraHost),
  preferredWays: list(text(50)),
  actionsWhen: list(stricterWhen),
  groups: list(label),
  grantKeys: list(grantKey),
  encryptTrigger: list(trigger),
  hiddenParts: list(z.enum(PARTS)),
} as const;

/** The schema of each key’s value. */
export const SHAPE = {
  mailActions: actions,
  formActions: actions,
  uploadActions: actions,
  linkActions: actions,
  chatActions: actions,
  justificationMinimum: z.int().check(z.gte(1), z.lte(500)),
  ...LISTS,
  consentStage: z.int().check(z.gte(0), z.lte(4)),
  resolver: z.string().check(
    one,
    z.refine((text) => parseResolver(text) !== null),
    z.maxLength(2000),
  ),
  outboundRelay: z.enum(RELAYS),
  privateWindows: z.boolean(),
  questionPlace: z.enum(['page', 'window']),
  tips: z.boolean(),
  journalDays: z.int().check(z.gte(0), z.lte(365)),
  keepDecisions: z.boolean(),
  snoozeDays: z.int().check(z.gte(0), z.lte(365)),
  pauseHours: z.int().check(z.gte(0), z.lte(24)),
  directoryUrl: ownServer,
  factsUrl: z.string().check(
    z.refine((text) => text === '' || isFactsUrl(text)),
    z.maxLength(2000),
  ),
  blueBubblesUrl: ownServer,
  probeUrl: ownServer,
  probeToken: z.string().check(z.maxLength(500)),
  policyName: z.string().check(z.maxLength(100)),
  policyDate: z.string().check(z.refine((text) => text === '' || isMoment(text), 'No day')),
  revisionUrl: ownServer,
  requestUrl,
} as const;

export type Key = keyof typeof SHAPE;
export type ListKey = keyof typeof LISTS;
/** A webmail's host. We set `isShared` (suffixes.ts), never the policy: the host belongs to no single organisation. */
export type ExtraHost = z.infer<typeof extraHost> & { readonly isShared?: true };
export type Values = {
  readonly [K in Key]: K extends 'extraHosts' ? readonly ExtraHost[] : z.infer<(typeof SHAPE)[K]>;
};

/** How the organisation sets a key: fixed, as a default, or added to the existing list. */
export const MODES = ['locked', 'recommended', 'merge'] as const;
export type Mode = (typeof MODES)[number];

/** All keys, in the order of `SHAPE`. */
export const KEYS = Object.keys(SHAPE) as readonly Key[];

/** Lists whose entries keep something back, or cause it to be judged at all: more entries are stricter. */
export const GUARDING: readonly Key[] = ['internalDomains', 'extraHosts', 'directory', 'actionsWhen'];

/** Whether this key's value is a list of entries. */
export function isList(key: Key): key is ListKey {
  return key in LISTS;
}

/** Whether this key's value is a table of actions by level. */
export function isActions(
  key: Key,
): key is 'mailActions' | 'formActions' | 'uploadActions' | 'linkActions' | 'chatActions' {
  return key.endsWith('Actions');
}
