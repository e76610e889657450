import { render } from 'preact';
import '../../components/page.css';
import { Options } from '../../components/options/Options.tsx';
import { clearCache } from '../../utils/lookups/cache.ts';
import { clearLedger } from '../../utils/lookups/ledger.ts';
import { resolverNameOf, saveChoice } from '../../utils/policy/save.ts';
import { isResolverUrl, readSettings } from '../../utils/policy/settings.ts';
import { startPage } from '../../utils/start-page.ts';

const root = startPage(document, 'options_title');
render(
  <Options
    settings={await readSettings()}
    resolverName={resolverNameOf}
    isResolverUrl={isResolverUrl}
    onSave={saveChoice}
    onClearCache={() => clearCache()}
    onClearLedger={() => clearLedger()}
  />,
  root,
);
