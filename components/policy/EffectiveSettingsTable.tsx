import { keyOf, t, tCount } from '../../utils/platform/i18n.ts';
import { Paged } from '../Paged.tsx';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';

/** Lists up to this length are shown in full; longer ones would hide the other settings. */
const FEW = 20;

function Value({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (!Array.isArray(value) || value.length <= FEW) return <code>{JSON.stringify(value)}</code>;
  return (
    <details>
      <summary>{tCount('policy_entries', value.length)}</summary>
      <Paged items={value as readonly unknown[]} name={name} textOf={(one) => JSON.stringify(one)}>
        {(some) => (
          <ul>
            {some.map((one, index) => (
              <li key={index}>
                <code>{JSON.stringify(one)}</code>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </details>
  );
}

interface Props {
  readonly effective: EffectiveSettings;
}

/** Renders every setting: the value in force, and who set it. */
export function EffectiveSettingsTable({ effective: { settings, managed } }: Props) {
  const seen = managed.seenAt === null ? '' : new Date(managed.seenAt).toLocaleString(t('locale_language'));
  return (
    <>
      <p>{t(keyOf('managed', managed.state), seen)}</p>
      {/* A wide table scrolls in its own box, which the keyboard must be able to reach. */}
      <div class="scrolls" role="region" tabIndex={0} aria-label={t('policy_title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('policy_key')}</th>
              <th scope="col">{t('policy_value')}</th>
              <th scope="col">{t('policy_origin')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.values(settings).map(({ key, value, origin, isLocked, isMerged }) => (
              <tr key={key}>
                <th scope="row">
                  <code>{key}</code>
                </th>
                <td>
                  <Value name={key} value={value} />
                </td>
                <td>
                  {t(keyOf('origin', origin))}
                  {isLocked && ` · ${t('policy_locked')}`}
                  {isMerged && ` · ${t('policy_merged')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
