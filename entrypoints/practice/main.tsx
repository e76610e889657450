import { render } from 'preact';
import '../../components/page.css';
import '../../components/inline/inline.css';
import './practice.css';
import { Practice } from '../../components/practice/Practice.tsx';
import { PRACTICE_PEOPLE, practise } from '../../utils/assess/practice.ts';
import { readTable } from '../../utils/assess/try-policy.ts';
import { LARGE_TABLES, loadTables } from '../../utils/data/large.ts';
import { readEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { browser } from '../../utils/platform/browser.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { openPage } from '../../utils/assess/open-page.ts';
import { startPage } from '../../utils/platform/start-page.ts';

const root = startPage(document, 'practice_title');
const { settings } = await readEffectiveSettings(Date.now());
await loadTables(LARGE_TABLES, readTable);
const language = browser.i18n.getUILanguage();

render(
  <Practice
    people={PRACTICE_PEOPLE}
    onAssess={(people) => {
      const wanted = PRACTICE_PEOPLE.filter((one) => people.some(({ id }) => id === one.id));
      return practise(wanted, settings, Date.now(), language);
    }}
    onCopy={copyText}
    onPage={openPage(null)}
    onWelcome={() => void window.open('/welcome.html')}
    now={Date.now()}
  />,
  root,
);
