import { useEffect, useState } from 'preact/hooks';
import type { Trial, TrialInput } from '../../utils/core/trial.ts';
import { keyOf, t, tText } from '../../utils/platform/i18n.ts';
import type { ENTRY_FORM, Written } from '../../utils/policy/add-entries.ts';
import type { Lint } from '../../utils/policy/lint.ts';
import type { Key, ListKey, Mode } from '../../utils/policy/schema.ts';
import type { ActionTables, Cell } from '../../utils/policy/action-table.ts';
import type { Place } from '../../utils/policy/places.ts';
import type { Reference } from '../../utils/policy/reference-texts.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { Paged } from '../Paged.tsx';
import { AddEntries } from './AddEntries.tsx';
import { Downloads } from './Downloads.tsx';
import { Matrix } from './Matrix.tsx';
import { PlaceButton } from './PlaceButton.tsx';
import { Preview } from './Preview.tsx';
import { PolicyText } from './PolicyText.tsx';
import { Detail, ProblemList } from './ProblemList.tsx';
import { SettingMeaning } from './SettingMeaning.tsx';
import { TryIt } from './TryIt.tsx';

type Checked = Pick<Lint, 'problems' | 'remarks'> & {
  /** null where the text cannot be parsed. */
  readonly tables: ActionTables | null;
  /** Languages that the policy has texts in. */
  readonly languages: readonly string[];
};

interface Props {
  readonly example: string;
  readonly reference: Reference;
  /** Returns the setting that an offset of a policy's text belongs to; null where it belongs to none. */
  readonly settingAt: (text: string, at: number) => Key | null;
  /** Checks a policy in a worker, so that typing never waits for it; null where a newer text superseded this one. */
  readonly onLint: (text: string) => Promise<Checked | null>;
  readonly form: typeof ENTRY_FORM;
  /** Returns the text with the entries added to a list, and their number; null where the text cannot be parsed. */
  readonly onAdd: (
    text: string,
    list: readonly [Mode, ListKey],
    written: Written,
  ) => { readonly text: string; readonly count: number } | null;
  /** Returns the text with this action in a cell of the table; null where the text cannot be parsed. */
  readonly onSet: (text: string, cell: Cell, action: string) => string | null;
  /** Returns what would be held under this text; null where nothing would. */
  readonly onPreview: (text: string, language: string) => Promise<WindowReport | null>;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly apps: readonly string[];
  readonly onTry: (text: string, tried: TrialInput) => Promise<readonly Trial[]>;
  /** Names of the deployment files that any policy yields. */
  readonly fileNames: readonly string[];
  /** Downloads one of them, or all as one archive (`name` is null). */
  readonly onDownload: (text: string, name: string | null) => Promise<void>;
}

function Remarks({ remarks, onGo }: Pick<Checked, 'remarks'> & { readonly onGo: (place: Place) => void }) {
  if (remarks.length === 0) return null;
  return (
    <Paged
      items={remarks}
      name={t('builder_remarks')}
      textOf={({ path, detail }) => `${path} ${detail ?? ''}`}
    >
      {(some) => (
        <ul>
          {some.map(({ path, remark, detail, write, line, column }) => (
            <li key={`${line}:${column}:${path}:${remark}`}>
              <PlaceButton line={line} column={column} onGo={onGo} /> <code>{path}</code>{' '}
              {t(keyOf('remark', remark))}
              <Detail of={detail} />
              {write && <strong> {tText(write)}</strong>}
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}

/** The page where an admin writes or pastes a policy, sees its problems, tries it, and downloads it in every form. */
export function Builder(props: Props) {
  const { example, reference, settingAt, onLint, form, onAdd, onSet } = props;
  const { onPreview, onCopy, apps, onTry, fileNames, onDownload } = props;
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isBusy, setIsBusy] = useState(true);
  const [failed, setFailed] = useState('');
  const [written, setWritten] = useState({ text: example });
  /** The text that the field started with; `count` increases with each replacement. */
  const [first, setFirst] = useState({ text: example, count: 0 });
  /** Where the person wants to go in the text; each new object triggers a move. */
  const [place, setPlace] = useState<Place | null>(null);
  const [setting, setSetting] = useState<Key>('mailActions');
  /** Replaces the text of the field. */
  const replace = (text: string) => {
    setFirst((before) => ({ text, count: before.count + 1 }));
    setPlace(null);
    setIsBusy(true);
    setWritten({ text });
  };
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
    <main class="builder">
      <h1>{t('builder_title')}</h1>
      <p>{t('builder_what')}</p>
      <div class="sides">
        <Matrix
          reference={reference}
          tables={checked?.tables ?? null}
          onSet={(cell, action) => {
            const text = onSet(written.text, cell, action);
            if (text !== null) replace(text);
            return text !== null;
          }}
        />
        <section>
          <PolicyText
            key={first.count}
            first={first.text}
            place={place}
            problems={checked?.problems ?? []}
            onText={(text) => {
              setIsBusy(true);
              setWritten({ text });
            }}
            settingAt={settingAt}
            onSetting={setSetting}
          />
          <div id="problems" role="status" aria-busy={isBusy}>
            {checked && <ProblemList problems={checked.problems} onGo={setPlace} />}
            {checked && <Remarks remarks={checked.remarks} onGo={setPlace} />}
            {failed !== '' && <p class="problem">{failed}</p>}
          </div>
          <SettingMeaning setting={setting} reference={reference} onSetting={setSetting} />
        </section>
      </div>
      <AddEntries
        form={form}
        reference={reference}
        onAdd={(list, fields) => {
          const added = onAdd(written.text, list, fields);
          if (added === null) return null;
          replace(added.text);
          return added.count;
        }}
      />
      <Preview
        languages={checked?.languages ?? []}
        onPreview={(language) => onPreview(written.text, language)}
        onCopy={onCopy}
      />
      <TryIt apps={apps} onTry={(tried) => onTry(written.text, tried)} />
      <section>
        <h2>{t('builder_files')}</h2>
        <p class="what">{t(isBroken ? 'builder_files_broken' : 'builder_files_what')}</p>
        {!isBroken && <Downloads names={fileNames} isBusy={isBusy} onDownload={download} />}
      </section>
    </main>
  );
}
