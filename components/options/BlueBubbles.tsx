import { t } from '../../utils/platform/i18n.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import { Lock } from './Lock.tsx';
import { Saved } from './SavedNotice.tsx';

type Server = Settings['blueBubbles'];

interface Props {
  readonly server: Server;
  /** Whether the organisation named the server; the password is the person's in either case. */
  readonly isLocked: boolean;
  readonly isOwnServerUrl: (text: string) => boolean;
  readonly onWrite: (server: Server) => void;
  readonly onSave: (server: Server) => void;
}

/**
 * The settings of the person's own BlueBubbles server. Address and password belong together, and the browser may ask
 * for its own consent, which requires a press: so these two have a button instead of saving themselves.
 */
export function BlueBubbles({ server, isLocked, isOwnServerUrl, onWrite, onSave }: Props) {
  const { url } = server;
  const isInvalid = url !== '' && !isOwnServerUrl(url);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isInvalid) onSave(server);
      }}
    >
      <p class="field">
        <label for="bluebubbles">{t('servers_bluebubbles')}</label>
        <input
          id="bluebubbles"
          type="url"
          disabled={isLocked}
          value={url}
          placeholder="https://mac.example.org"
          aria-invalid={isInvalid}
          aria-describedby="bluebubbles-problem bluebubbles-lock"
          onInput={({ currentTarget }) => {
            onWrite({ ...server, url: currentTarget.value });
          }}
        />
        <span id="bluebubbles-problem" class="problem" role="alert">
          {isInvalid ? t('servers_bluebubbles_invalid') : ''}
        </span>
      </p>
      <Lock id="bluebubbles-lock" isLocked={isLocked} />
      <p class="field">
        <label for="bluebubbles-password">{t('servers_password')}</label>
        <input
          id="bluebubbles-password"
          type="password"
          autoComplete="off"
          value={server.password}
          aria-describedby="bluebubbles-password-what"
          onInput={({ currentTarget }) => {
            onWrite({ ...server, password: currentTarget.value });
          }}
        />
        <span id="bluebubbles-password-what" class="what">
          {t('servers_password_what')}
        </span>
      </p>
      <p class="buttons">
        <button type="submit" class="button" disabled={isInvalid}>
          {t('servers_use')}
        </button>
        <Saved name="bluebubbles" />
      </p>
    </form>
  );
}
