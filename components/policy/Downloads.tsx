import { useRef } from 'preact/hooks';
import { keyOf, t } from '../../utils/platform/i18n.ts';

interface Props {
  /** Names of the deployment files. */
  readonly names: readonly string[];
  readonly isBusy: boolean;
  /** Downloads one of them, or all as one archive (null). */
  readonly onDownload: (name: string | null) => void;
}

const SYSTEMS = ['windows', 'macos', 'linux', 'google', 'firefox', 'any'] as const;
type System = (typeof SYSTEMS)[number];

/** Returns the system that a deployment file is for, by its name (docs/admin.md, "Ready files"). */
export function systemOf(name: string): System {
  if (/\.(reg|admx|adml|ps1)$/.test(name)) return 'windows';
  if (/\.(plist|mobileconfig)$/.test(name)) return 'macos';
  if (name.startsWith('linux-')) return 'linux';
  if (name.startsWith('google-')) return 'google';
  return name.startsWith('firefox-') ? 'firefox' : 'any';
}

/** Renders one menu of all deployment files, grouped by system. */
export function Downloads({ names, isBusy, onDownload }: Props) {
  const menuRef = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (!menuRef.current?.open) return;
    menuRef.current.open = false;
    menuRef.current.querySelector('summary')?.focus();
  };
  return (
    <div class="buttons">
      <details
        class="menu"
        ref={menuRef}
        onKeyDown={({ key }) => {
          if (key === 'Escape') close();
        }}
      >
        <summary class="button">{t('builder_for')}</summary>
        {SYSTEMS.map((system) => (
          <section key={system} aria-label={t(keyOf('system', system))}>
            <h3>{t(keyOf('system', system))}</h3>
            <ul>
              {names
                .filter((name) => systemOf(name) === system)
                .map((name) => (
                  <li key={name}>
                    <button
                      type="button"
                      class="link"
                      disabled={isBusy}
                      onClick={() => {
                        onDownload(name);
                        close();
                      }}
                    >
                      {name}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </details>
      <button
        type="button"
        class="button primary"
        disabled={isBusy}
        onClick={() => {
          onDownload(null);
        }}
      >
        {t('builder_archive')}
      </button>
    </div>
  );
}
