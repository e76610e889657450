import { ACTIONS, LEVELS, type Action, type Level } from '../../utils/core/model.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { TABLES } from '../action-columns.ts';
import { Lock } from './Lock.tsx';
import { shownOf, type MoreProps } from './more.ts';
import { Saved } from './SavedNotice.tsx';

/** Renders the action taken at each level, for each kind of sending. */
export function ActionTables(props: MoreProps) {
  const { more, usual, locked, onSave } = props;
  return (
    <details>
      <summary>{t('more_actions')}</summary>
      <p class="what">{t('more_actions_what')}</p>
      {TABLES.map(([channel, key]) => (
        <section key={key}>
          <h3>{t(keyOf('tried', channel))}</h3>
          <Lock id={`${key}-lock`} isLocked={locked.has(key)} />
          {LEVELS.map((level) => (
            <ActionChoice
              key={level}
              id={`${key}-${level}`}
              level={level}
              action={{ ...usual[key], ...shownOf(props, key) }[level] ?? 'inform'}
              lock={locked.has(key) ? `${key}-lock` : undefined}
              onChoose={(action) => {
                onSave(`${key}-${level}`, { ...more, [key]: { ...more[key], [level]: action } });
              }}
            />
          ))}
        </section>
      ))}
    </details>
  );
}

interface ActionProps {
  readonly id: string;
  readonly level: Level;
  readonly action: Action;
  /** Id of the text that says who locked it; undefined where nobody did. */
  readonly lock: string | undefined;
  readonly onChoose: (action: Action) => void;
}

function ActionChoice({ id, level, action, lock, onChoose }: ActionProps) {
  return (
    <p class="field">
      <label for={id}>{t(keyOf('level', level))}</label>
      <select
        id={id}
        value={action}
        disabled={lock !== undefined}
        aria-describedby={lock}
        onChange={({ currentTarget }) => {
          onChoose(ACTIONS.find((one) => one === currentTarget.value) ?? action);
        }}
      >
        {ACTIONS.map((one) => (
          <option key={one} value={one}>
            {t(keyOf('action', one))}
          </option>
        ))}
      </select>
      <Saved name={id} />
    </p>
  );
}
