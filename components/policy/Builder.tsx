import { useEffect, useState } from 'preact/hooks';
import type { Trial, Tried } from '../../utils/core/trial.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { ENTRY_FORM, Written } from '../../utils/policy/add-entries.ts';
import type { Lint } from '../../utils/policy/lint.ts';
import type { ListKey, Mode } from '../../utils/policy/schema.ts';
import { Paged } from '../Paged.tsx';
import { AddEntries } from './AddEntries.tsx';
import { PolicyText } from './PolicyText.tsx';
import { ProblemList } from './ProblemList.tsx';
import { TryIt } from './TryIt.tsx';

type Checked = Pick<Lint, 'problems' | 'remarks'>;

interface Props {
  readonly example: string;
  /** Checks a policy elsewhere, so that writing never waits for it; null: a newer text came after this one. */
  readonly onLint: (text: string) => Promise<Checked | null>;
  readonly form: typeof ENTRY_FORM;
  /** The text with what was written added to a list, and how many entries; null where it cannot be read. */
  readonly onAdd: (
    text: string,
    list: readonly [Mode, ListKey],
    written: Written,
  ) => { readonly text: string; readonly count: number } | null;
  readonly apps: readonly string[];
  readonly onTry: (text: string, tried: Tried) => Promise<readonly Trial[]>;
  /** Names of the ready files of any policy. */
  readonly fileNames: readonly string[];
  /** Hands over one of them, or all as one archive. */
  readonly onDownload: (text: string, name: string | null) => Promise<void>;
}

function Remarks({ remarks }: Pick<Checked, 'remarks'>) {
  if (remarks.length === 0) return null;
  return (
    <Paged
      items={remarks}
      name={t('builder_remarks')}
      textOf={({ path, detail }) => `${path} ${detail ?? ''}`}
    >
      {(some) => (
        <ul>
          {some.map(({ path, remark, detail, line, column }) => (
            <li key={`${line}:${column}:${path}:${remark}`}>
              {t('problem_place', String(line), String(column))} <code>{path}</code>{' '}
              {t(keyOf('remark', remark))}
              {detail !== undefined && ` (${detail})`}
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}

/** Where an admin makes or pastes a policy, sees what is wrong with it, tries it, and takes it along in every form. */
export function Builder({ example, onLint, form, onAdd, apps, onTry, fileNames, onDownload }: Props) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isBusy, setIsBusy] = useState(true);
  const [failed, setFailed] = useState('');
  const [written, setWritten] = useState({ text: example });
  /** The text that the field began with, and how many before it. */
  const [first, setFirst] = useState({ text: example, count: 0 });
  const fail = () => {
    setFailed(t('builder_failed'));
  };
  useEffect(() => {
    setFailed('');
    void onLint(written.text).then((found) => {
      if (found === null) return;
      setChecked(found);
      setIsBusy(false);
    }, fail);
  }, [onLint, written]);
  const isBroken = checked !== null && checked.problems.length > 0;
  const download = (name: string | null) => {
    setFailed('');
    void onDownload(written.text, name).catch(fail);
  };
  return (
    <main>
      <h1>{t('builder_title')}</h1>
      <p>{t('builder_what')}</p>
      <PolicyText
        key={first.count}
        first={first.text}
        isInvalid={isBroken}
        onText={(text) => {
          setIsBusy(true);
          setWritten({ text });
        }}
      />
      <div id="problems" role="status" aria-busy={isBusy}>
        {checked && <ProblemList problems={checked.problems} />}
        {checked && <Remarks remarks={checked.remarks} />}
        {failed !== '' && <p class="problem">{failed}</p>}
      </div>
      <AddEntries
        form={form}
        onAdd={(list, fields) => {
          const added = onAdd(written.text, list, fields);
          if (added === null) return null;
          const { text, count } = added;
          setFirst({ text, count: first.count + 1 });
          setIsBusy(true);
          setWritten({ text });
          return count;
        }}
      />
      <TryIt apps={apps} onTry={(tried) => onTry(written.text, tried)} />
      <section>
        <h2>{t('builder_files')}</h2>
        <p class="what">{t(isBroken ? 'builder_files_broken' : 'builder_files_what')}</p>
        {!isBroken && (
          <>
            <p class="buttons">
              <button
                type="button"
                class="button primary"
                disabled={isBusy}
                onClick={() => {
                  download(null);
                }}
              >
                {t('builder_archive')}
              </button>
            </p>
            <ul class="files">
              {fileNames.map((name) => (
                <li key={name}>
                  <button
                    type="button"
                    class="button"
                    disabled={isBusy}
                    onClick={() => {
                      download(name);
                    }}
                  >
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </main>
  );
}
