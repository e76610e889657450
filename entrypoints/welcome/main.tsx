import { render } from 'preact';
import '../../components/page.css';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import { resolverNameOf, saveChoice } from '../../utils/policy/save.ts';
import { ownSettings, readEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { wordsFor } from '../../utils/policy/apply.ts';
import { browser } from '../../utils/platform/browser.ts';
import { startPage } from '../../utils/platform/start-page.ts';

const root = startPage(document, 'welcome_title');
const inForce = await readEffectiveSettings(Date.now());
const { settings, locked } = ownSettings(inForce);
render(
  <Welcome
    stage={settings.chosen ? settings.stage : null}
    resolver={settings.resolver.kind === 'off' ? null : resolverNameOf(settings)}
    isLocked={locked.has('stage')}
    words={wordsFor(inForce.settings, browser.i18n.getUILanguage())}
    onSave={(stage) => saveChoice({ stage }, locked)}
  />,
  root,
);
