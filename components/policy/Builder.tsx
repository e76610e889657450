import { useState } from 'preact/hooks';
import type { Action, Level } from '../../utils/core/model.ts';
import { keyOf, t } from '../../utils/i18n.ts';
import type { Lint } from '../../utils/policy/lint.ts';
import { ProblemList } from './ProblemList.tsx';

/** What would happen to one recipient or file under the policy on the page. */
export interface Trial {
  readonly subject: string;
  readonly level: Level;
  readonly action: Action;
}

interface Props {
  readonly example: string;
  readonly lint: (text: string) => Lint;
  /** Judges these recipients by the tables alone: nothing is looked up. */
  readonly onTry: (text: string, recipients: string) => Promise<readonly Trial[]>;
  /** Names of the ready files of any policy. */
  readonly fileNames: readonly string[];
  readonly onDownload: (text: string, name: string) => void;
}

/** Where an admin makes or pastes a policy, sees what is wrong with it, tries it, and takes it along in every form. */
export function Builder({ example, lint, onTry, fileNames, onDownload }: Props) {
  const [text, setText] = useState(example);
  const [recipients, setRecipients] = useState('5551234567@vtext.com, ann@gmail.com');
  const [trials, setTrials] = useState<readonly Trial[] | null>(null);
  const { problems, remarks } = lint(text);
  const isBroken = problems.length > 0;
  return (
    <main>
      <h1>{t('builder_title')}</h1>
      <p>{t('builder_what')}</p>
      <p class="field">
        <label for="policy">{t('builder_policy')}</label>
        <textarea
          id="policy"
          rows={18}
          spellcheck={false}
          value={text}
          aria-invalid={isBroken}
          aria-describedby="problems"
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setTrials(null);
          }}
        />
      </p>
      <div id="problems" role="status">
        <ProblemList problems={problems} />
        {remarks.length > 0 && (
          <ul>
            {remarks.map(({ path, remark, detail, line, column }) => (
              <li key={path + remark}>
                {t('problem_place', String(line), String(column))} <code>{path}</code>{' '}
                {t(keyOf('remark', remark))}
                {detail !== undefined && ` (${detail})`}
              </li>
            ))}
          </ul>
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onTry(text, recipients).then(setTrials);
        }}
      >
        <h2>{t('builder_try')}</h2>
        <p class="field">
          <label for="recipients">{t('builder_recipients')}</label>
          <input
            id="recipients"
            value={recipients}
            onInput={({ currentTarget }) => {
              setRecipients(currentTarget.value);
            }}
          />
        </p>
        <p class="buttons">
          <button type="submit" class="button primary">
            {t('builder_run')}
          </button>
        </p>
        <ul role="status">
          {trials?.map(({ subject, level, action }) => (
            <li key={subject}>
              {t('builder_would', subject, t(keyOf('level', level)), t(keyOf('action', action)))}
            </li>
          ))}
          {trials?.length === 0 && <li>{t('builder_nobody')}</li>}
        </ul>
      </form>
      <section>
        <h2>{t('builder_files')}</h2>
        <p class="what">{t(isBroken ? 'builder_files_broken' : 'builder_files_what')}</p>
        <ul class="files">
          {(isBroken ? [] : fileNames).map((name) => (
            <li key={name}>
              <button
                type="button"
                class="button"
                onClick={() => {
                  onDownload(text, name);
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
