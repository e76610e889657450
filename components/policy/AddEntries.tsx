import { useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import type { ENTRY_FORM, EntryField, Written } from '../../utils/policy/add-entries.ts';
import type { Reference } from '../../utils/policy/reference-texts.ts';
import type { ListKey, Mode } from '../../utils/policy/schema.ts';
import { Meaning } from './Meaning.tsx';

interface Props {
  readonly form: typeof ENTRY_FORM;
  readonly reference: Reference;
  /**
   * Adds what was entered to this list of the policy; returns the number of entries added, or null where the policy's
   * text cannot be parsed.
   */
  readonly onAdd: (list: readonly [Mode, ListKey], written: Written) => number | null;
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly of: readonly string[];
  /** The element that explains it. */
  readonly about?: string;
  readonly onChange: (value: string) => void;
}

function Choice({ id, label, value, of, about, onChange }: ChoiceProps) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={about}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      >
        {of.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </p>
  );
}

interface FieldProps {
  readonly field: EntryField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Renders one field, under the name that the reference gives it. */
function Field({ field: { at, as, of }, value, onChange }: FieldProps) {
  const id = `entry-${at.replace('.', '-')}`;
  const label = at === '' ? t('builder_entries') : at;
  if (of && as === undefined) return <Choice {...{ id, label, value, of, onChange }} />;
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    onChange(currentTarget.value);
  };
  const hint = as === 'each' ? t('builder_each') : as === 'list' ? (of?.join(', ') ?? t('builder_list')) : '';
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {as === 'each' ? (
        <textarea
          id={id}
          rows={3}
          dir="auto"
          spellcheck={false}
          value={value}
          aria-describedby={hint === '' ? undefined : `${id}-hint`}
          onInput={take}
        />
      ) : (
        <input
          id={id}
          type="text"
          dir="auto"
          value={value}
          aria-describedby={hint === '' ? undefined : `${id}-hint`}
          onInput={take}
        />
      )}
      {hint !== '' && (
        <span id={`${id}-hint`} class="what">
          {hint}
        </span>
      )}
    </p>
  );
}

/** Adds entries to a list by means of a form, in place of writing JSON. */
export function AddEntries({ form: { modes, lists }, reference, onAdd }: Props) {
  const [mode, setMode] = useState<Mode>('locked');
  const [key, setKey] = useState<ListKey>('exceptions');
  const [written, setWritten] = useState<Written>({});
  const [told, setTold] = useState('');
  const fields: readonly EntryField[] = lists[key];
  const keys = Object.keys(lists) as ListKey[];
  const valueOf = ({ at, as, of }: EntryField) => written[at] ?? (as === undefined ? (of?.[0] ?? '') : '');
  return (
    <form
      id="add"
      onSubmit={(event) => {
        event.preventDefault();
        const added = onAdd([mode, key], Object.fromEntries(fields.map((one) => [one.at, valueOf(one)])));
        setTold(added === null ? t('builder_unread') : t('builder_added', String(added)));
        if (added !== null) setWritten({});
      }}
    >
      <h2>{t('builder_add')}</h2>
      <p class="what">{t('builder_add_what')}</p>
      <Choice
        id="add-list"
        label={t('builder_add_list')}
        value={key}
        of={keys}
        about="add-meaning"
        onChange={(next) => {
          setKey(keys.find((one) => one === next) ?? 'exceptions');
          setWritten({});
          setTold('');
        }}
      />
      <Meaning key={key} of={key} reference={reference} id="add-meaning" />
      <Choice
        id="add-mode"
        label={t('builder_add_mode')}
        value={mode}
        of={modes}
        onChange={(next) => {
          setMode(modes.find((one) => one === next) ?? 'locked');
        }}
      />
      {fields.map((field) => (
        <Field
          key={`${key}.${field.at}`}
          field={field}
          value={valueOf(field)}
          onChange={(value) => {
            setWritten({ ...written, [field.at]: value });
          }}
        />
      ))}
      <p class="buttons">
        <button type="submit" class="button">
          {t('builder_add_run')}
        </button>
        <span role="status">{told}</span>
      </p>
    </form>
  );
}
