import { t } from '../../utils/platform/i18n.ts';
import { useFocus } from '../focus.ts';

interface Props {
  readonly text: string;
  /** Null: it can only be read and copied. */
  readonly onText: ((text: string) => void) | null;
  /** Whether it takes the focus: the button that had it is gone. */
  readonly isFocused: boolean;
}

/** Renders the field with the text that the mail's own page must not see. */
export function TextField({ text, onText, isFocused }: Props) {
  const field = useFocus<HTMLTextAreaElement>(isFocused);
  return (
    <p class="field">
      <label for="text">{t('write_text')}</label>
      {/* Text that browsers spell-check, or store for forms, may reach third parties or the disk. */}
      <textarea
        id="text"
        ref={field}
        rows={8}
        autocomplete="off"
        autocorrect="off"
        spellcheck={false}
        translate={false}
        data-gramm="false"
        {...{ writingsuggestions: 'false' }}
        value={text}
        readOnly={onText === null}
        aria-describedby="write-problem"
        onInput={({ currentTarget }) => {
          onText?.(currentTarget.value);
        }}
      />
    </p>
  );
}
