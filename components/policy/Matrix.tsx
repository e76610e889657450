import { useState } from 'preact/hooks';
import { ACTIONS, LEVELS } from '../../utils/core/model.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { ActionTables, Cell } from '../../utils/policy/action-table.ts';
import type { Reference } from '../../utils/policy/reference-texts.ts';
import { Meaning } from './Meaning.tsx';
import { TABLES } from '../action-columns.ts';

const MODES = ['locked', 'recommended'] as const;

interface Props {
  readonly reference: Reference;
  /** The policy's action tables; null where its text cannot be parsed. */
  readonly tables: ActionTables | null;
  /** Writes an action, or '' for none, into the text; returns false where that is impossible. */
  readonly onSet: (cell: Cell, action: string) => boolean;
}

/** Renders the action at each level of each kind of sending; it edits the policy's text, and follows its changes. */
export function Matrix({ reference, tables, onSet }: Props) {
  const [mode, setMode] = useState<Cell[0]>('locked');
  const [told, setTold] = useState('');
  return (
    <section>
      <h2>{t('more_actions')}</h2>
      <p class="what">{t('builder_matrix_what')}</p>
      <p class="field">
        <label for="matrix-mode">{t('builder_add_mode')}</label>
        <select
          id="matrix-mode"
          value={mode}
          onChange={({ currentTarget }) => {
            setMode(MODES.find((one) => one === currentTarget.value) ?? 'locked');
            setTold('');
          }}
        >
          {MODES.map((one) => (
            <option key={one} value={one}>
              {t(one === 'locked' ? 'builder_locked' : 'builder_recommended')}
            </option>
          ))}
        </select>
      </p>
      <div class="scrolls" role="region" tabIndex={0} aria-label={t('more_actions')}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{t('builder_level')}</th>
              {TABLES.map(([channel]) => (
                <th key={channel} scope="col">
                  {t(keyOf('column', channel))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LEVELS.map((level) => (
              <tr key={level}>
                <th scope="row">{t(keyOf('level', level))}</th>
                {TABLES.map(([channel, key]) => (
                  <td key={key}>
                    <select
                      id={`cell-${key}-${level}`}
                      aria-label={`${t(keyOf('column', channel))}: ${t(keyOf('level', level))}`}
                      disabled={tables === null}
                      value={tables?.[mode][key]?.[level] ?? ''}
                      onChange={({ currentTarget }) => {
                        const isSet = onSet([mode, key, level], currentTarget.value);
                        setTold(isSet ? '' : t('builder_unset'));
                        if (!isSet) currentTarget.value = tables?.[mode][key]?.[level] ?? '';
                      }}
                    >
                      <option value="">{t('builder_default')}</option>
                      {ACTIONS.map((one) => (
                        <option key={one} value={one}>
                          {t(keyOf('cell', one))}
                        </option>
                      ))}
                    </select>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p role="status" class="problem">
        {tables === null ? t('builder_unset') : told}
      </p>
      <details>
        <summary>{t('builder_reference')}</summary>
        {TABLES.map(([, key]) => (
          <Meaning key={key} of={key} reference={reference} />
        ))}
      </details>
    </section>
  );
}
