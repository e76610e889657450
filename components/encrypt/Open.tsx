import { useState } from 'preact/hooks';
import type { Job } from '../../utils/encrypt/job.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { Result } from './Result.tsx';

export interface OpenProps {
  readonly onOpen: (file: File, typed: string) => Job<Opened>;
}

/** Decrypts an encrypted file; it can be saved only if it is authentic to its end. */
export function Open({ onOpen }: OpenProps) {
  const [file, setFile] = useState<File | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const [job, setJob] = useState<Job<Opened> | null>(null);
  const [opened, setOpened] = useState<{ name: string; blob: Blob } | null>(null);
  const start = async (chosen: File) => {
    setProblem('');
    setOpened(null);
    const running = onOpen(chosen, typed);
    setJob(running);
    const ended = await running.ended;
    setJob(null);
    if ('failed' in ended) setProblem(t('encrypt_failed'));
    else if ('closed' in ended) setProblem(t(keyOf('closed', ended.closed)));
    else setOpened(ended);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (job) return;
        if (!file) setProblem(t('encrypt_no_file'));
        else if (!typed.trim()) setProblem(t('closed_no_phrase'));
        else void start(file);
      }}
    >
      <fieldset disabled={job !== null}>
        <p class="field">
          <label for="sealed-file">{t('encrypt_open_file')}</label>
          <input
            id="sealed-file"
            type="file"
            onChange={({ currentTarget }) => {
              setFile(currentTarget.files?.[0] ?? null);
              setOpened(null);
              setProblem('');
            }}
          />
        </p>
        <p class="field">
          <label for="typed">{t('encrypt_open_phrase')}</label>
          <input
            id="typed"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            aria-describedby="open-problem"
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
              setProblem('');
            }}
          />
        </p>
      </fieldset>
      <p id="open-problem" class="problem" role="alert">
        {problem}
      </p>
      {job ? (
        <p class="buttons">
          <span role="status">{t('encrypt_opening')}</span>
          <button
            type="button"
            class="button"
            onClick={() => {
              job.stop();
              setJob(null);
            }}
          >
            {t('encrypt_cancel')}
          </button>
        </p>
      ) : (
        <p class="buttons">
          <button type="submit" class={opened ? 'button' : 'button primary'}>
            {t('encrypt_open')}
          </button>
        </p>
      )}
      {opened && (
        <section>
          <p role="status">{t('encrypt_opened')}</p>
          <Result {...opened} onSave={() => undefined} />
        </section>
      )}
    </form>
  );
}
