/** Suggests what to write in place of an error in a policy: the nearest name, else the expected form. Pure. */
import { ACTIONS, LEVELS } from '../core/model.ts';
import { meantBy, NUMBERS, readSubject } from './names.ts';
import { nearestOf } from './nearest.ts';
import { REFERENCE } from './reference.ts';
import { PLACES, unknownPlaces } from './request-url.ts';
import { DAYS } from './seat.ts';
import { isActions, isList, KEYS, MODES, PARTS, RELAYS, type ListKey } from './schema.ts';
import { KEYS_KEY, TEXT_KEY } from './sentinel.ts';
import { at } from './unwrap.ts';
import { SITUATIONS } from '../core/alternatives.ts';
import type { Problem } from './problem.ts';

const oneOf = (names: readonly string[]) => `write one of ${names.join(', ')}`;
const SERVER = 'write one address, https://…, or http://… on the device itself, or "" for none';
const NAME = 'write a domain or host, such as a.example (subdomains are included)';

const WHEN = 'write { "group": ["hr"] }: sender, site, group, days, from with to';

/** The expected form of a key's value, or of a field in an entry of a list. */
const FORMS: Readonly<Record<string, string>> = {
  resolver: 'write quad9, cloudflare, off, or one address, https://…/dns-query',
  directoryUrl: SERVER,
  factsUrl: 'write the line that `npm run facts:sign` prints: https://…#KEY',
  blueBubblesUrl: SERVER,
  probeUrl: SERVER,
  outboundRelay: oneOf(RELAYS),
  questionPlace: oneOf(['page', 'window']),
  probeToken: 'write the token as one text, in quotes',
  consentStage: 'write a whole number from 0 to 4, without quotes',
  justificationMinimum: 'write a whole number from 1 to 500, without quotes',
  journalDays: 'write a whole number of days from 0 to 365, without quotes',
  snoozeDays: 'write a whole number of days from 0 to 365, without quotes',
  pauseHours: 'write a whole number of hours from 0 to 24, without quotes',
  privateWindows: 'write true or false, without quotes',
  keepDecisions: 'write true or false, without quotes',
  tips: 'write true or false, without quotes',
  hiddenParts: oneOf(PARTS),
  internalDomains: NAME,
  disabledApps: 'write names of apps in quotes: "Gmail"',
  preferredWays: 'write ids of safer ways in quotes: "signal"',
  'exceptions.kind': 'write one of recipient, domain, destination, site',
  'exceptions.value': 'write one address, domain or host',
  'exceptions.until': 'write the last day as 2027-06-30, or the last minute, UTC, as 2027-06-30T17:00Z',
  'exceptions.reason': 'write why, in up to 500 characters',
  'partners.domain': NAME,
  'partners.level': 'write one of transport, enforced, end-to-end',
  'partners.reason': 'write why, in up to 500 characters',
  'approvedServices.host': NAME,
  'extraHosts.host': NAME,
  'extraHosts.trustsState': 'write true or false, without quotes',
  'alternatives.for': `write a list of ${SITUATIONS.join(', ')}`,
  'alternatives.link': 'write one address, https://…',
  'texts.language': 'write a language tag: en, de, pt-BR',
  'texts.link': 'write one address, https://…',
  'directory.handle':
    'write a number with its plus and country (+15551234567), or a mail address in lower case',
  'directory.asOf': 'write a day as 2027-06-30',
  'keyServers.protocol': 'write vks or hkp',
  'keyServers.url': 'write one address, https://…',
  'actionsWhen.channel': 'write one of mail, form, upload, link, chat',
  'actionsWhen.when': WHEN,
  'exceptions.when': WHEN,
  'when.sender': `${NAME}, in a list`,
  'when.site': `${NAME}, in a list`,
  'when.group': 'write labels in a list: ["hr"]',
  'when.days': `write a list of ${DAYS.join(', ')}`,
  'when.from': 'write an hour as 08:30',
  'when.to': 'write an hour as 17:00',
  groups: 'write labels in lower-case letters, digits and hyphens in quotes: "hr"',
  'encryptTrigger.text': 'write 3 to 50 characters, without blanks around them: [secure]',
  'encryptTrigger.place': oneOf(['start', 'end']),
  'encryptTrigger.worth': 'write provider-keys',
  'encryptTrigger.site': `${NAME}, in a list: the hosts of your webmail`,
  'encryptTrigger.sender': `${NAME}, in a list: the part after the @ in your addresses`,
  'encryptTrigger.link': 'write one address, https://…',
  grantKeys: 'write the public key that npm run policy:grant shows, 43 characters, in quotes',
  policyName: 'write a name of up to 100 characters, in quotes',
  policyDate: 'write a day as 2027-06-30, or a minute as 2027-06-30T17:00Z',
  revisionUrl: SERVER,
  requestUrl: `write one address, https://… or mailto:…; after its host it may have the places ${PLACES.map((one) => `{${one}}`).join(' ')}`,
};

