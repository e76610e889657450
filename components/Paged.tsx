import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../utils/platform/i18n.ts';

/** More than anybody reads at once, yet few enough for a fast page. */
const AT_ONCE = 100;

interface Props<T> {
  readonly items: readonly T[];
  /** What the list contains; names its controls. */
  readonly name: string;
  /** Returns the text that a search matches an item by. */
  readonly textOf: (item: T) => string;
  /** Renders the given items inside their container element. */
  readonly children: (items: readonly T[]) => ComponentChildren;
}

/** Renders a list of any length one page at a time, with a search field if it is long. */
export function Paged<T>({ items, name, textOf, children }: Props<T>) {
  const [wanted, setWanted] = useState('');
  const [from, setFrom] = useState(0);
  if (items.length <= AT_ONCE) return <>{children(items)}</>;
  const text = wanted.trim().toLowerCase();
  const found = text === '' ? items : items.filter((one) => textOf(one).toLowerCase().includes(text));
  const start = from < found.length ? from : 0;
  const shown = found.slice(start, start + AT_ONCE);
  const number = (value: number) => value.toLocaleString(t('locale_language'));
  return (
    <div class="paged">
      <label class="field">
        {t('paged_find', name)}
        <input
          type="search"
          value={wanted}
          onInput={({ currentTarget }) => {
            setWanted(currentTarget.value);
            setFrom(0);
          }}
        />
      </label>
      {children(shown)}
      <p class="buttons">
        <button
          type="button"
          class="button"
          disabled={start === 0}
          onClick={() => {
            setFrom(start - AT_ONCE);
          }}
        >
          {t('paged_before')}
        </button>
        <button
          type="button"
          class="button"
          disabled={start + AT_ONCE >= found.length}
          onClick={() => {
            setFrom(start + AT_ONCE);
          }}
        >
          {t('paged_after')}
        </button>
        <span role="status">
          {found.length === 0
            ? t('paged_none')
            : t('paged_shown', number(start + 1), number(start + shown.length), number(found.length))}
        </span>
      </p>
    </div>
  );
}
