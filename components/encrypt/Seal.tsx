import { useState } from 'preact/hooks';
import type { For, Named, Sealed } from '../../utils/encrypt/seal.ts';
import { t } from '../../utils/platform/i18n.ts';
import { Files } from './Files.tsx';
import { Passphrase } from './Passphrase.tsx';
import { Progress } from './Progress.tsx';
import { Result } from './Result.tsx';

/** What went wrong: a file could not be read, a text is no key; neither: anything else. */
interface Failed {
  readonly failed: true;
  readonly path?: string;
  readonly key?: string;
}

/** A job in its own thread; `stop` ends it without a result. */
export interface Job<T> {
  readonly ended: Promise<T | Failed>;
  readonly stop: () => void;
}

export interface SealProps {
  readonly makePassphrase: () => string;
  readonly onSeal: (files: readonly Named[], to: For, onRead: (octets: number) => void) => Job<Sealed>;
  readonly onDrop: (items: DataTransferItemList) => Promise<readonly Named[]>;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Something would be lost if the page were closed now. */
  readonly onBusy: (isBusy: boolean) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Keys as they were pasted: parted by blanks, commas or lines, and what `age-keygen` writes before them. */
const keysIn = (text: string) =>
  text
    .replace(/^#.*$/gm, '')
    .split(/[\s,;]+/)
    .filter((one) => one !== '');

function whyOf({ path, key }: Failed): string {
  if (path !== undefined) return t('encrypt_unreadable', path);
  return key === undefined ? t('encrypt_failed') : t('encrypt_no_key', key.slice(0, 40));
}

/** Files become one that only who has the passphrase, or the keys, can open. */
export function Seal({ makePassphrase, onSeal, onDrop, onCopy, onBusy, now }: SealProps) {
  const [files, setFiles] = useState<readonly Named[]>([]);
  const [phrase, setPhrase] = useState(makePassphrase);
  const [keys, setKeys] = useState('');
  const [problem, setProblem] = useState('');
  const [run, setRun] = useState<{ job: Job<Sealed>; since: number; read: number } | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const recipients = keysIn(keys);
  const end = (why: string) => {
    setRun(null);
    setProblem(why);
  };
  const start = async () => {
    if (files.length === 0) {
      setProblem(t('encrypt_no_file'));
      return;
    }
    setProblem('');
    onBusy(true);
    const to = recipients.length > 0 ? { recipients } : { passphrase: phrase };
    const job = onSeal(files, to, (read) => {
      setRun((before) => before && { ...before, read });
    });
    setRun({ job, since: now(), read: 0 });
    const ended = await job.ended;
    if ('failed' in ended) {
      onBusy(false);
      end(whyOf(ended));
      return;
    }
    setRun(null);
    setSealed(ended);
  };
  const passphrase = (
    <Passphrase
      phrase={phrase}
      onCopy={onCopy}
      onAnother={
        sealed
          ? null
          : () => {
              setPhrase(makePassphrase());
            }
      }
    />
  );
  if (sealed)
    return (
      <section aria-labelledby="sealed">
        <h2 id="sealed">
          <span role="status">{t('encrypt_done')}</span>
        </h2>
        <Result
          {...sealed}
          onSave={() => {
            onBusy(false);
          }}
        />
        {recipients.length === 0 ? passphrase : <p>{t('encrypt_for_keys', String(recipients.length))}</p>}
        <p class="what">{t('encrypt_how_to_open')}</p>
        <p class="buttons">
          <button
            type="button"
            class="button"
            onClick={() => {
              onBusy(false);
              setSealed(null);
              setFiles([]);
              setPhrase(makePassphrase());
            }}
          >
            {t('encrypt_again')}
          </button>
        </p>
      </section>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!run) void start();
      }}
    >
      <fieldset disabled={run !== null}>
        <Files
          files={files}
          onFiles={(chosen) => {
            if (run) return;
            setFiles(chosen);
            setProblem('');
          }}
          onDrop={onDrop}
          onUnreadable={() => {
            setProblem(t('encrypt_failed'));
          }}
        />
        {recipients.length === 0 && passphrase}
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
              value={keys}
              onInput={({ currentTarget }) => {
                setKeys(currentTarget.value);
                setProblem('');
              }}
            />
          </p>
        </details>
      </fieldset>
      <p class="problem" role="alert">
        {problem}
      </p>
      {run ? (
        <Progress
          done={run.read}
          total={total}
          elapsed={now() - run.since}
          onCancel={() => {
            run.job.stop();
            onBusy(false);
            end('');
          }}
        />
      ) : (
        <p class="buttons">
          <button type="submit" class="button primary">
            {t('encrypt_do')}
          </button>
        </p>
      )}
    </form>
  );
}
