import { useState } from 'preact/hooks';
import type { Failed, Job } from '../../utils/encrypt/job.ts';
import type { For, Named, Sealed } from '../../utils/encrypt/seal.ts';
import { t } from '../../utils/platform/i18n.ts';
import { Done } from './Done.tsx';
import { Files } from './Files.tsx';
import { Passphrase } from './Passphrase.tsx';
import { useFocus } from './focus.ts';
import { Progress } from './Progress.tsx';

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

/** `isBack`: a job has ended here, and the focus comes back from what showed it. */
function Start({ isBack }: { readonly isBack: boolean }) {
  const button = useFocus<HTMLButtonElement>(isBack);
  return (
    <p class="buttons">
      <button ref={button} type="submit" class="button primary">
        {t('encrypt_do')}
      </button>
    </p>
  );
}

/** Encrypts files into one that only the holder of the passphrase or keys can open. */
export function Seal({ makePassphrase, onSeal, onDrop, onCopy, onBusy, now }: SealProps) {
  const [files, setFiles] = useState<readonly Named[]>([]);
  const [phrase, setPhrase] = useState(makePassphrase);
  const [keys, setKeys] = useState('');
  const [problem, setProblem] = useState('');
  const [run, setRun] = useState<{ job: Job<Sealed>; since: number; read: number } | null>(null);
  const [hasRun, setHasRun] = useState(false);
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
    setHasRun(true);
    const ended = await job.ended;
    if ('failed' in ended) {
      onBusy(false);
      end(whyOf(ended));
      return;
    }
    setRun(null);
    setSealed(ended);
  };
  if (sealed)
    return (
      <Done
        sealed={sealed}
        keys={recipients.length}
        phrase={phrase}
        onCopy={onCopy}
        onSave={() => {
          onBusy(false);
        }}
        onAgain={() => {
          onBusy(false);
          setSealed(null);
          setFiles([]);
          setPhrase(makePassphrase());
        }}
      />
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
        {recipients.length === 0 && (
          <Passphrase
            phrase={phrase}
            onCopy={onCopy}
            onAnother={() => {
              setPhrase(makePassphrase());
            }}
          />
        )}
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
        <Start isBack={hasRun} />
      )}
    </form>
  );
}
