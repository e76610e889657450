/** Options and policy builder, each in its states. */
import { Support } from '../../components/options/Support.tsx';
import type { Usual } from '../../components/options/more.ts';
import { Options } from '../../components/options/Options.tsx';
import { People } from '../../components/options/People.tsx';
import { Builder } from '../../components/policy/Builder.tsx';
import { Journal } from '../../components/policy/Journal.tsx';
import { Snoozes } from '../../components/popup/Snoozes.tsx';
import { actionTablesOf } from '../../utils/policy/action-table.ts';
import { ENTRY_FORM } from '../../utils/policy/add-entries.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { referenceWith, type ReferenceTexts } from '../../utils/policy/reference-texts.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { settingAt } from '../../utils/policy/setting-at.ts';
import { isOwnServerUrl } from '../../utils/policy/resolver.ts';
import { isolated } from '../../utils/texts/isolates.ts';
import { NOW } from '../components/samples.ts';
import { DAY, JOURNAL, page, RULES, SNOOZES, WORDS } from './fixed.ts';
import { held } from './inline-states.tsx';
import type { State } from './state.ts';
import { LANGUAGE, TURNS } from './texts.ts';

const yes = () => Promise.resolve(true);
const none = () => undefined;
const nothing = () => Promise.resolve();

const KNOWN = [
  { handle: 'ann@one.example', signal: true, asOf: '2026-11-02' },
  { handle: '+15555550123', imessage: false, asOf: '2026-10-19' },
  { handle: 'a-long-name-of-somebody@a-long-domain.example', smime: true, asOf: '2026-09-30' },
] as const;
const PAUSE = { site: 'webmail.example.net', at: NOW - DAY / 24, until: NOW + DAY / 24 };

/** The settings in force if nobody has set anything. */
const USUAL = Object.fromEntries(
  Object.entries(resolve(parsePolicy({}), {})).map(([key, { value }]) => [key, value]),
) as unknown as Usual;

const options = () => (
  <Options
    settings={{
      stage: 1,
      chosen: true,
      resolver: { kind: 'own', url: 'http:' },
      privateWindows: false,
      keyServer: '',
      blueBubbles: { url: '', password: '' },
    }}
    usual={USUAL}
    locked={new Set()}
    parts={{
      people: (
        <People
          people={KNOWN}
          onClaim={yes}
          onForget={() => Promise.resolve(nothing)}
          onImport={none as never}
        />
      ),
      history: (
        <>
          <Snoozes
            snoozes={SNOOZES}
            hiddenTips={['shop.example.org']}
            pauses={[PAUSE]}
            now={NOW}
            onUndo={none}
            onResume={none}
            onShowTips={none}
          />
          <Journal entries={JOURNAL} onClear={none} onSave={none} />
        </>
      ),
      advanced: <Support hasBuilder onCopyBundle={yes} />,
    }}
    resolverName={() => 'dns.example.net'}
    isOwnServerUrl={isOwnServerUrl}
    isFactsUrl={() => true}
    hidden={new Set()}
    isResolverUrl={() => false}
    onSave={() => Promise.resolve(nothing)}
    onClearCache={nothing}
    onClearLedger={nothing}
  />
);

const GOOD = `{
  "locked": {
    "mailActions": { "exposed": "block", "unproven": "justify" },
    "texts": [{ "language": "en", "headline": "Please use the city\u2019s portal" }]
  },
  "recommended": { "tips": false }
}`;
/** A level that does not exist, and a string where a boolean is expected. */
const WRONG = GOOD.replace('"unproven"', '"unsafe"').replace('"tips": false', '"tips": "maybe"');
const FILES = [
  'windows.reg',
  'macos.mobileconfig',
  'linux-chrome.json',
  'google-admin.json',
  'firefox-policies.json',
  'policy.json',
];

const TRANSLATED: Readonly<Record<string, ReferenceTexts>> = import.meta.glob(
  '../../docs/i18n/reference/*.json',
  {
    eager: true,
    import: 'default',
  },
);

const said = Object.entries(TRANSLATED[`../../docs/i18n/reference/${LANGUAGE}.json`] ?? {});
const REFERENCE = referenceWith(
  Object.fromEntries(TURNS ? said.map(([key, text]) => [key, isolated(text)]) : said),
);

const builder = (example: string) => () => (
  <Builder
    example={example}
    onLint={(text) => {
      const { problems, remarks, policy } = lintPolicy(text, NOW);
      return Promise.resolve({ problems, remarks, tables: actionTablesOf(policy), languages: ['en', 'de'] });
    }}
    reference={REFERENCE}
    settingAt={settingAt}
    form={ENTRY_FORM}
    onAdd={() => null}
    onSet={(text) => text}
    onPreview={() => Promise.resolve(held('exposed', 'block', { rules: { ...RULES, words: WORDS } }))}
    onCopy={yes}
    apps={['Signal']}
    onTry={() => Promise.resolve([])}
    fileNames={FILES}
    onDownload={nothing}
  />
);

const own = (name: string, presses: State['presses'], size?: State['size']): State => {
  return { ...page(`options${name}`, options, 'page', size), ...(presses && { presses }) };
};
const policy = (name: string, example: string, presses: State['presses'], size?: State['size']): State => {
  return { ...page(`builder${name}`, builder(example), 'builder', size), ...(presses && { presses }) };
};

/** Every state of options and policy builder. */
export const SETTINGS_STATES: readonly State[] = [
  own('', undefined),
  own('-narrow', undefined, [320, 900]),
  own('-people', ['a[href="#people"]']),
  own('-people-narrow', ['a[href="#people"]'], [320, 900]),
  own('-history', ['a[href="#history"]']),
  own('-advanced', ['a[href="#advanced"]']),
  own('-found', [['#find', 'a']]),
  { ...own('-saved', ['#private']), isEnd: true },
  policy('', GOOD, undefined, [1300, 900]),
  policy('-narrow', GOOD, undefined, [320, 900]),
  policy('-wrong', WRONG, ['#problems button'], [1300, 900]),
  { ...policy('-menu', GOOD, ['.menu > summary'], [1300, 900]), isEnd: true },
  policy('-preview', GOOD, ['#preview'], [1300, 900]),
];
