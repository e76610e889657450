import { t, type MessageKey } from '../../utils/platform/i18n.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import { BlueBubbles } from './BlueBubbles.tsx';
import { Lock } from './Lock.tsx';
import { Saved } from './SavedNotice.tsx';

type Servers = Pick<Settings, 'keyServer' | 'factsUrl' | 'blueBubbles'>;

interface Props {
  readonly servers: Servers;
  readonly locked: ReadonlySet<string>;
  /** The outcome of the last request for corrections, in a sentence. */
  readonly factsState: string;
  readonly isResolverUrl: (text: string) => boolean;
  readonly isFactsUrl: (text: string) => boolean;
  readonly isOwnServerUrl: (text: string) => boolean;
  readonly onWrite: (change: Partial<Servers>) => void;
  readonly onSave: (name: string, change: Partial<Servers>) => void;
}

interface FieldProps {
  readonly id: string;
  readonly label: MessageKey;
  readonly wrong: MessageKey;
  readonly value: string;
  readonly placeholder: string;
  readonly isLocked: boolean;
  readonly isValid: (text: string) => boolean;
  readonly what?: string;
  readonly onWrite: (text: string) => void;
  readonly onSave: (text: string) => void;
}

/** A URL field that is stored once its text is valid, or empty. */
function UrlField({ id, label, wrong, value, placeholder, isLocked, isValid, what, ...on }: FieldProps) {
  const isInvalid = !isLocked && value !== '' && !isValid(value);
  return (
    <div>
      <p class="field">
        <label for={id}>{t(label)}</label>
        <input
          id={id}
          type="url"
          disabled={isLocked}
          value={value}
          placeholder={placeholder}
          aria-invalid={isInvalid}
          aria-describedby={`${id}-problem ${id}-what ${id}-lock`}
          onInput={({ currentTarget }) => {
            on.onWrite(currentTarget.value);
          }}
          onChange={({ currentTarget: { value: text } }) => {
            if (text === '' || isValid(text)) on.onSave(text);
          }}
        />
        <span id={`${id}-problem`} class="problem" role="alert">
          {isInvalid ? t(wrong) : ''}
        </span>
        <span id={`${id}-what`} class="what">
          {what}
        </span>
      </p>
      <Lock id={`${id}-lock`} isLocked={isLocked} />
      <Saved name={id} />
    </div>
  );
}

/** Renders the servers that the person runs or chose; they are asked because they are named here. */
export function OwnServers({ servers, locked, factsState, onWrite, onSave, ...is }: Props) {
  const { keyServer, factsUrl = '', blueBubbles } = servers;
  return (
    <section>
      <h2>{t('servers_title')}</h2>
      <p class="what">{t('servers_what')}</p>
      <UrlField
        id="key-server"
        label="servers_keys"
        wrong="servers_keys_invalid"
        value={keyServer}
        placeholder="https://keys.example.org"
        isLocked={locked.has('keyServer')}
        isValid={is.isResolverUrl}
        onWrite={(text) => {
          onWrite({ keyServer: text });
        }}
        onSave={(text) => {
          onSave('key-server', { keyServer: text });
        }}
      />
      <UrlField
        id="facts"
        label="servers_facts"
        wrong="servers_facts_invalid"
        value={factsUrl}
        placeholder={'https://facts.example.org/sealcheck.txt#\u2026'}
        isLocked={locked.has('factsUrl')}
        isValid={is.isFactsUrl}
        what={`${t('servers_facts_what')} ${factsState}`}
        onWrite={(text) => {
          onWrite({ factsUrl: text });
        }}
        onSave={(text) => {
          onSave('facts', { factsUrl: text });
        }}
      />
      <BlueBubbles
        server={blueBubbles}
        isLocked={locked.has('blueBubbles')}
        isOwnServerUrl={is.isOwnServerUrl}
        onWrite={(server) => {
          onWrite({ blueBubbles: server });
        }}
        onSave={(server) => {
          onSave('bluebubbles', { blueBubbles: server });
        }}
      />
    </section>
  );
}
