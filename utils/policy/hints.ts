/** What to write in place of what is wrong in a policy: the nearest name, else the form that is wanted. Pure. */
import { ACTIONS, LEVELS } from '../core/model.ts';
import { SITUATIONS } from '../core/advise.ts';
import { meantBy, readSubject } from './names.ts';
import { nearestOf } from './nearest.ts';
import type { Problem } from './parse.ts';
import { isActions, isList, KEYS, MODES, PARTS, RELAYS, type Key } from './schema.ts';
import { KEYS_KEY, TEXT_KEY } from './sentinel.ts';
import { at } from './unwrap.ts';

const oneOf = (names: readonly string[]) => `write one of ${names.join(', ')}`;
const SERVER = 'write one address, https://…, or http://… on the device itself, or "" for none';
const NAME = 'write a domain or host, such as a.example; all below it is meant, too';

/** The form of a key's value, or of what is in an entry of a list. */
const FORMS: Readonly<Record<string, string>> = {
  resolver: 'write quad9, cloudflare, off, or one address, https://…/dns-query',
  directoryUrl: SERVER,
  blueBubblesUrl: SERVER,
  probeUrl: SERVER,
  outboundRelay: oneOf(RELAYS),
  consentStage: 'write a whole number from 0 to 4, without quotes',
  justificationMinimum: 'write a whole number from 1 to 500, without quotes',
  journalDays: 'write a whole number of days from 0 to 365, without quotes',
  snoozeDays: 'write a whole number of days from 0 to 365, without quotes',
  privateWindows: 'write true or false, without quotes',
  keepDecisions: 'write true or false, without quotes',
  tips: 'write true or false, without quotes',
  hiddenParts: oneOf(PARTS),
  internalDomains: NAME,
  disabledApps: 'write names of apps in quotes: "Gmail"',
  preferredWays: 'write ids of safer ways in quotes: "signal"',
  'exceptions.kind': 'write one of recipient, domain, destination, site',
  'exceptions.value': 'write one address, domain or host',
  'exceptions.until': 'write the last day as 2027-06-30',
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
};

const mean = (name: string | null) => (name === null ? null : `did you mean ${name}?`);

/** What was meant by a name in an entry that is none. */
function nameMeant(key: string, entry: unknown): string | null {
  const text =
    typeof entry === 'string' ? entry : (at(entry, 'value') ?? at(entry, 'domain') ?? at(entry, 'host'));
  const kind = at(entry, 'kind');
  if (typeof text !== 'string' || readSubject(kind === 'recipient' ? kind : 'domain', text) !== null)
    return null;
  if (key === 'exceptions' && kind === 'recipient') return 'write one address, such as ann@a.example';
  const meant = meantBy(text);
  if (meant !== null) return `write ${meant}: all below it is meant, too`;
  return /^[^.@/*]*(\.[^.@/*]+)?\.?$/.test(text.trim()) && text.trim() !== ''
    ? 'anybody can have a name below it: write the whole domain of whom you mean'
    : NAME;
}

function entryHint(key: Key, entry: unknown, detail: string): string | null {
  const unknown = /Unrecognized key: "([^"]+)"/i.exec(detail)?.[1];
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
  ];
  if (unknown !== undefined) return mean(nearestOf(unknown, known)) ?? 'take it out';
  const field = /^(\w+)(\.\d+)?: /.exec(detail)?.[1];
  return nameMeant(key, entry) ?? FORMS[`${key}.${field}`] ?? FORMS[key] ?? null;
}

/** What to write; null where that is said already. `value` is what stands there. */
export function hintFor({ path, problem, detail }: Problem, value: unknown): string | null {
  const [mode = '', name = '', part] = path.split('.');
  const key = KEYS.find((one) => one === name);
  if (problem === 'unknown-mode')
    return (
      mean(nearestOf(mode, [...MODES, KEYS_KEY, TEXT_KEY])) ??
      (nearestOf(mode, KEYS) ? 'put it into "locked" or "recommended"' : 'take it out')
    );
  if (problem === 'unknown-key') return mean(nearestOf(name, KEYS)) ?? 'take it out';
  if (problem === 'too-many') return 'split it by group, or name a domain in place of its addresses';
  if (problem === 'missing') return 'set it, or take its name out of "keys"';
  if (problem === 'not-an-object') return 'write { … }';
  if (problem === 'not-a-list') return 'put it into "locked" or "recommended"';
  if (problem !== 'invalid' || key === undefined) return null;
  if (isActions(key)) {
    if (part === undefined) return 'write { "exposed": "block" }';
    if (!(LEVELS as readonly string[]).includes(part)) return mean(nearestOf(part, LEVELS)) ?? oneOf(LEVELS);
    return (typeof value === 'string' ? mean(nearestOf(value, ACTIONS)) : null) ?? oneOf(ACTIONS);
  }
  if (!isList(key)) return FORMS[key] ?? null;
  if (part === undefined) return 'write a list: [ … ]';
  return (
    entryHint(key, value, detail) ??
    (typeof value === 'object' ? null : FORMS[key]) ??
    'write what the reference shows'
  );
}
