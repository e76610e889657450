import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import type { Trouble } from '../../utils/core/trouble.ts';
import { Troubles } from '../Troubles.tsx';
import { Days } from './Days.tsx';
import { Kept } from './Kept.tsx';
import { Lookups } from './Lookups.tsx';
import type { MoreProps, Usual } from './more.ts';
import { OwnServers } from './OwnServers.tsx';
import { PAGES, type PageName } from './pages.ts';
import { SavingProvider, useSaving, type Save } from './saving.ts';
import { Search } from './Search.tsx';
import { Shown } from './Shown.tsx';
import { usePages } from './use-pages.ts';

interface Props {
  readonly settings: Settings;
  /** The values in force where the person changed nothing; where omitted, those settings are not offered. */
  readonly usual?: Usual | undefined;
  /** Keys of the settings that the organisation has locked. */
  readonly locked: ReadonlySet<string>;
  /** Whether the organisation's policy has errors. */
  readonly isBroken?: boolean;
  /** Further content of each page; a page without content is left out. */
  readonly parts?: Partial<Readonly<Record<PageName, ComponentChildren>>>;
  readonly resolverName: (settings: Settings) => string;
  readonly isResolverUrl: (text: string) => boolean;
  readonly isOwnServerUrl: (text: string) => boolean;
  readonly isFactsUrl: (text: string) => boolean;
  /** The outcome of the last request for corrections, in a sentence. */
  readonly factsState?: string;
  /** Parts of these pages that the organisation has hidden. */
  readonly hidden: ReadonlySet<string>;
  /** What cannot be stored. */
  readonly troubles?: readonly Trouble[];
  readonly onSave: Save;
  readonly onClearCache: () => Promise<void>;
  readonly onClearLedger: () => Promise<void>;
}

/**
 * Renders all settings and what is stored on this device, as pages with a navigation, where each control saves itself.
 */
export function Options(props: Props) {
  const { settings, usual, locked, isBroken = false, parts = {}, factsState = '', hidden } = props;
  const { troubles = [], onSave, onClearCache, onClearLedger, resolverName, ...is } = props;
  const { shown, outcome, write, save } = useSaving(settings, locked, onSave);
  const box = useRef<HTMLElement>(null);
  const more: MoreProps | null = usual
    ? {
        more: shown.more ?? {},
        usual,
        locked,
        onSave: (name, changed) => {
          save(name, { more: changed });
        },
      }
    : null;
  const contents: Readonly<Record<PageName, ComponentChildren>> = {
    lookups: (
      <Lookups
        settings={shown}
        locked={locked}
        resolver={settings.resolver.kind === 'off' ? null : resolverName(settings)}
        isResolverUrl={is.isResolverUrl}
        onWrite={write}
        onSave={save}
      />
    ),
    people: parts.people,
    history: (
      <>
        {parts.history}
        {more && <Days {...more} />}
        {!hidden.has('data') && <Kept onClearCache={onClearCache} onClearLedger={onClearLedger} />}
      </>
    ),
    organisation: parts.organisation,
    advanced: (
      <>
        {more && <Shown {...more} />}
        {!hidden.has('servers') && (
          <OwnServers
            servers={shown}
            locked={locked}
            factsState={factsState}
            isResolverUrl={is.isResolverUrl}
            isFactsUrl={is.isFactsUrl}
            isOwnServerUrl={is.isOwnServerUrl}
            onWrite={write}
            onSave={save}
          />
        )}
        {parts.advanced}
      </>
    ),
  };
  const pages = (Object.keys(PAGES) as PageName[]).filter((name) => Boolean(contents[name]));
  const { page, goTo } = usePages(pages);
  return (
    <SavingProvider value={outcome}>
      <div class="settings">
        <header>
          <p class="brand">{t('extension_name')}</p>
          <Search
            root={() => box.current}
            onGo={(found) => {
              goTo(found.page as PageName, found.element);
            }}
          />
          <nav aria-label={t('options_nav')}>
            <ul>
              {pages.map((name) => (
                <li key={name}>
                  <a href={`#${name}`} aria-current={name === page ? 'page' : undefined}>
                    {t(PAGES[name])}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main ref={box}>
          <Troubles troubles={troubles} />
          {isBroken && (
            <p role="alert" class="problem">
              {t('policy_broken')} <a href="#organisation">{t('policy_broken_where')}</a>
            </p>
          )}
          {pages.map((name) => (
            <section
              key={name}
              id={name}
              class="page"
              aria-labelledby={`${name}-title`}
              hidden={name !== page}
            >
              <h1 id={`${name}-title`} tabIndex={-1}>
                {t(PAGES[name])}
              </h1>
              {contents[name]}
            </section>
          ))}
        </main>
      </div>
    </SavingProvider>
  );
}
