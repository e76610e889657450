import { useState } from 'preact/hooks';
import { keysFor } from '../../utils/core/draft-keys.ts';
import type { DraftKeys, EncryptTo } from '../../utils/core/key.ts';
import type { Job } from '../../utils/encrypt/job.ts';
import type { ConfirmMail, Mail } from '../../utils/encrypt/follow.ts';
import type { Place, Placed, ToMail } from '../../utils/encrypt/text-port.ts';
import { t } from '../../utils/platform/i18n.ts';
import { Ended } from './Ended.tsx';
import { People } from './People.tsx';
import { TextField } from './TextField.tsx';
import { Unread } from './Unread.tsx';
import { ExistingText, type TextDecision } from './ExistingText.tsx';

interface Props {
  /** The mail's recipients and their keys; null where the mail is gone. */
  readonly keys: DraftKeys | null;
  /** What the mail contains; null where nothing can be put there. */
  readonly place: Place | null;
  /** Whether the person's own key is still being looked up. */
  readonly isAsking: boolean;
  /** What could not be read: the mail, or only the person's own key. */
  readonly unread?: Mail['unread'];
  /** Reads the mail again. */
  readonly onAgain: () => Promise<unknown>;
  /** The page where files are encrypted for the same people. */
  readonly filesHref: string;
  readonly onEncrypt: (text: string, to: EncryptTo) => Job<string>;
  readonly onConfirm: ConfirmMail;
  readonly onPut: (message: ToMail) => Promise<Placed>;
  readonly onBack: () => void;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Whether something would be lost if the page were closed now. */
  readonly onBusy: (isBusy: boolean) => void;
}

interface Ending {
  readonly armored: string;
  readonly attached: number;
  readonly placed: Placed;
  readonly site: string;
}

/** The page where a person writes what the mail's own page must not see; that page gets only the encrypted text. */
export function Write({ keys, place, isAsking, unread, filesHref, ...on }: Props) {
  const [text, setText] = useState('');
  const [isOwnWanted, setOwnWanted] = useState(true);
  const [stays, setStays] = useState<TextDecision | null>(null);
  const [isSubject, setSubject] = useState(false);
  const [problem, setProblem] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [isBack, setBack] = useState(false);
  const found = keys ? keysFor(keys, isOwnWanted) : [];
  const canWrite = keys?.recipients.some(({ key }) => key !== null) === true;

  /** Encrypts the text and puts it into the mail; returns the problem, or '' on success. */
  const work = async (shown: DraftKeys): Promise<string> => {
    const mail = await on.onConfirm(shown);
    if (!mail) return t('write_changed');
    if (mail.place?.hasText && !stays) return t('write_choose');
    const attached = mail.place?.attached ?? 0;
    if (attached > (place?.attached ?? 0)) return t('write_attached', String(attached), shown.site);
    const to = { keys: found, isHidden: mail.place?.hasHidden ?? true };
    const armored = await on.onEncrypt(text, to).ended;
    if (typeof armored !== 'string')
      return armored.unusable ? t('write_unusable', armored.unusable.join(', ')) : t('write_failed');
    const subject = isSubject ? t('write_subject') : null;
    const placed = await on.onPut({ armored, isKept: stays === 'kept', subject });
    setEnding({ armored, attached, placed, site: shown.site });
    setText('');
    on.onBusy(false);
    if (placed.text === 'there') on.onBack();
    return '';
  };
  const start = () => {
    if (!keys || isRunning) return;
    if (text.trim() === '') setProblem(t('write_empty'));
    else if (place?.hasText && !stays) setProblem(t('write_choose'));
    else {
      setProblem('');
      setRunning(true);
      void work(keys)
        .catch(() => t('write_failed'))
        .then((why) => {
          setProblem(why);
          setRunning(false);
        });
    }
  };
  return (
    <main>
      <h1>{t('write_title')}</h1>
      {ending ? (
        <Ended {...ending} onBack={on.onBack} onCopy={on.onCopy} />
      ) : !keys || !canWrite ? (
        <>
          {unread ? (
            <Unread
              what="write_unread"
              onAgain={() => {
                setBack(true);
                return on.onAgain();
              }}
            />
          ) : (
            <p id="write-problem" class="problem" role="alert">
              {t('write_gone')}
            </p>
          )}
          {text !== '' && <TextField text={text} onText={null} isFocused={false} />}
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <p>{t('write_what', keys.site)}</p>
          <fieldset disabled={isRunning}>
            <TextField
              text={text}
              isFocused={isBack}
              onText={(written) => {
                setText(written);
                setProblem('');
                on.onBusy(written !== '');
              }}
            />
            {place?.hasText && (
              <ExistingText
                stays={stays}
                onStays={(chosen) => {
                  setStays(chosen);
                  setProblem('');
                }}
              />
            )}
            <People
              {...{ keys, isAsking, isOwnWanted }}
              from={place?.from ?? null}
              isOwnUnread={unread === 'own'}
              onAgain={on.onAgain}
              onOwn={setOwnWanted}
            />
            <p class="check">
              <input
                id="subject"
                type="checkbox"
                checked={isSubject}
                disabled={!place?.hasSubject}
                onChange={({ currentTarget }) => {
                  setSubject(currentTarget.checked);
                }}
              />
              <label for="subject">
                {t(place?.hasSubject ? 'write_subject_replace' : 'write_subject_none', t('write_subject'))}
              </label>
            </p>
          </fieldset>
          {place !== null && place.attached > 0 && (
            <p class="problem">
              {t('write_attached', place.attached.toLocaleString(t('locale_language')), keys.site)}
            </p>
          )}
          <p>
            {t('write_files')}{' '}
            <a href={filesHref} target="_blank">
              {t('write_files_open')}
            </a>
          </p>
          <p id="write-problem" class="problem" role="alert">
            {problem}
          </p>
          <p class="buttons">
            <button type="submit" class="button primary" aria-disabled={isRunning}>
              {t(place ? 'write_do' : 'write_do_only')}
            </button>
            <span role="status">{isRunning ? t('encrypt_working') : ''}</span>
          </p>
        </form>
      )}
      <footer>
        <span>{t('write_not')}</span>
      </footer>
    </main>
  );
}
