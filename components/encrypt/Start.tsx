import { useFocus } from '../focus.ts';
import { t } from '../../utils/platform/i18n.ts';

/**
 * Renders the button that starts the work. `isBack`: a job has just ended here, so the focus comes back from the progress
 * display.
 */
export function Start({ isBack }: { readonly isBack: boolean }) {
  const button = useFocus<HTMLButtonElement>(isBack);
  return (
    <p class="buttons">
      <button ref={button} type="submit" class="button primary">
        {t('encrypt_do')}
      </button>
    </p>
  );
}
