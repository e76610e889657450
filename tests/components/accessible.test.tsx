// @vitest-environment jsdom
import axe from 'axe-core';
import type { JSX } from 'preact';
import { expect, it } from 'vitest';
import { drawCard } from '../../components/inline/Card.tsx';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import { Tip } from '../../components/inline/Tip.tsx';
import { Options } from '../../components/options/Options.tsx';
import { Popup } from '../../components/popup/Popup.tsx';
import { Write } from '../../components/write/Write.tsx';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import { BLIND, EVERYONE, LEDGER, NOW, TAB, WITHOUT_CONSENT } from './samples.ts';
import { isOwnServerUrl } from '../../utils/policy/resolver.ts';
import { openCard, show } from './setup.ts';

const loadCard = () => Promise.resolve(drawCard);

const yes = () => Promise.resolve(true);
const nothing = () => undefined;
const inline = (report: typeof EVERYONE) => (
  <main>
    <h1>Webmail</h1>
    <ComposeUi
      report={report}
      dismissed={new Set()}
      now={NOW}
      onDismiss={nothing}
      onSnooze={nothing}
      onCopy={yes}
      onClaim={nothing}
      openWelcome={nothing}
      loadCard={loadCard}
      onPage={nothing}
    />
  </main>
);
const popup = (report: typeof TAB | null, ledger = LEDGER) => (
  <Popup
    report={report}
    ledger={ledger}
    settings={{ stage: 0, chosen: false }}
    now={NOW}
    onCopy={yes}
    onPage={nothing}
  />
);
const options = (
  <Options
    settings={{
      stage: 1,
      chosen: true,
      resolver: { kind: 'own', url: 'http:' },
      privateWindows: false,
      keyServer: '',
      blueBubbles: { url: '', password: '' },
    }}
    locked={new Set()}
    resolverName={() => 'dns.example.net'}
    isOwnServerUrl={isOwnServerUrl}
    isFactsUrl={() => true}
    hidden={new Set()}
    isResolverUrl={() => false}
    onSave={() => Promise.resolve(null)}
    onClearCache={() => Promise.resolve()}
    onClearLedger={() => Promise.resolve()}
  />
);

const write = (
  <Write
    keys={{
      site: 'mail.example.org',
      window: '0:w',
      recipients: [
        { address: 'ann@a.org', key: { address: 'ann@a.org', fingerprint: 'AB12 CD34', armored: '' } },
        { address: 'dan@a.org', key: null },
      ],
      unreadable: 1,
      own: { address: 'me@a.org', fingerprint: 'EF56', armored: '' },
    }}
    place={{ from: 'me@a.org', hasText: true, hasHidden: false, hasSubject: true }}
    isAsking={false}
    filesHref="/encrypt.html"
    onEncrypt={() => ({ ended: Promise.resolve(''), stop: nothing })}
    onLook={yes}
    onPut={() => Promise.resolve({ text: 'there', subject: 'none' })}
    onBack={nothing}
    onCopy={yes}
    onBusy={nothing}
  />
);

const VIEWS: readonly [name: string, view: JSX.Element][] = [
  ['strip and card', inline(EVERYONE)],
  ['a blind strip', inline(BLIND)],
  ['a strip without consent', inline(WITHOUT_CONSENT)],
  [
    'a tip',
    <main key="tip">
      <h1>Log in</h1>
      <Tip words="Use a passkey." source="https://www.cisa.gov/" onHide={nothing} />
    </main>,
  ],
  ['popup', popup(TAB)],
  ['an empty popup', popup(null, [])],
  ['welcome', <Welcome key="welcome" stage={null} resolver="dns.example.net" onSave={yes} />],
  ['options', options],
  ['writing privately', write],
];

it.each(VIEWS)('%s has names, roles and order that assistive technology can use', async (_, view) => {
  document.documentElement.lang = 'en';
  document.title = 'Sealcheck';
  const page = await show(view);
  if (page.querySelector('.mark')) await openCard();
  // jsdom has no layout: colours and target sizes need a real browser.
  const { violations } = await axe.run(page, {
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
});