const mean = (name: string | null) => (name === null ? null : `did you mean ${name}?`);

/** Returns a hint for an invalid name in an entry. Null if the names in it are valid. */
function nameMeant(key: string, entry: unknown): string | null {
  if (/^(groups|grantKeys)$/.test(key)) return null;
  const text =
    typeof entry === 'string' ? entry : (at(entry, 'value') ?? at(entry, 'domain') ?? at(entry, 'host'));
  const kind = at(entry, 'kind');
  if (typeof text !== 'string' || readSubject(kind === 'recipient' ? kind : 'domain', text) !== null)
    return null;
  if (key === 'exceptions' && kind === 'recipient') {
    const domain = /^\s*\*?@/.test(text) ? meantBy(text) : null;
    return domain === null
      ? 'write one address, such as ann@a.example'
      : `write "kind": "domain", "value": "${domain}"`;
  }
  return domainMeant(text);
}

/** Returns a hint for a text that is no valid domain or host. */
function domainMeant(text: string): string {
  const several = text.split(/[\s,;]+/).map(meantBy);
  if (several.length > 1 && !several.includes(null))
    return `write each in an entry of its own: ${several.join(', ')}`;
  const meant = meantBy(text);
  if (meant !== null && NUMBERS.test(meant)) return `write one address: ${meant}; no networks`;
  if (meant !== null) return `write ${meant}: subdomains are included`;
  return /^[^.@/*]*(\.[^.@/*]+)?\.?$/.test(text.trim()) && text.trim() !== ''
    ? 'anybody can register a name under it: write the full domain you mean'
    : NAME;
}

/** Returns a hint for an action or level that is unknown. */
function actionHint(level: string, value: unknown): string {
  if (!(LEVELS as readonly string[]).includes(level)) return mean(nearestOf(level, LEVELS)) ?? oneOf(LEVELS);
  return (typeof value === 'string' ? mean(nearestOf(value, ACTIONS)) : null) ?? oneOf(ACTIONS);
}

/** Hints for errors in the two hours of a condition. */
const HOURS: Readonly<Record<string, string>> = {
  'The same hour twice': 'write two hours, or take both out: without them it applies all day',
  'One hour without the other': 'write both "from" and "to", or take both out',
};

/** Returns a hint for an error in an entry's condition or its table of actions. Null if the error is elsewhere. */
function innerHint(entry: unknown, detail: string): string | null {
  const [, inner = '', field = '', place = ''] =
    /^(when|actions)(?:\.(\w[\w-]*))?(?:\.(\d+))?/.exec(detail) ?? [];
  const unknown = /Unrecognized key: "([^"]+)"/i.exec(detail)?.[1];
  if (inner === 'actions') return actionHint(unknown ?? field, at(at(entry, 'actions'), field));
  if (inner === '') return null;
  const hours = HOURS[detail.replace(/^when: /, '')];
  if (hours !== undefined) return hours;
  const name = at(at(at(entry, 'when'), field), place);
  if (/^(sender|site)$/.test(field) && typeof name === 'string') return domainMeant(name);
  if (unknown === undefined) return FORMS[`when.${field}`] ?? WHEN;
  return mean(nearestOf(unknown, ['sender', 'site', 'group', 'days', 'from', 'to'])) ?? WHEN;
}

/** Hints for errors of an entry as a whole. */
const WHOLE: Readonly<Record<string, string>> = {
  'A condition without an end': 'add "until": what is milder under a condition needs an end',
  'No sender there': 'take "sender" out: only mails have one that is known',
};

/** Shows an entry as the reference has it. */
const suchAs = (key: ListKey) => `write an entry such as ${JSON.stringify(REFERENCE[key].example[0])}`;

