/** Every text that the code requests exists, every text that exists is requested, and each is plain. */
import { CLOSED } from '../../utils/encrypt/closed.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES, COMMON_CODES, nameOfCode } from '../../utils/core/codes.ts';
import { ACTIONS, LEVELS, UNKNOWN_REASONS, CHAT_STATES } from '../../utils/core/model.ts';
import { LOOKUP_OUTCOMES } from '../../utils/core/trial.ts';
import { MEANS, PEOPLE_PROBLEMS } from '../../utils/core/people.ts';
import { SPANS } from '../../utils/core/pause.ts';
import { OUTCOMES } from '../../utils/core/report.ts';
import { FACTS_OUTCOMES } from '../../utils/signed/facts.ts';
import { TROUBLES } from '../../utils/core/trouble.ts';
import { PRACTICE_PEOPLE } from '../../utils/assess/practice.ts';
import { CHECKS } from '../../utils/policy/self-test.ts';
import { MESSAGES } from './setup.ts';

/** Reasons why a code grants nothing; a mistyped line has its own text. */
const REFUSED = ['no-code', 'not-signed', 'ended', 'too-long', 'used', 'everybody', 'no-ed25519'];

const ROOT = join(import.meta.dirname, '../..');
const filesIn = (folders: readonly string[]) =>
  folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(ROOT, folder, name),
      ),
    )
    .filter((name) => /\.(tsx?|json)$/.test(name));
const textOf = (folders: readonly string[]) =>
  filesIn(folders)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
const FILES = filesIn(['utils', 'components', 'entrypoints']);
const SOURCES = textOf(['utils', 'components', 'entrypoints']);

const keys = Object.keys(MESSAGES);
const AREAS = [...new Set(keys.map((key) => key.split('_')[0]))].join('|');
/** Returns a text without the names of settings that it quotes. */
const unquoted = (key: string) => (MESSAGES[key]?.message ?? '').replace(/“[^”]*”/g, '');
const spell = (name: string) => name.replaceAll('-', '_');

/** What the self-test may mention although it is not a fault. */
const NOTED = ['private', 'signatures'];

