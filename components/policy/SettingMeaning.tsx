import { t } from '../../utils/platform/i18n.ts';
import type { Reference } from '../../utils/policy/reference-texts.ts';
import type { Key } from '../../utils/policy/schema.ts';
import { Meaning } from './Meaning.tsx';

interface Props {
  readonly setting: Key;
  readonly reference: Reference;
  readonly onSetting: (key: Key) => void;
}

/** Shows what one setting means: the one that the cursor in the policy's text is at, or one that is chosen here. */
export function SettingMeaning({ setting, reference, onSetting }: Props) {
  const keys = Object.keys(reference) as Key[];
  return (
    <>
      <p class="field">
        <label for="setting">{t('builder_reference')}</label>
        <select
          id="setting"
          value={setting}
          aria-describedby="setting-meaning"
          onChange={({ currentTarget }) => {
            onSetting(keys.find((key) => key === currentTarget.value) ?? setting);
          }}
        >
          {keys.map((key) => (
            <option key={key} value={key}>
              {key}
            </option>
          ))}
        </select>
      </p>
      <Meaning of={setting} reference={reference} isWhole id="setting-meaning" />
    </>
  );
}
