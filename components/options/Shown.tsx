import { t } from '../../utils/platform/i18n.ts';
import { ActionTables } from './ActionTables.tsx';
import { Lock } from './Lock.tsx';
import { shownOf, type MoreProps } from './more.ts';
import { Saved } from './SavedNotice.tsx';

/** Renders the settings for tips, for where a question is shown, and for the action at each level. */
export function Shown(props: MoreProps) {
  const { more, locked, onSave } = props;
  return (
    <section>
      <h2>{t('more_title')}</h2>
      {(['tips', 'questionPlace'] as const).map((key) => (
        <div key={key}>
          <div class="choice">
            <input
              id={key}
              type="checkbox"
              checked={key === 'tips' ? shownOf(props, 'tips') : shownOf(props, 'questionPlace') === 'window'}
              disabled={locked.has(key)}
              aria-describedby={locked.has(key) ? `${key}-lock` : undefined}
              onChange={({ currentTarget: { checked } }) => {
                const change = key === 'tips' ? { tips: checked } : placeOf(checked);
                onSave(key, { ...more, ...change });
              }}
            />
            <label for={key}>{t(key === 'tips' ? 'more_tips' : 'more_window')}</label>
          </div>
          <Lock id={`${key}-lock`} isLocked={locked.has(key)} />
          <Saved name={key} />
        </div>
      ))}
      <ActionTables {...props} />
    </section>
  );
}

const placeOf = (isWindow: boolean) => ({ questionPlace: isWindow ? 'window' : 'page' }) as const;
