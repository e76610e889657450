import { t } from '../../utils/platform/i18n.ts';
import type { Settings } from '../../utils/policy/settings.ts';

type Servers = Pick<Settings, 'keyServer' | 'factsUrl' | 'blueBubbles'>;

interface Props {
  readonly servers: Servers;
  readonly invalid: ReadonlySet<keyof Servers>;
  readonly locked: ReadonlySet<string>;
  /** What came of the corrections that are asked for, in a sentence. */
  readonly factsState: string;
  readonly onChange: (change: Partial<Servers>) => void;
}

/** Servers that the person runs or chose, which are asked because they are named here. */
export function OwnServers({ servers, invalid, locked, factsState, onChange }: Props) {
  const { keyServer, factsUrl = '', blueBubbles } = servers;
  return (
    <fieldset>
      <legend>{t('servers_title')}</legend>
      <p class="what">{t('servers_what')}</p>
      <p class="field">
        <label for="key-server">{t('servers_keys')}</label>
        <input
          id="key-server"
          type="url"
          disabled={locked.has('keyServer')}
          value={keyServer}
          placeholder="https://keys.example.org"
          aria-invalid={invalid.has('keyServer')}
          aria-describedby="key-server-problem"
          onInput={({ currentTarget }) => {
            onChange({ keyServer: currentTarget.value });
          }}
        />
        <span id="key-server-problem" class="problem" role="alert">
          {invalid.has('keyServer') ? t('servers_keys_invalid') : ''}
        </span>
      </p>
      <p class="field">
        <label for="facts">{t('servers_facts')}</label>
        <input
          id="facts"
          type="url"
          disabled={locked.has('factsUrl')}
          value={factsUrl}
          placeholder="https://facts.example.org/sealcheck.txt#…"
          aria-invalid={invalid.has('factsUrl')}
          aria-describedby="facts-problem facts-what"
          onInput={({ currentTarget }) => {
            onChange({ factsUrl: currentTarget.value });
          }}
        />
        <span id="facts-problem" class="problem" role="alert">
          {invalid.has('factsUrl') ? t('servers_facts_invalid') : ''}
        </span>
        <span id="facts-what" class="what">
          {t('servers_facts_what')} {factsState}
        </span>
      </p>
      <p class="field">
        <label for="bluebubbles">{t('servers_bluebubbles')}</label>
        <input
          id="bluebubbles"
          type="url"
          disabled={locked.has('blueBubbles')}
          value={blueBubbles.url}
          placeholder="https://mac.example.org"
          aria-invalid={invalid.has('blueBubbles')}
          aria-describedby="bluebubbles-problem"
          onInput={({ currentTarget }) => {
            onChange({ blueBubbles: { ...blueBubbles, url: currentTarget.value } });
          }}
        />
        <span id="bluebubbles-problem" class="problem" role="alert">
          {invalid.has('blueBubbles') ? t('servers_bluebubbles_invalid') : ''}
        </span>
      </p>
      <p class="field">
        <label for="bluebubbles-password">{t('servers_password')}</label>
        <input
          id="bluebubbles-password"
          type="password"
          autoComplete="off"
          value={blueBubbles.password}
          aria-describedby="bluebubbles-password-what"
          onInput={({ currentTarget }) => {
            onChange({ blueBubbles: { ...blueBubbles, password: currentTarget.value } });
          }}
        />
        <span id="bluebubbles-password-what" class="what">
          {t('servers_password_what')}
        </span>
      </p>
    </fieldset>
  );
}
