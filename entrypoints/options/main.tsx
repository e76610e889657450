import { render } from 'preact';
import '../../components/page.css';
import '../../utils/policy/explain.ts';
import { Options } from '../../components/options/Options.tsx';
import { forgetAnswers } from '../../utils/storage/clear.ts';
import { clearLedger } from '../../utils/lookups/ledger.ts';
import { resolverNameOf, saveChoice } from '../../utils/policy/save.ts';
import { isFactsUrl, isOwnServerUrl, isResolverUrl } from '../../utils/policy/resolver.ts';
import { wordsFor } from '../../utils/policy/apply.ts';
import { ownSettings, valuesOf, watchEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { browser } from '../../utils/platform/browser.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { PeopleSection } from './people.tsx';
import { Policy } from './policy.tsx';
import { readState } from './state.ts';

const root = startPage(document, 'options_title');

/** Draws the page anew where what is in force changed: policy may come while it is open. */
async function show(): Promise<void> {
  const { effective, stamp, journal, people, troubles, factsState } = await readState();
  const hidden = new Set<string>(effective.settings.hiddenParts.value);
  const { settings, locked } = ownSettings(effective);
  render(
    <Options
      key={JSON.stringify([effective.managed.raw, [...locked]])}
      settings={settings}
      usual={valuesOf(effective.settings)}
      locked={locked}
      words={wordsFor(effective.settings, browser.i18n.getUILanguage())}
      resolverName={resolverNameOf}
      isResolverUrl={isResolverUrl}
      isOwnServerUrl={isOwnServerUrl}
      isFactsUrl={isFactsUrl}
      factsState={factsState}
      hidden={hidden}
      troubles={troubles}
      onSave={(chosen) => saveChoice(chosen, locked)}
      onClearCache={forgetAnswers}
      onClearLedger={() => clearLedger()}
    >
      {!hidden.has('people') && <PeopleSection people={people} onChange={() => void show()} />}
      <Policy
        effective={effective}
        stamp={stamp}
        journal={journal}
        troubles={troubles}
        onChange={() => void show()}
      />
    </Options>,
    root,
  );
}

watchEffectiveSettings(new AbortController().signal, () => void show());
await show();