const CODE_LIST = [...new Set([...COMMON_CODES, ...Object.values(CODES).flat()])];
/** Texts about a number of things, which have one form for each plural category of the language. */
/** Enough numbers to meet each form of each language. */
const NUMBERS = Array.from({ length: 200 }, (_, number) => number);
const COUNTED = [
  ...new Set(
    [...SOURCES.matchAll(/(?:tCount\('|key: '(?=\w+', count:))(\w+)'/g)].map(([, area = '']) => area),
  ),
];
const CATEGORIES = new Intl.PluralRules('en').resolvedOptions().pluralCategories;
/** Keys that are built at run time: each variable part, over the list of its values. */
const MADE = [
  ...COUNTED.flatMap((area) => CATEGORIES.map((category) => `${area}_${category}`)),
  ...CODE_LIST.map(nameOfCode),
  ...['there', 'taken', 'changed', 'refused', 'stopped'].map((put) => `put_${put}`),
  // The self-decrypting page names these in its markup.
  ...['title', 'phrase', 'open', 'opened', 'save', 'careful', 'noscript'].map((name) => `reader_${name}`),
  ...LEVELS.flatMap((level) => ['level', 'strip', 'mark', 'banner'].map((area) => `${area}_${spell(level)}`)),
  ...['strip', 'mark'].flatMap((area) => ['blind', 'elsewhere', 'failed'].map((why) => `${area}_${why}`)),
  ...['strip', 'mark', 'banner'].flatMap((area) =>
    [...LEVELS.map(spell), 'mail', 'call', 'sms', 'message', 'facetime', 'key', 'product'].map(
      (level) => `${area}_to_${level}`,
    ),
  ),
  ...['strip', 'mark', 'banner'].flatMap((area) =>
    [...LEVELS.map(spell), 'text', 'may_be_text', 'business', 'carried', 'message', 'server'].map(
      (readers) => `${area}_chat_${readers}`,
    ),
  ),
  ...['mail', 'call', 'sms', 'message', 'facetime'].map((opened) => `opens_${opened}`),
  ...['form', 'upload', 'link', 'chat'].map((kind) => `popup_${kind}`),
  ...['known', 'waiting', 'none'].map((state) => `managed_${state}`),
  ...['organisation', 'you', 'default'].map((origin) => `origin_${origin}`),
  ...[
    'not_json',
    'unknown_mode',
    'unknown_key',
    'not_an_object',
    'not_a_list',
    'invalid',
    'missing',
    'overruled',
    'too_many',
    'doubled',
    'unread',
  ].map((problem) => `problem_${problem}`),
  ...[
    'expired',
    'expires_soon',
    'locked_and_recommended',
    'empty',
    'twice',
    'unknown_name',
    'unknown_group',
    'alone',
    'long_for_templates',
    'as_text',
    'byte_order_mark',
  ].map((one) => `remark_${one}`),
  ...[...OUTCOMES, 'paused', 'resumed'].map((outcome) => `journal_${outcome}`),
  ...SPANS.map((span) => `pause_${span}`),
  ...['email', 'form', 'upload', 'link', 'chat'].flatMap((kind) => [
    `tried_${kind}`,
    `goes_${kind}`,
    ...(kind === 'link' ? [] : [`comes_${kind}`]),
  ]),
  ...['email', 'form', 'upload', 'link', 'chat'].map((kind) => `column_${kind}`),
  ...['windows', 'macos', 'linux', 'google', 'firefox', 'any'].map((system) => `system_${system}`),
  ...[...LOOKUP_OUTCOMES, 'live'].map((found) => `found_${found}`),
  ...CHAT_STATES.map((state) => `shown_${spell(state)}`),
  ...ACTIONS.flatMap((action) => [`action_${action}`, `cell_${action}`]),
  ...PRACTICE_PEOPLE.map(({ id }) => `practice_${id}`),
  ...CLOSED.map((why) => `closed_${spell(why)}`),
  ...REFUSED.map((why) => `refused_${spell(why)}`),
  ...['works', 'missing', 'note'].map((state) => `tested_${state}`),
  ...CHECKS.flatMap((id) => [`selftest_${id}`, ...(NOTED.includes(id) ? [] : [`missing_${id}`])]),
  ...['pages', 'policy', 'lookups', ...NOTED].map((id) => `note_${id}`),
  // The organisation's own texts.
  'verbatim',
  // The name of the badge where the recipients cannot be read.
  'level_blind',
  ...UNKNOWN_REASONS.map((reason) => `reason_${spell(reason)}`),
  ...['off', 'failed'].map((missing) => `strip_unknown_${missing}`),
  ...['strip', 'mark', 'banner'].flatMap((area) => [
    ...['text', 'fax', 'listed'].map((as) => `${area}_exposed_${as}`),
    `${area}_undeliverable_refused`,
    `${area}_gateway`,
  ]),
  ...[0, 1, 2, 3, 4].map((stage) => `popup_stage_${stage}`),
  ...['webmail', 'site', 'refused', 'store', 'browser'].map((sight) => `popup_sight_${sight}`),
  ...['now', 'history', 'lookups'].map((segment) => `popup_${segment}`),
  ...['quad9', 'cloudflare', 'own', 'off'].map((kind) => `options_${kind}`),
  ...FACTS_OUTCOMES.map((outcome) => `facts_${outcome}`),
  ...TROUBLES.map((one) => `trouble_${one}`),
  ...['done', 'failed', 'changed', 'refused'].map((acted) => `acted_${acted}`),
  ...MEANS.flatMap((means) => [`people_yes_${means}`, `people_no_${means}`]),
  ...PEOPLE_PROBLEMS.map((problem) => `people_problem_${spell(problem)}`),
  // A schema's `name: 'string'` names no source.
  ...[...textOf(['utils']).matchAll(/name: '(?!string')([a-z0-9-]+)'(?!, request)/g)].map(
    ([, name = '']) => `source_${spell(name)}`,
  ),
];
/** Keys that the sources spell out: in quotes, or as a placeholder in the manifest. */
const WRITTEN = [
  ...[...SOURCES.matchAll(new RegExp(`['"]((?:${AREAS})_[a-z0-9_]+)['"]`, 'g'))]
    .map(([, key = '']) => key)
    .filter((key) => !COUNTED.includes(key)),
  ...[...SOURCES.matchAll(/__MSG_([a-z0-9_]+?)__/g)].map(([, key = '']) => key),
];

describe('the texts', () => {
  it('are there for every key that is asked for', () => {
    const missing = [...WRITTEN, ...MADE].filter((key) => !(key in MESSAGES));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('are all asked for', () => {
    const used = new Set([...WRITTEN, ...MADE]);
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it('are there for each reason that a check may give, and for no other', () => {
    const reasons = keys.filter((key) => key.startsWith('because_'));
    expect(reasons.sort()).toEqual(CODE_LIST.map(nameOfCode).sort());
  });

  it('of reasons are named in one place: all else reads codes', () => {
    const readers = FILES.filter((file) => /['"`]because_\w*[a-z$]/.test(readFileSync(file, 'utf8')));
    expect(readers).toEqual([join(ROOT, 'utils/core/codes.ts')]);
  });

  const locales = readdirSync(join(ROOT, 'public/_locales'));
  it.each(locales)('say each number in each plural of the language: %s', (locale) => {
    const file = join(ROOT, 'public/_locales', locale, 'messages.json');
    const texts = JSON.parse(readFileSync(file, 'utf8')) as typeof MESSAGES;
    const language = texts['locale_language']?.message ?? '';
    const rules = new Intl.PluralRules(language);
    const { pluralCategories } = rules.resolvedOptions();
    expect(COUNTED.length).toBeGreaterThan(5);
    const wanted = COUNTED.flatMap((area) => pluralCategories.map((category) => `${area}_${category}`));
    const ending = /_(zero|one|two|few|many|other)$/;
    const areas = COUNTED.join('|');
    const there = Object.keys(texts).filter((key) => new RegExp(`^(${areas})${ending.source}`).test(key));
    expect(there.sort()).toEqual(wanted.sort());
    // A form for one number only may say it in words. In some languages "one" covers none as well; others are at least one.
    const isOfOne = (key: string) =>
      NUMBERS.filter((number) => key.endsWith(`_${rules.select(number)}`)).length === 1 ||
      key === 'advice_others_title_one';
    expect(there.filter((key) => !texts[key]?.message.includes('$') && !isOfOne(key))).toEqual([]);
  });

  it('of a number of things are not asked for by themselves', () => {
    expect(WRITTEN.filter((key) => COUNTED.some((area) => key.startsWith(`${area}_`)))).toEqual([]);
  });

  it.each(keys)('%s tells translators what it is for, and declares its placeholders', (key) => {
    const { message, placeholders = {} } = MESSAGES[key] ?? { message: '' };
    expect(MESSAGES[key]).toHaveProperty('description', expect.stringMatching(/\S/));
    const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(placeholders)));
    for (const placeholder of Object.values(placeholders)) {
      expect(placeholder).toEqual({
        content: expect.stringMatching(/^\$[1-9]$/) as string,
        example: expect.stringMatching(/\S/) as string,
      });
    }
  });

  it('say in the first line no acronym, and nothing that sounds safer than it is', () => {
    const first = keys.filter((key) =>
      /^(level|strip|mark|banner|list|popup)_|_title$|^welcome_(intro|offline|domains|keys)$/.test(key),
    );
    const acronym = /\b(?!OK\b)[A-Z]{2,}\b|\b(MTA-STS|DNSSEC|STARTTLS)\b/;
    expect(first.filter((key) => acronym.test(MESSAGES[key]?.message ?? ''))).toEqual([]);
    expect(keys.filter((key) => /\b(secure|safe)\b/i.test(unquoted(key)))).toEqual([]);
  });

  it('never say of a level that a mail is encrypted without saying on which part of the way, or who can read it', () => {
    const levels = keys.filter((key) => /^(level|strip|mark)_/.test(key));
    const claims = levels.filter((key) => /encrypt/i.test(MESSAGES[key]?.message ?? ''));
    expect(claims.length).toBeGreaterThan(0);
    expect(
      claims.filter(
        (key) =>
          !/on the way|phone line|not guaranteed|may not be|providers can read it/.test(
            MESSAGES[key]?.message ?? '',
          ),
      ),
    ).toEqual([]);
  });

  it('never send a password over a telephone line, which is what carriers can listen to', () => {
    expect(keys.filter((key) => /\bby phone\b/i.test(MESSAGES[key]?.message ?? ''))).toEqual([]);
  });

  it.each(keys)('%s has nothing left over', (key) => {
    const { message = '' } = MESSAGES[key] ?? {};
    expect(message).not.toMatch(/^\s|\s$|\s{2}|\s[.,;|]|[|,]$|\.\.$/);
  });
});
