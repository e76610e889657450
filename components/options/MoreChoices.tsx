import { ACTIONS, LEVELS, type Action, type Level } from '../../utils/core/model.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { Values } from '../../utils/policy/schema.ts';
import type { Settings } from '../../utils/policy/settings.ts';

type More = NonNullable<Settings['more']>;

interface Props {
  /** What the person changed. */
  readonly more: More;
  /** What holds for what they did not. */
  readonly usual: Required<Pick<Values, keyof More>>;
  readonly locked: ReadonlySet<string>;
  readonly onChange: (more: More) => void;
}

const TABLES = [
  ['email', 'mailActions'],
  ['form', 'formActions'],
  ['upload', 'uploadActions'],
  ['link', 'linkActions'],
  ['chat', 'chatActions'],
] as const;
const DAYS = ['snoozeDays', 'journalDays'] as const;
/** As policies have it. */
const MAX_DAYS = 365;

/** Where a question stands, what is kept for how long, and what is done at each level. */
export function MoreChoices({ more, usual, locked, onChange }: Props) {
  const valueOf = <K extends keyof More>(key: K) => more[key] ?? usual[key];
  const set = (patch: More) => {
    onChange({ ...more, ...patch });
  };
  return (
    <fieldset>
      <legend>{t('more_title')}</legend>
      {(['tips', 'questionPlace'] as const).map((key) => (
        <div key={key} class="choice">
          <input
            id={key}
            type="checkbox"
            checked={key === 'tips' ? valueOf('tips') : valueOf('questionPlace') === 'window'}
            disabled={locked.has(key)}
            onChange={({ currentTarget: { checked } }) => {
              set(key === 'tips' ? { tips: checked } : { questionPlace: checked ? 'window' : 'page' });
            }}
          />
          <div>
            <label for={key}>{t(key === 'tips' ? 'more_tips' : 'more_window')}</label>
          </div>
        </div>
      ))}
      {DAYS.map((key) => (
        <p key={key} class="field">
          <label for={key}>{t(key === 'snoozeDays' ? 'more_snooze' : 'more_journal')}</label>
          <input
            id={key}
            type="number"
            min={0}
            max={MAX_DAYS}
            value={String(valueOf(key))}
            disabled={locked.has(key)}
            onChange={({ currentTarget }) => {
              const days = Math.trunc(Number(currentTarget.value));
              set({ [key]: Math.min(MAX_DAYS, Math.max(0, Number.isNaN(days) ? 0 : days)) });
            }}
          />
        </p>
      ))}
      <details>
        <summary>{t('more_actions')}</summary>
        <p class="what">{t('more_actions_what')}</p>
        {TABLES.map(([channel, key]) => (
          <section key={key}>
            <h3>{t(keyOf('tried', channel))}</h3>
            {LEVELS.map((level) => (
              <ActionChoice
                key={level}
                id={`${key}-${level}`}
                level={level}
                action={{ ...usual[key], ...more[key] }[level] ?? 'inform'}
                isLocked={locked.has(key)}
                onChoose={(action) => {
                  set({ [key]: { ...more[key], [level]: action } });
                }}
              />
            ))}
          </section>
        ))}
      </details>
    </fieldset>
  );
}

interface ActionProps {
  readonly id: string;
  readonly level: Level;
  readonly action: Action;
  readonly isLocked: boolean;
  readonly onChoose: (action: Action) => void;
}

function ActionChoice({ id, level, action, isLocked, onChoose }: ActionProps) {
  return (
    <p class="field">
      <label for={id}>{t(keyOf('level', level))}</label>
      <select
        id={id}
        value={action}
        disabled={isLocked}
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
    </p>
  );
}