function entryHint(key: ListKey, entry: unknown, detail: string): string | null {
  const [example] = REFERENCE[key].example as readonly unknown[];
  if (typeof example === 'object' && (typeof entry !== 'object' || entry === null || Array.isArray(entry)))
    return suchAs(key);
  const unknown = /Unrecognized key: "([^"]+)"/i.exec(detail)?.[1];
  const isOwn = /(^|; )Unrecognized key/i.test(detail);
  const inner = isOwn ? undefined : (innerHint(entry, detail) ?? WHOLE[detail]);
  if (inner !== undefined) return inner;
  const fields = Object.keys(FORMS).flatMap((form) =>
    form.startsWith(`${key}.`) ? [form.slice(key.length + 1)] : [],
  );
  const known = [
    ...fields,
    'value',
    'name',
    'title',
    'how',
    'app',
    'headline',
    'help',
    'contact',
    'imessage',
    'signal',
    'smime',
    'actions',
    'when',
  ];
  if (unknown !== undefined) return mean(nearestOf(unknown, known)) ?? 'take it out';
  const [, field = '', , place = ''] = /^(\w+)(\.(\d+))?: /.exec(detail) ?? [];
  const name = at(at(entry, field), place);
  if (/^(site|sender)$/.test(field) && typeof name === 'string') return domainMeant(name);
  return nameMeant(key, entry) ?? FORMS[`${key}.${field}`] ?? FORMS[key] ?? null;
}

/** The hint for a key that occurs twice. */
export const DOUBLED = 'take one of them out: only the last one counts';

/** Returns a hint for a name outside the policy in a browser's own file. */
function aroundHint(name: string): string {
  const third = nearestOf(name, ['3rdparty', 'thirdparty', 'policies']);
  if (third !== null)
    return 'write { "3rdparty": { "extensions": { "ID": … } } }, in Firefox { "policies": { "3rdparty": { "Extensions": { "ID": … } } } }';
  return /^[A-Z]/.test(name) ? 'a browser’s own policy is not checked here: take it out' : 'take it out';
}

const IDS = MODES.flatMap((mode) => KEYS.map((one) => `${mode}.${one}`));

/** Returns what to write instead. Null if the problem already says it. `value` is the faulty value. */
export function hintFor({ path, problem, detail }: Problem, value: unknown): string | null {
  const [mode = '', name = '', part] = path.split('.');
  const key = KEYS.find((one) => one === name);
  if (path === `${TEXT_KEY}.${TEXT_KEY}`) return 'write { "locked": … } into it';
  if (path === TEXT_KEY) return 'write the whole policy as one JSON text: "{\\"locked\\": … }"';
  if (problem === 'doubled') return DOUBLED;
  if (problem === 'unknown-mode')
    return (
      mean(nearestOf(mode, [...MODES, KEYS_KEY, TEXT_KEY])) ??
      (nearestOf(mode, KEYS) ? 'put it into "locked" or "recommended"' : aroundHint(mode))
    );
  if (problem === 'unknown-key') return mean(nearestOf(name, KEYS)) ?? 'take it out';
  if (problem === 'too-many') return 'split it by group, or name a domain in place of its addresses';
  if (problem === 'missing') return 'set it, or take its name out of "keys"';
  if (problem === 'not-an-object') return 'write { … }';
  if (problem === 'not-a-list') return 'put it into "locked" or "recommended"';
  if (path === KEYS_KEY) {
    const near = nearestOf(detail.split(' ')[0] ?? '', IDS);
    return near === null
      ? 'write names of settings in one text: "locked.mailActions locked.tips"'
      : mean(near);
  }
  if (problem !== 'invalid' || key === undefined) return null;
  if (isActions(key)) {
    if (part === undefined) return 'write { "exposed": "block" }';
    return actionHint(part, value);
  }
  if (key === 'requestUrl' && typeof value === 'string') {
    const [wrong] = unknownPlaces(value);
    const near = wrong === undefined ? null : nearestOf(wrong, PLACES);
    if (near !== null) return mean(`{${near}}`);
  }
  if (!isList(key)) return FORMS[key] ?? null;
  if (part === undefined) return 'write a list: [ … ]';
  return entryHint(key, value, detail) ?? (typeof value === 'object' ? null : FORMS[key]) ?? suchAs(key);
}
