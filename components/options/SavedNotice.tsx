import { useRef } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { useOutcome } from './saving.ts';
import type { Outcome } from './undoable.ts';

const WORDS: Readonly<Record<Outcome['status'], () => string>> = {
  saved: () => t('options_saved'),
  undone: () => t('options_undone'),
  refused: () => t('welcome_refused'),
  failed: () => t('options_not_saved'),
};

interface Props {
  readonly outcome: Outcome | null;
  /** The text for what was done; defaults to "Saved". */
  readonly saved?: string;
}

/** Announces the outcome of a change once and politely, with the button that undoes it or tries again. */
export function SavedNotice({ outcome, saved }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const press = outcome?.undo ?? outcome?.again;
  return (
    <span class="kept" role="status" tabIndex={-1} ref={place}>
      {outcome && (outcome.status === 'saved' && saved ? saved : WORDS[outcome.status]())}
      {press && (
        <>
          {' \u00b7 '}
          <button
            type="button"
            class="link"
            onClick={() => {
              // The button disappears; keyboard users continue from here.
              place.current?.focus();
              press();
            }}
          >
            {t(outcome?.undo ? 'options_undo' : 'options_again')}
          </button>
        </>
      )}
    </span>
  );
}

/** Renders the outcome of the last change of the control with this name. */
export function Saved({ name }: { readonly name: string }) {
  return <SavedNotice outcome={useOutcome(name)} />;
}
