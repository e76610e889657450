import type { ComponentChildren, ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import type { OrganisationWords } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import type { Trouble } from '../../utils/core/trouble.ts';
import { LockNote } from '../LockNote.tsx';
import { StageChoice } from '../StageChoice.tsx';
import { Troubles } from '../Troubles.tsx';
import { MoreChoices } from './MoreChoices.tsx';
import { OwnServers } from './OwnServers.tsx';
import { ResolverChoice } from './ResolverChoice.tsx';

interface Props {
  readonly settings: Settings;
  /** What holds where the person changed nothing; left out: those choices are not offered. */
  readonly usual?: ComponentProps<typeof MoreChoices>['usual'] | undefined;
  /** What the organisation has set for good, and what it says about it. */
  readonly locked: ReadonlySet<string>;
  readonly words: OrganisationWords | null;
  /** What policy says, and what was recorded. */
  readonly children?: ComponentChildren;
  readonly resolverName: (settings: Settings) => string;
  readonly isResolverUrl: (text: string) => boolean;
  readonly isOwnServerUrl: (text: string) => boolean;
  readonly isFactsUrl: (text: string) => boolean;
  /** What came of the corrections that are asked for, in a sentence. */
  readonly factsState?: string;
  /** Parts of this page that the organisation left out. */
  readonly hidden: ReadonlySet<string>;
  /** What cannot be kept. */
  readonly troubles?: readonly Trouble[];
  /** Stores the settings; false where the browser's own consent was refused. */
  readonly onSave: (settings: Settings) => Promise<boolean>;
  readonly onClearCache: () => Promise<void>;
  readonly onClearLedger: () => Promise<void>;
}

/** Everything that can be set, and what is kept on this device. */
export function Options({
  settings,
  usual,
  locked,
  words,
  children,
  resolverName,
  isResolverUrl,
  isOwnServerUrl,
  isFactsUrl,
  factsState = '',
  hidden,
  troubles = [],
  onSave,
  onClearCache,
  onClearLedger,
}: Props) {
  const [draft, setDraft] = useState(settings);
  const [status, setStatus] = useState('');
  const [cleared, setCleared] = useState('');
  const url = draft.resolver.kind === 'own' ? draft.resolver.url : '';
  const isInvalid = draft.resolver.kind === 'own' && !isResolverUrl(url);
  const { keyServer, factsUrl = '', blueBubbles } = draft;
  const invalid = new Set<'keyServer' | 'factsUrl' | 'blueBubbles'>([
    ...(!locked.has('keyServer') && keyServer !== '' && !isResolverUrl(keyServer)
      ? (['keyServer'] as const)
      : []),
    ...(factsUrl !== '' && !isFactsUrl(factsUrl) ? (['factsUrl'] as const) : []),
    ...(blueBubbles.url !== '' && !isOwnServerUrl(blueBubbles.url) ? (['blueBubbles'] as const) : []),
  ]);
  const cannotSave = isInvalid || invalid.size > 0;
  const change = (patch: Partial<Settings>) => {
    setDraft({ ...draft, ...patch });
    setStatus('');
  };
  const clear = (forget: () => Promise<void>) => {
    setCleared('');
    void forget().then(
      () => {
        setCleared(t('options_cleared'));
      },
      () => {
        setCleared(t('options_not_saved'));
      },
    );
  };
  const save = (event: Event) => {
    event.preventDefault();
    if (cannotSave) return;
    void onSave({ ...draft, chosen: true }).then(
      (saved) => {
        setStatus(saved ? t('options_saved') : t('welcome_refused'));
      },
      () => {
        setStatus(t('options_not_saved'));
      },
    );
  };
  return (
    <main>
      <h1>{t('options_title')}</h1>
      <Troubles troubles={troubles} />
      <form onSubmit={save} noValidate>
        {locked.size > 0 && <LockNote words={words} />}
        <StageChoice
          isLocked={locked.has('stage')}
          stage={draft.stage}
          resolver={draft.resolver.kind === 'off' ? null : resolverName(draft)}
          onChoose={(stage) => {
            change({ stage });
          }}
        />
        <ResolverChoice
          kind={draft.resolver.kind}
          url={url}
          isInvalid={isInvalid && url !== ''}
          isLocked={locked.has('resolver')}
          onChoose={(kind) => {
            change({ resolver: kind === 'own' ? { kind, url: '' } : { kind } });
          }}
          onUrl={(text) => {
            change({ resolver: { kind: 'own', url: text } });
          }}
        />
        {!hidden.has('servers') && (
          <OwnServers
            servers={draft}
            invalid={invalid}
            locked={locked}
            factsState={factsState}
            onChange={change}
          />
        )}
        <div class="choice">
          <input
            id="private"
            type="checkbox"
            checked={draft.privateWindows}
            disabled={locked.has('privateWindows')}
            aria-describedby="private-what"
            onChange={({ currentTarget }) => {
              change({ privateWindows: currentTarget.checked });
            }}
          />
          <div>
            <label for="private">{t('options_private')}</label>
            <p id="private-what" class="what">
              {t('options_private_what')}
            </p>
          </div>
        </div>
        {usual && (
          <MoreChoices
            more={draft.more ?? {}}
            usual={usual}
            locked={locked}
            onChange={(more) => {
              change({ more });
            }}
          />
        )}
        <p class="buttons">
          <button type="submit" class="button primary" disabled={cannotSave}>
            {t('options_save')}
          </button>
          <span role="status">{status}</span>
        </p>
      </form>
      {!hidden.has('data') && (
        <section>
          <h2>{t('options_data')}</h2>
          <p class="what">{t('options_data_what')}</p>
          <p class="buttons">
            <button
              type="button"
              class="button"
              onClick={() => {
                clear(onClearCache);
              }}
            >
              {t('options_clear_cache')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                clear(onClearLedger);
              }}
            >
              {t('options_clear_ledger')}
            </button>
            <span role="status">{cleared}</span>
          </p>
        </section>
      )}
      {children}
    </main>
  );
}
