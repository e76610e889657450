/** Suggests what to write in place of an error in a policy: the nearest name, else the expected form. Pure. */
import { ACTIONS, LEVELS } from '../core/model.ts';
import { meantBy, NUMBERS, readSubject } from './names.ts';
import { nearestOf } from './nearest.ts';
import { REFERENCE } from './reference.ts';
import { PLACES, unknownPlaces } from './request-url.ts';
import { isActions, isList, KEYS, MODES, type ListKey } from './schema.ts';
import { KEYS_KEY, TEXT_KEY } from './sentinel.ts';
import { at } from './unwrap.ts';
import type { Text } from '../core/alternative.ts';
import { ANYBODY, hint, literally, meant, oneOf } from './hint.ts';
import { FORMS, NAME, WHEN } from './hint-forms.ts';
import type { Problem } from './problem.ts';

/** Returns a hint for an invalid name in an entry. Null if the names in it are valid. */
function nameMeant(key: string, entry: unknown): Text | null {
  if (/^(groups|grantKeys)$/.test(key)) return null;
  const text =
    typeof entry === 'string' ? entry : (at(entry, 'value') ?? at(entry, 'domain') ?? at(entry, 'host'));
  const kind = at(entry, 'kind');
  if (typeof text !== 'string' || readSubject(kind === 'recipient' ? kind : 'domain', text) !== null)
    return null;
  if (key === 'exceptions' && kind === 'recipient') {
    const domain = /^\s*\*?@/.test(text) ? meantBy(text) : null;
    return domain === null
      ? hint('hint_recipient', 'ann@a.example')
      : literally(`"kind": "domain", "value": "${domain}"`);
  }
  return domainMeant(text);
}

/** Returns a hint for a text that is no valid domain or host. */
function domainMeant(text: string): Text {
  const several = text.split(/[\s,;]+/).map(meantBy);
  if (several.length > 1 && !several.includes(null)) return hint('hint_each', several.join(', '));
  const name = meantBy(text);
  if (name !== null) return NUMBERS.test(name) ? hint('hint_no_network', name) : hint('hint_below', name);
  return /^[^.@/*]*(\.[^.@/*]+)?\.?$/.test(text.trim()) && text.trim() !== '' ? ANYBODY : NAME;
}

/** Returns a hint for an action or level that is unknown. */
function actionHint(level: string, value: unknown): Text {
  if (!(LEVELS as readonly string[]).includes(level)) return meant(nearestOf(level, LEVELS)) ?? oneOf(LEVELS);
  return (typeof value === 'string' ? meant(nearestOf(value, ACTIONS)) : null) ?? oneOf(ACTIONS);
}

/** Hints for errors in the two hours of a condition. */
const HOURS: Readonly<Record<string, Text>> = {
  'The same hour twice': hint('hint_two_hours'),
  'One hour without the other': hint('hint_both_hours', 'from', 'to'),
};

/** Returns a hint for an error in an entry's condition or its table of actions. Null if the error is elsewhere. */
function innerHint(entry: unknown, detail: string): Text | null {
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
  return meant(nearestOf(unknown, ['sender', 'site', 'group', 'days', 'from', 'to'])) ?? WHEN;
}

/** Hints for errors of an entry as a whole. */
const WHOLE: Readonly<Record<string, Text>> = {
  'A condition without an end': hint('hint_add_end', 'until'),
  'No sender there': hint('hint_no_sender', 'sender'),
};

/** Shows an entry as the reference has it. */
const suchAs = (key: ListKey) => hint('hint_such_as', JSON.stringify(REFERENCE[key].example[0]));

function entryHint(key: ListKey, entry: unknown, detail: string): Text | null {
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
  if (unknown !== undefined) return meant(nearestOf(unknown, known)) ?? hint('hint_take_out');
  const [, field = '', , place = ''] = /^(\w+)(\.(\d+))?: /.exec(detail) ?? [];
  const name = at(at(entry, field), place);
  if (/^(site|sender)$/.test(field) && typeof name === 'string') return domainMeant(name);
  return nameMeant(key, entry) ?? FORMS[`${key}.${field}`] ?? FORMS[key] ?? null;
}

/** Returns a hint for a name outside the policy in a browser's own file. */
function aroundHint(name: string): Text {
  const third = nearestOf(name, ['3rdparty', 'thirdparty', 'policies']);
  if (third !== null)
    return hint(
      'hint_around',
      '{ "3rdparty": { "extensions": { "ID": … } } }',
      '{ "policies": { "3rdparty": { "Extensions": { "ID": … } } } }',
    );
  return /^[A-Z]/.test(name) ? hint('hint_not_ours') : hint('hint_take_out');
}

const IDS = MODES.flatMap((mode) => KEYS.map((one) => `${mode}.${one}`));

/** Returns what to write instead. Null if the problem already says it. `value` is the faulty value. */
export function hintFor({ path, problem, detail }: Problem, value: unknown): Text | null {
  const [mode = '', name = '', part] = path.split('.');
  const key = KEYS.find((one) => one === name);
  if (path === `${TEXT_KEY}.${TEXT_KEY}`) return hint('hint_into', '{ "locked": … }');
  if (path === TEXT_KEY) return hint('hint_whole_text', '"{\\"locked\\": … }"');
  if (problem === 'unknown-mode')
    return (
      meant(nearestOf(mode, [...MODES, KEYS_KEY, TEXT_KEY])) ??
      (nearestOf(mode, KEYS) ? hint('hint_put_into', 'locked', 'recommended') : aroundHint(mode))
    );
  if (problem === 'unknown-key') return meant(nearestOf(name, KEYS)) ?? hint('hint_take_out');
  if (problem === 'too-many') return hint('hint_split');
  if (problem === 'missing') return hint('hint_missing', 'keys');
  if (problem === 'not-an-object') return literally('{ … }');
  if (problem === 'not-a-list') return hint('hint_put_into', 'locked', 'recommended');
  if (path === KEYS_KEY) {
    const near = nearestOf(detail.split(' ')[0] ?? '', IDS);
    return near === null ? hint('hint_key_names', '"locked.mailActions locked.tips"') : meant(near);
  }
  if (problem !== 'invalid' || key === undefined) return null;
  if (isActions(key)) {
    if (part === undefined) return literally('{ "exposed": "block" }');
    return actionHint(part, value);
  }
  if (key === 'requestUrl' && typeof value === 'string') {
    const [wrong] = unknownPlaces(value);
    const near = wrong === undefined ? null : nearestOf(wrong, PLACES);
    if (near !== null) return meant(`{${near}}`);
  }
  if (!isList(key)) return FORMS[key] ?? null;
  if (part === undefined) return hint('hint_list', '[ … ]');
  return entryHint(key, value, detail) ?? (typeof value === 'object' ? null : FORMS[key]) ?? suchAs(key);
}
