import { render } from 'preact';
import '../../components/page.css';
import { Builder, type Trial } from '../../components/policy/Builder.tsx';
import { browser } from '../../utils/browser.ts';
import { APPS, WAYS } from '../../utils/known-names.ts';
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { EXAMPLE } from '../../utils/policy/render/example.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { downloadText } from '../../utils/page/download.ts';
import { startPage } from '../../utils/start-page.ts';
import { tryPolicy } from '../../utils/try-policy.ts';

const root = startPage(document, 'builder_title');

/** Chromium's id of this very build; Firefox' pages know only their own. */
const chromium = browser.runtime.id === FIREFOX_ID ? 'EXTENSION_ID_IN_CHROMIUM' : browser.runtime.id;
const ids = { chromium, firefox: FIREFOX_ID };
const lint = (text: string) =>
  lintPolicy(text, Date.now(), { ids: [chromium, FIREFOX_ID], apps: APPS, ways: WAYS });
const fileNames = [...policyFiles(EXAMPLE, ids).keys()];

render(
  <Builder
    example={JSON.stringify(EXAMPLE, null, 2)}
    lint={lint}
    onTry={async (text, recipients): Promise<readonly Trial[]> => {
      const report = await tryPolicy(lint(text).policy, recipients, Date.now());
      return report.map(({ subject, verdict, action }) => ({
        subject: subject.address,
        level: verdict.level,
        action,
      }));
    }}
    fileNames={fileNames}
    onDownload={(text, name) => {
      downloadText(policyFiles(lint(text).policy.values, ids).get(name) ?? '', name.replace('en-US/', ''));
    }}
  />,
  root,
);
