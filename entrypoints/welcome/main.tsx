import { render } from 'preact';
import '../../components/page.css';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import { resolverNameOf, saveChoice } from '../../utils/policy/save.ts';
import { readSettings } from '../../utils/policy/settings.ts';
import { startPage } from '../../utils/start-page.ts';

const root = startPage(document, 'welcome_title');
const settings = await readSettings();
render(
  <Welcome
    stage={settings.chosen ? settings.stage : null}
    resolver={settings.resolver.kind === 'off' ? null : resolverNameOf(settings)}
    onSave={(stage) => saveChoice({ stage })}
  />,
  root,
);
