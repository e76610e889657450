import { useState } from 'preact/hooks';
import { MEANS, type ImportedPeople, type Means, type PersonEntry } from '../../utils/core/people.ts';
import { Paged } from '../Paged.tsx';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { SavedNotice } from './SavedNotice.tsx';
import { useUndoable } from './undoable.ts';

interface Props {
  readonly people: readonly PersonEntry[];
  /** Stores a claim; resolves to false where the text is neither a number nor an address. */
  readonly onClaim: (handle: string, means: Means, holds: boolean) => Promise<boolean>;
  /** Forgets one person, or everyone where `handle` is omitted; resolves to a function that undoes it. */
  readonly onForget: (handle?: string) => Promise<() => Promise<void>>;
  readonly onImport: (text: string) => Promise<ImportedPeople>;
}

/** Formats a day in the reader's locale. */
const dayOf = (iso: string) =>
  new Date(iso).toLocaleDateString(t('locale_language'), { dateStyle: 'medium', timeZone: 'UTC' });

function Person({ entry, onForget }: { readonly entry: PersonEntry; readonly onForget: () => void }) {
  const stated = MEANS.filter((means) => entry[means] !== undefined);
  return (
    <tr>
      <th scope="row">
        <bdi>{entry.handle}</bdi>
      </th>
      <td>
        {stated
          .map((means) => t(keyOf('people', `${entry[means] === true ? 'yes' : 'no'}_${means}`)))
          .join(' · ')}
      </td>
      <td class="day">
        <time dateTime={entry.asOf}>{dayOf(entry.asOf)}</time>
      </td>
      <td>
        <button
          type="button"
          class="button"
          aria-label={`${t('people_forget')}: ${entry.handle}`}
          onClick={onForget}
        >
          {t('people_forget')}
        </button>
      </td>
    </tr>
  );
}

/** Renders what the person stated about others: who uses Apple's messages, who has Signal, who has a certificate. */
export function People({ people, onClaim, onForget, onImport }: Props) {
  const [handle, setHandle] = useState('');
  const [claim, setClaim] = useState('imessage yes');
  const [isRefused, setIsRefused] = useState(false);
  const [imported, setImported] = useState<ImportedPeople | null>(null);
  const { outcome, run } = useUndoable();
  const forget = (gone?: string) => {
    run(() => onForget(gone));
  };
  const add = (event: Event) => {
    event.preventDefault();
    const [means, holds] = claim.split(' ');
    void onClaim(handle, means as Means, holds === 'yes').then((isKept) => {
      setIsRefused(!isKept);
      if (isKept) setHandle('');
    });
  };
  return (
    <section>
      <h2>{t('people_title')}</h2>
      <p class="what">{t('people_what')}</p>
      <form class="row" onSubmit={add} noValidate>
        <p class="field">
          <label for="people-handle">{t('people_handle')}</label>
          <input
            id="people-handle"
            type="text"
            dir="ltr"
            value={handle}
            aria-invalid={isRefused}
            aria-describedby="people-problem"
            onInput={({ currentTarget }) => {
              setHandle(currentTarget.value);
            }}
          />
          <span id="people-problem" class="problem" role="alert">
            {isRefused ? t('people_handle_invalid') : ''}
          </span>
        </p>
        <p class="field">
          <label for="people-mark">{t('people_mark')}</label>
          <select
            id="people-mark"
            value={claim}
            onChange={({ currentTarget }) => {
              setClaim(currentTarget.value);
            }}
          >
            {MEANS.flatMap((means) =>
              (['yes', 'no'] as const).map((holds) => (
                <option key={`${means} ${holds}`} value={`${means} ${holds}`}>
                  {t(keyOf('people', `${holds}_${means}`))}
                </option>
              )),
            )}
          </select>
        </p>
        <p class="buttons">
          <button type="submit" class="button">
            {t('people_add')}
          </button>
        </p>
      </form>
      {people.length > 0 && (
        <Paged items={people} name={t('people_title')} textOf={({ handle: text }) => text}>
          {(some) => (
            <div class="scrolls" tabIndex={0} role="region" aria-label={t('people_title')}>
              <table class="people-list">
                <thead>
                  <tr>
                    <th scope="col">{t('people_handle')}</th>
                    <th scope="col">{t('people_mark')}</th>
                    <th scope="col">{t('people_since')}</th>
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {some.map((entry) => (
                    <Person
                      key={entry.handle}
                      entry={entry}
                      onForget={() => {
                        forget(entry.handle);
                      }}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Paged>
      )}
      <p class="field">
        <label for="people-file">{t('people_import')}</label>
        <input
          id="people-file"
          type="file"
          accept=".csv,.json,text/csv,application/json"
          aria-describedby="people-import-what"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void file.text().then(onImport).then(setImported);
          }}
        />
        <span id="people-import-what" class="what">
          {t('people_import_what')}
        </span>
      </p>
      <div role="status">
        {imported && <p>{t('people_imported', String(imported.entries.length))}</p>}
        {imported && imported.problems.length > 0 && (
          <Paged
            items={imported.problems}
            name={t('builder_problems')}
            textOf={({ line, problem }) => `${line} ${problem}`}
          >
            {(some) => (
              <ul class="problems">
                {some.map(({ line, problem }) => (
                  <li key={line}>
                    {t('people_line', String(line), t(keyOf('people', `problem_${problem}`)))}
                  </li>
                ))}
              </ul>
            )}
          </Paged>
        )}
      </div>
      {people.length > 0 && (
        <p class="buttons">
          <button
            type="button"
            class="button"
            onClick={() => {
              forget();
            }}
          >
            {t('people_forget_all')}
          </button>
        </p>
      )}
      <SavedNotice outcome={outcome} saved={t('people_forgotten')} />
    </section>
  );
}
