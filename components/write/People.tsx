import { useState } from 'preact/hooks';
import { withoutKey } from '../../utils/core/draft-keys.ts';
import type { DraftKeys, FoundKey } from '../../utils/core/key.ts';
import { t, tCount } from '../../utils/platform/i18n.ts';
import { useLeftFocus } from '../retry.ts';
import { Unread } from './Unread.tsx';

interface Props {
  readonly keys: DraftKeys;
  /** The person's own address; null where the mail does not show it. */
  readonly from: string | null;
  /** Whether their own key is still being looked up. */
  readonly isAsking: boolean;
  /** Whether looking it up failed. */
  readonly isOwnUnread: boolean;
  /** Looks it up again. */
  readonly onAgain: () => Promise<unknown>;
  readonly isOwnWanted: boolean;
  readonly onOwn: (isWanted: boolean) => void;
}

function Person({ address, fingerprint }: FoundKey) {
  return (
    <li>
      <bdi>{address}</bdi>
      <br />
      <span class="what fingerprint">{fingerprint}</span>
    </li>
  );
}

function Own({ keys, from, isAsking, isOwnUnread, onAgain, isOwnWanted, onOwn }: Props) {
  const { own } = keys;
  if (isAsking) return <p role="status">{t('write_own_asking')}</p>;
  if (isOwnUnread) return <Unread what="write_own_failed" onAgain={onAgain} />;
  if (!own) return <p>{from === null ? t('write_own_unknown') : t('write_own_none', from)}</p>;
  return (
    <p class="check">
      <input
        id="own"
        type="checkbox"
        checked={isOwnWanted}
        onChange={({ currentTarget }) => {
          onOwn(currentTarget.checked);
        }}
      />
      <label for="own">
        {t('write_own', own.address)}
        <br />
        <span class="what fingerprint">{own.fingerprint}</span>
      </label>
    </p>
  );
}

/** Renders who will be able to read it, with which keys, and who will not. */
export function People(props: Props) {
  const { keys } = props;
  const [isBack, setBack] = useState(false);
  // The button to try again is gone while it is looked for, and afterwards.
  const own = useLeftFocus<HTMLDivElement>(isBack && !props.isAsking);
  const onAgain = () => {
    setBack(true);
    return props.onAgain();
  };
  const readers = keys.recipients.flatMap(({ key }) => key ?? []);
  const without = withoutKey(keys);
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t('write_readers')}</h2>
      <ul class="people">
        {readers.map((key) => (
          <Person key={key.address} {...key} />
        ))}
      </ul>
      <div ref={own} tabIndex={-1}>
        <Own {...props} onAgain={onAgain} />
      </div>
      {(without.length > 0 || keys.unreadable > 0) && (
        <div class="without">
          <h3>{t('write_without')}</h3>
          <ul class="people">
            {without.map((address) => (
              <li key={address}>
                <bdi>{address}</bdi>
              </li>
            ))}
            {keys.unreadable > 0 && <li>{tCount('list_unreadable', keys.unreadable)}</li>}
          </ul>
          <p>{t('write_without_what')}</p>
          <p class="buttons">
            <a class="button" href="/encrypt.html" target="_blank">
              {t('write_without_file')}
            </a>
          </p>
        </div>
      )}
    </section>
  );
}
