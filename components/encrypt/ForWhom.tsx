import type { Mail } from '../../utils/encrypt/follow.ts';
import { t } from '../../utils/platform/i18n.ts';
import { Choice } from '../Choice.tsx';
import { People } from '../write/People.tsx';
import { Passphrase } from './Passphrase.tsx';
import { Shape, type Hosts, type MadeAs } from './Shape.tsx';

/** What opens the result: the keys found for the recipients of a mail, or what the page asks for or makes itself. */
export type Lock = 'keys' | 'passphrase';

interface Props {
  /** The mail that the files are for; null where there is none, or none of its recipients has a key. */
  readonly mail: Mail | null;
  readonly lock: Lock;
  readonly onLock: (lock: Lock) => void;
  /** Reads the mail again. */
  readonly onAgain: () => Promise<unknown>;
  readonly isOwnWanted: boolean;
  readonly onOwn: (isWanted: boolean) => void;
  /** Whether age keys were pasted: then there is no passphrase. */
  readonly hasKeys: boolean;
  readonly keys: string;
  readonly onKeys: (text: string) => void;
  readonly shape: MadeAs;
  readonly hosts: Hosts;
  readonly onShape: (shape: MadeAs) => void;
  readonly phrase: string;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onAnother: () => void;
}

/** Lets the person choose who can open the result: with keys that were found, a passphrase, or age keys. */
export function ForWhom(props: Props) {
  const { mail, lock, onLock, hasKeys, shape, hosts, onShape, phrase, onCopy, onAnother } = props;
  const choice = (value: Lock, title: string, what: string) => (
    <Choice
      name="lock"
      value={value}
      title={title}
      checked={lock === value}
      onChoose={() => {
        onLock(value);
      }}
    >
      {what}
    </Choice>
  );
  return (
    <>
      {mail?.keys && (
        <fieldset>
          <legend>{t('encrypt_lock')}</legend>
          {choice('keys', t('encrypt_lock_keys'), t('encrypt_lock_keys_what'))}
          {choice('passphrase', t('encrypt_lock_phrase'), t('encrypt_lock_phrase_what'))}
        </fieldset>
      )}
      {mail?.keys && lock === 'keys' ? (
        <People
          keys={mail.keys}
          from={mail.place?.from ?? null}
          isAsking={mail.isAsking}
          isOwnUnread={mail.unread === 'own'}
          onAgain={props.onAgain}
          isOwnWanted={props.isOwnWanted}
          onOwn={props.onOwn}
        />
      ) : (
        <>
          {!hasKeys && <Shape shape={shape} hosts={hosts} onShape={onShape} />}
          {!hasKeys && <Passphrase phrase={phrase} onCopy={onCopy} onAnother={onAnother} />}
          <details>
            <summary>{t('encrypt_keys')}</summary>
            <p class="field">
              <label for="keys">{t('encrypt_keys_label')}</label>
              <textarea
                id="keys"
                class="code"
                rows={3}
                spellcheck={false}
                autocomplete="off"
                value={props.keys}
                onInput={({ currentTarget }) => {
                  props.onKeys(currentTarget.value);
                }}
              />
            </p>
          </details>
        </>
      )}
    </>
  );
}
