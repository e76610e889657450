/** Every text that code asks for is there, every text that is there is asked for, and each is plain. */
import { CLOSED } from '../../utils/encrypt/closed.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIONS, APP_STATES, LEVELS, UNKNOWN_REASONS, CHAT_STATES } from '../../utils/core/model.ts';
import { FOUND } from '../../utils/core/trial.ts';
import { KEY_FAULTS } from '../../utils/core/key.ts';
import { MEANS, PEOPLE_PROBLEMS } from '../../utils/core/people.ts';
import { OUTCOMES } from '../../utils/core/report.ts';
import { FACTS_OUTCOMES } from '../../utils/signed/facts.ts';
import { TROUBLES } from '../../utils/core/trouble.ts';
import { CHECKS } from '../../utils/policy/self-test.ts';
import { MESSAGES } from './setup.ts';

/** Why a code grants nothing; a mistyped row has words of its own. */
const REFUSED = ['no-code', 'not-signed', 'ended', 'too-long', 'used', 'everybody', 'no-ed25519'];

const ROOT = join(import.meta.dirname, '../..');
const textOf = (folders: readonly string[]) =>
  folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => /\.(tsx?|json)$/.test(name))
    .map((name) => readFileSync(join(ROOT, name), 'utf8'))
    .join('\n');
const SOURCES = textOf(['utils', 'components', 'entrypoints']);

const keys = Object.keys(MESSAGES);
const AREAS = [...new Set(keys.map((key) => key.split('_')[0]))].join('|');
/** A text without the names of settings that it quotes. */
const unquoted = (key: string) => (MESSAGES[key]?.message ?? '').replace(/“[^”]*”/g, '');
const spell = (name: string) => name.replaceAll('-', '_');

/** What a self-test may have to say of and is no fault. */
const NOTED = ['private', 'signatures'];

/** Keys that are made at run time: the part that varies, from the list that it varies over. */
const MADE = [
  ...LEVELS.flatMap((level) => [`level_${spell(level)}`, `mark_${spell(level)}`]),
  ...['mark', 'banner'].flatMap((area) =>
    [...LEVELS.map(spell), 'mail', 'call', 'sms', 'message', 'facetime', 'key', 'product'].map(
      (level) => `${area}_to_${level}`,
    ),
  ),
  ...['mark', 'banner'].flatMap((area) =>
    [...LEVELS.map(spell), 'text', 'may_be_text', 'business', 'carried', 'message', 'server'].map(
      (readers) => `${area}_chat_${readers}`,
    ),
  ),
  ...['mail', 'call', 'sms', 'message', 'facetime'].map((opened) => `opens_${opened}`),
  ...['form', 'upload', 'link', 'chat'].map((kind) => `popup_${kind}`),
  ...['password', 'folder', 'option', 'plan', 'admin'].map((when) => `because_service_${when}`),
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
  ...APP_STATES.map((state) => `because_app_${spell(state)}`),
  ...OUTCOMES.map((outcome) => `journal_${outcome}`),
  ...['email', 'form', 'upload', 'link', 'chat'].flatMap((kind) => [
    `tried_${kind}`,
    `goes_${kind}`,
    ...(kind === 'link' ? [] : [`comes_${kind}`]),
  ]),
  ...[...FOUND, 'live'].map((found) => `found_${found}`),
  ...CHAT_STATES.map((state) => `shown_${spell(state)}`),
  ...ACTIONS.map((action) => `action_${action}`),
  ...CLOSED.map((why) => `closed_${spell(why)}`),
  ...REFUSED.map((why) => `refused_${spell(why)}`),
  ...['works', 'missing', 'note'].map((state) => `tested_${state}`),
  ...CHECKS.flatMap((id) => [`selftest_${id}`, ...(NOTED.includes(id) ? [] : [`missing_${id}`])]),
  ...['pages', 'policy', 'lookups', ...NOTED].map((id) => `note_${id}`),
  // The organisation's own texts.
  'verbatim',
  // A badge's name, where the recipients cannot be read.
  'level_blind',
  ...UNKNOWN_REASONS.map((reason) => `reason_${spell(reason)}`),
  ...LEVELS.map((level) => `banner_${spell(level)}`),
  ...['mark', 'banner'].flatMap((area) => [
    ...['text', 'fax', 'listed'].map((as) => `${area}_exposed_${as}`),
    `${area}_undeliverable_refused`,
  ]),
  ...[0, 1, 2, 3, 4].map((stage) => `popup_stage_${stage}`),
  ...['quad9', 'cloudflare', 'own', 'off'].map((kind) => `options_${kind}`),
  ...['sms', 'mms', 'fax'].flatMap((kind) => [`because_${kind}_gateway`, `because_${kind}_listed`]),
  ...['enforce', 'testing', 'none'].map((mode) => `because_mta_sts_${mode}`),
  ...FACTS_OUTCOMES.map((outcome) => `facts_${outcome}`),
  ...TROUBLES.map((one) => `trouble_${one}`),
  ...MEANS.flatMap((means) => [`people_yes_${means}`, `people_no_${means}`]),
  ...PEOPLE_PROBLEMS.map((problem) => `people_problem_${spell(problem)}`),
  ...KEY_FAULTS.map((fault) => `because_key_${spell(fault)}`),
  ...['acknowledged', 'reported', 'denied', 'counted'].map((status) => `because_carrier_${status}`),
  ...[...textOf(['utils']).matchAll(/name: '([a-z0-9-]+)'(?!, request)/g)].map(
    ([, name = '']) => `source_${spell(name)}`,
  ),
];
/** Keys that stand in the sources: in quotes, or as a placeholder of the manifest. */
const WRITTEN = [
  ...[...SOURCES.matchAll(new RegExp(`['"]((?:${AREAS})_[a-z0-9_]+)['"]`, 'g'))].map(([, key = '']) => key),
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
      /^(level|mark|banner|list|popup)_|_title$|^welcome_(intro|offline|domains|keys)$/.test(key),
    );
    const acronym = /\b(?!OK\b)[A-Z]{2,}\b|\b(MTA-STS|DNSSEC|STARTTLS)\b/;
    expect(first.filter((key) => acronym.test(MESSAGES[key]?.message ?? ''))).toEqual([]);
    expect(keys.filter((key) => /\b(secure|safe)\b/i.test(unquoted(key)))).toEqual([]);
  });

  it('never say of a level that a mail is encrypted without saying on which part of the way', () => {
    const levels = keys.filter((key) => /^(level|mark)_/.test(key));
    const claims = levels.filter((key) => /encrypt/i.test(MESSAGES[key]?.message ?? ''));
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.filter((key) => !/on the way|phone line/.test(MESSAGES[key]?.message ?? ''))).toEqual([]);
  });

  it('never send a password over a telephone line, which is what carriers can listen to', () => {
    expect(keys.filter((key) => /\bby phone\b/i.test(MESSAGES[key]?.message ?? ''))).toEqual([]);
  });

  it.each(keys)('%s has nothing left over', (key) => {
    const { message = '' } = MESSAGES[key] ?? {};
    expect(message).not.toMatch(/^\s|\s$|\s{2}|\s[.,;|]|[|,]$|\.\.$/);
  });
});
