import { useRef, useState } from 'preact/hooks';
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Failed, Job } from '../../utils/encrypt/job.ts';
import type { Named } from '../../utils/encrypt/archive.ts';
import type { For } from '../../utils/encrypt/seal.ts';
import type { ConfirmMail, Mail } from '../../utils/encrypt/follow.ts';
import { keysFor, withoutKey } from '../../utils/core/draft-keys.ts';
import type { EncryptTo } from '../../utils/core/key.ts';
import { t } from '../../utils/platform/i18n.ts';
import { Done } from './Done.tsx';
import { Files } from './Files.tsx';
import { ForWhom, type Lock } from './ForWhom.tsx';
import { GivenFrom, type InPageProps } from './InPage.tsx';
import { Progress, type Run } from './Progress.tsx';
import { putAll, type PutEnd } from './put-all.ts';
import { sealAll } from './seal-all.ts';
import type { Hosts, MadeAs } from './Shape.tsx';
import { Start } from './Start.tsx';
import { Unread } from '../write/Unread.tsx';

export interface SealProps extends InPageProps {
  /** The mail that this page was opened for. */
  readonly mail: Mail;
  readonly onConfirm: ConfirmMail;
  /** Reads the mail again. */
  readonly onReadAgain: () => Promise<unknown>;
  readonly makePassphrase: () => string;
  /** `isPage`: also as a page that decrypts itself. */
  readonly onSeal: (
    files: readonly Named[],
    to: For | EncryptTo,
    isPage: boolean,
    onRead: (octets: number) => void,
  ) => Job<Made>;
  readonly hosts: Hosts;
  readonly onDrop: (items: DataTransferItemList) => Promise<readonly Named[]>;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Whether something would be lost if the page were closed now. */
  readonly onBusy: (isBusy: boolean) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Splits pasted keys at blanks, commas, semicolons and line ends; drops the comment lines that `age-keygen` writes. */
const keysIn = (text: string) =>
  text
    .replace(/^#.*$/gm, '')
    .split(/[\s,;]+/)
    .filter((one) => one !== '');

function whyOf({ path, key, unusable }: Failed): string {
  if (unusable) return t('write_unusable', unusable.join(', '));
  if (path !== undefined) return t('encrypt_unreadable', path);
  return key === undefined ? t('encrypt_failed') : t('encrypt_no_key', key.slice(0, 40));
}

/** Encrypts files into one that only someone with the passphrase, or one of the keys, can open. */
export function Seal(props: SealProps) {
  const { mail, onConfirm, given, makePassphrase, onSeal, hosts, onDrop, onCopy, onBusy, now } = props;
  const [offered] = useState(() => given?.places.flat() ?? []);
  const [files, setFiles] = useState<readonly Named[]>(offered);
  const [put, setPut] = useState<PutEnd | null>(null);
  const isGiven = given !== null && files === offered;
  const canUseKeys = mail.keys?.recipients.some(({ key }) => key !== null) === true;
  const [lock, setLock] = useState<Lock>(
    // Nobody is left out unless the person has seen that.
    mail.keys && canUseKeys && withoutKey(mail.keys).length + mail.keys.unreadable === 0
      ? 'keys'
      : 'passphrase',
  );
  const [isOwnWanted, setOwnWanted] = useState(true);
  const isToKeys = canUseKeys && lock === 'keys';
  const isFitting = props.takes(isToKeys ? '.gpg' : '.age');
  const [phrase, setPhrase] = useState(makePassphrase);
  const [keys, setKeys] = useState('');
  const [problem, setProblem] = useState('');
  const [isConfirming, setConfirming] = useState(false);
  /** Set at once, unlike the state: two presses may come before the page is drawn again. */
  const confirmingRef = useRef(false);
  const [run, setRun] = useState<Run | null>(null);
  const [hasRun, setHasRun] = useState(false);
  const [made, setMade] = useState<{ made: readonly Made[]; to: For | EncryptTo } | null>(null);
  const [shape, setShape] = useState<MadeAs>('file');
  const recipients = keysIn(keys);
  const advance = (done: number) => {
    setRun((before) => before && { ...before, done });
  };
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
    let isHidden = true;
    if (isToKeys) {
      setConfirming((confirmingRef.current = true));
      const confirmed = await onConfirm(mail.keys).finally(() => {
        setConfirming((confirmingRef.current = false));
      });
      if (!confirmed) {
        setProblem(t('write_changed'));
        return;
      }
      isHidden = confirmed.place?.hasHidden ?? true;
    }
    onBusy(true);
    const to = isToKeys
      ? { keys: keysFor(mail.keys, isOwnWanted), isHidden }
      : recipients.length > 0
        ? { recipients }
        : { passphrase: phrase };
    const isPage = shape === 'page' && 'passphrase' in to;
    const job = sealAll(
      isGiven ? given.places : [files],
      (some, onRead) => onSeal(some, to, isPage, onRead),
      advance,
    );
    setRun({
      stop: job.stop,
      since: now(),
      done: 0,
      total: files.reduce((sum, { file }) => sum + file.size, 0),
    });
    setHasRun(true);
    const ended = await job.ended;
    if ('failed' in ended) {
      onBusy(false);
      // What is chosen again would only be added to the file that can't be read any more.
      if (ended.path !== undefined && !isGiven) setFiles([]);
      end(whyOf(ended));
      return;
    }
    if (isGiven && isFitting && given.offer.had !== 'by-hand') {
      const putting = putAll(given, ended, advance);
      setRun({ stop: putting.stop, since: now(), done: 0, total: putting.total, isPutting: true });
      const done = await putting.ended;
      setPut(done);
      // With keys there is no passphrase to store.
      if (done === 'there' && !('passphrase' in to)) onBusy(false);
    }
    setRun(null);
    setMade({ made: ended, to });
  };
  if (made)
    return (
      <Done
        {...made}
        put={put}
        given={given}
        onBack={props.onBack}
        onCopy={async (text) => {
          const isCopied = await onCopy(text);
          // With the file in the page, only the passphrase was left to store.
          if (isCopied && put === 'there') onBusy(false);
          return isCopied;
        }}
        onSave={() => {
          onBusy(false);
        }}
        onAgain={() => {
          onBusy(false);
          setMade(null);
          setFiles([]);
          setPut(null);
          setPhrase(makePassphrase());
        }}
      />
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!run && !confirmingRef.current)
          void start().catch(() => {
            end(t('encrypt_failed'));
          });
      }}
    >
      {isGiven && <GivenFrom given={given} isFitting={isFitting} />}
      {mail.unread === 'mail' && <Unread what="write_unread" onAgain={props.onReadAgain} />}
      <fieldset disabled={run !== null || isConfirming}>
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
        <ForWhom
          {...{ lock, isOwnWanted, keys, shape, hosts, phrase, onCopy }}
          mail={canUseKeys ? mail : null}
          onAgain={props.onReadAgain}
          hasKeys={recipients.length > 0}
          onLock={(chosen) => {
            setLock(chosen);
            setProblem('');
          }}
          onOwn={setOwnWanted}
          onKeys={(text) => {
            setKeys(text);
            setProblem('');
          }}
          onShape={setShape}
          onAnother={() => {
            setPhrase(makePassphrase());
          }}
        />
      </fieldset>
      <p class="problem" role="alert">
        {problem}
      </p>
      <p role="status">{isConfirming ? t('encrypt_working') : run?.isPutting ? t('encrypt_putting') : ''}</p>
      {run ? (
        <Progress
          label={t(run.isPutting ? 'encrypt_putting' : 'encrypt_working')}
          done={run.done}
          total={run.total}
          elapsed={now() - run.since}
          onCancel={() => {
            run.stop();
            // What is encrypted is shown next, to be saved.
            if (run.isPutting) return;
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
