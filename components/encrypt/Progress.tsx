import { useFocus } from '../focus.ts';
import { t } from '../../utils/platform/i18n.ts';
import { sizeOf, timeOf } from './size.ts';

/** What runs: encrypting, then putting the result into the page. */
export interface Run {
  readonly stop: () => void;
  /** When it started (milliseconds). */
  readonly since: number;
  /** Octets. */
  readonly done: number;
  readonly total: number;
  readonly isPutting?: boolean;
}

interface Props {
  /** What is done, in words. */
  readonly label: string;
  /** Octets. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the start. */
  readonly elapsed: number;
  readonly onCancel: () => void;
}

/** No estimate is shown before this (milliseconds). */
const SURE = 1_500;

/** Renders the progress, the estimated time left, and a Cancel button. */
export function Progress({ label, done, total, elapsed, onCancel }: Props) {
  const cancel = useFocus<HTMLButtonElement>();
  const left = done > 0 && elapsed > SURE ? ((elapsed / done) * (total - done)) / 1000 : null;
  return (
    <div class="field">
      <progress aria-label={label} max={Math.max(total, 1)} value={done} />
      <p>
        {t('encrypt_progress', sizeOf(done), sizeOf(total))}
        {left !== null && ` · ${t('encrypt_left', timeOf(left))}`}
      </p>
      <p class="buttons">
        <button ref={cancel} type="button" class="button" onClick={onCancel}>
          {t('encrypt_cancel')}
        </button>
      </p>
    </div>
  );
}
