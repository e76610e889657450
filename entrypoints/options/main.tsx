import { render } from 'preact';
import '../../components/page.css';
import '../../utils/policy/explain.ts';
import { Options } from '../../components/options/Options.tsx';
import { forgetAnswers } from '../../utils/storage/clear.ts';
import { clearLedger } from '../../utils/lookups/ledger.ts';
import { resolverNameOf } from '../../utils/policy/save.ts';
import { isFactsUrl, isOwnServerUrl, isResolverUrl } from '../../utils/policy/resolver.ts';
import { valuesOf, watchEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { watchPauses } from '../../utils/storage/pauses.ts';
import { watchSnoozes } from '../../utils/storage/snoozes.ts';
import { Help, History, Organisation } from './parts.tsx';
import { PeopleSection } from './people.tsx';
import { isManaged, readState } from './state.ts';
import { createSave } from './save.ts';

const root = startPage(document, 'options_title');

/** Renders the page again when the settings in force change: policy may arrive while it is open. */
async function show(): Promise<void> {
  const state = await readState();
  const { effective, locked, settings, people, troubles, factsState } = state;
  const hidden = new Set<string>(effective.settings.hiddenParts.value);
  const onChange = () => void show();
  render(
    <Options
      settings={settings}
      usual={valuesOf(effective.settings)}
      locked={locked}
      isBroken={effective.problems.length > 0}
      parts={{
        ...(!hidden.has('people') && { people: <PeopleSection people={people} onChange={show} /> }),
        history: <History state={state} onChange={onChange} />,
        ...(isManaged(effective) && { organisation: <Organisation state={state} /> }),
        advanced: <Help state={state} />,
      }}
      resolverName={resolverNameOf}
      isResolverUrl={isResolverUrl}
      isOwnServerUrl={isOwnServerUrl}
      isFactsUrl={isFactsUrl}
      factsState={factsState}
      hidden={hidden}
      troubles={troubles}
      onSave={createSave(state, show)}
      onClearCache={forgetAnswers}
      onClearLedger={() => clearLedger()}
    />,
    root,
  );
}

const { signal } = new AbortController();
watchEffectiveSettings(signal, () => void show());
for (const watch of [watchSnoozes, watchPauses]) watch(signal, () => void show());
await show();
