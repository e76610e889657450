import { render } from 'preact';
import '../../components/page.css';
import '../../components/inline/inline.css';
import { Builder } from '../../components/policy/Builder.tsx';
import { browser } from '../../utils/platform/browser.ts';
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { largeTable, loadTables } from '../../utils/data/large.ts';
import { readPackageText } from '../../utils/lookups/package-tables.ts';
import { addEntries, ENTRY_FORM } from '../../utils/policy/add-entries.ts';
import { EXAMPLE } from '../../utils/policy/render/example.ts';
import { readEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { setAction } from '../../utils/policy/action-table.ts';
import { download } from '../../utils/platform/download.ts';
import { settingAt } from '../../utils/policy/setting-at.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { readTable, tryPolicy, type TrialPorts } from '../../utils/assess/try-policy.ts';
import { send } from '../../utils/messages/send.ts';
import { loadJudgingUnder } from '../../utils/worker/facts.ts';
import { createJobs } from './jobs.ts';
import { previewOf } from './preview.ts';
import { readReference } from './reference.ts';

const root = startPage(document, 'builder_title');

/** Chromium's id of this very build; Firefox's pages know only their own id. */
const chromium = browser.runtime.id === FIREFOX_ID ? null : browser.runtime.id;
const ids = { chromium, firefox: FIREFOX_ID };
const suffixes = await readPackageText(browser.runtime.getURL('/tables/suffixes.txt'));
const jobs = createJobs(ids, suffixes);
const reference = await readReference();
const fileNames = [...policyFiles(EXAMPLE, { ...ids, chromium: '' }).keys()];
const trialPorts: TrialPorts = {
  judgingUnder: async (factsUrl) => loadJudgingUnder(factsUrl, await readEffectiveSettings(Date.now())),
  ask: (question) => send('trial', question),
};
await loadTables(['chats'], readTable);

render(
  <Builder
    example={JSON.stringify(EXAMPLE, null, 2)}
    onLint={(text) => jobs.check(text)}
    reference={reference}
    settingAt={settingAt}
    form={ENTRY_FORM}
    onAdd={(text, list, written) => addEntries(text, list, written, ids)}
    onSet={(text, cell, action) => setAction(text, cell, action, ids)}
    onPreview={async (text, language) => previewOf(await jobs.policyIn(text), language)}
    onCopy={copyText}
    apps={largeTable('chats').flatMap(({ app, condition }) => (condition === 'no-web' ? [] : [app]))}
    onTry={async (text, tried) => tryPolicy(await jobs.policyIn(text), tried, Date.now(), trialPorts)}
    fileNames={fileNames}
    onDownload={async (text, name) => {
      if (name === null) download(await jobs.archive(text), 'sealcheck-policy.zip');
      else download(await jobs.file(text, name), name.replace('en-US/', ''));
    }}
  />,
  root,
);
