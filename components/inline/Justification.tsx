import { useRef, useState } from 'preact/hooks';
import { t, tCount } from '../../utils/platform/i18n.ts';

interface Props {
  /** The least number of characters that counts as a reason. */
  readonly minimum: number;
  readonly onGive: (reason: string) => void;
}

const FIELD = 'reason';
const HINT = 'reason-hint';

/** Asks the person for a reason to send despite the warning. The reason stays on this device. */
export function Justification({ minimum, onGive }: Props) {
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const given = reason.trim();
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        // The page must not see keys and submissions inside the dialog.
        event.stopPropagation();
        if (given.length >= minimum) {
          onGive(given);
          return;
        }
        setShort(true);
        field.current?.focus();
      }}
    >
      <label for={FIELD}>{t('hold_reason')}</label>
      <textarea
        ref={field}
        id={FIELD}
        rows={2}
        maxLength={1000}
        value={reason}
        aria-invalid={isShort}
        aria-describedby={HINT}
        onInput={({ currentTarget }) => {
          setReason(currentTarget.value);
          setShort(false);
        }}
      />
      <p id={HINT} class={isShort ? 'problem' : 'what'} role={isShort ? 'alert' : undefined}>
        {tCount('hold_reason_hint', minimum)}
      </p>
      <button type="submit" class="button">
        {t('hold_go')}
      </button>
    </form>
  );
}
