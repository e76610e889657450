import { useState } from 'preact/hooks';
import { t, tCount } from '../../utils/platform/i18n.ts';
import { findOptions, type FoundOption } from './find.ts';
import { PAGES, type PageName } from './pages.ts';

interface Props {
  /** Returns the element that contains the pages. */
  readonly root: () => Element | null;
  readonly onGo: (found: FoundOption) => void;
}

/** A field that finds options by their words, with a button that leads to each. */
export function Search({ root, onGo }: Props) {
  const [wanted, setWanted] = useState('');
  const pages = root();
  const found = pages ? findOptions(pages, wanted) : [];
  const isEmpty = wanted.trim() === '';
  return (
    <search>
      <p class="field">
        <label for="find">{t('options_find')}</label>
        <input
          id="find"
          type="search"
          autoComplete="off"
          value={wanted}
          onInput={({ currentTarget }) => {
            setWanted(currentTarget.value);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setWanted('');
            else if (key === 'Enter' && found[0]) {
              setWanted('');
              onGo(found[0]);
            }
          }}
        />
      </p>
      <p role="status" class="what">
        {!isEmpty && (found.length > 0 ? tCount('options_found', found.length) : t('options_nothing'))}
      </p>
      {found.length > 0 && (
        <ul class="found">
          {found.map((one, index) => (
            <li key={index}>
              <button
                type="button"
                class="link"
                onClick={() => {
                  setWanted('');
                  onGo(one);
                }}
              >
                {one.label}
              </button>{' '}
              <span class="what">{t(PAGES[one.page as PageName])}</span>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
