import { useState } from 'preact/hooks';
import type { Because } from '../../utils/core/codes.ts';
import { keyOf, t, tBecause } from '../../utils/platform/i18n.ts';
import type { Case, Outcome, Trial, TrialInput } from '../../utils/core/trial.ts';

interface Props {
  /** Names of chat apps. */
  readonly apps: readonly string[];
  /**
   * Judges these as the worker does, with lookups if live ones are requested. Rejects where the policy cannot be
   * parsed.
   */
  readonly onTry: (tried: TrialInput) => Promise<readonly Trial[]>;
}

const KINDS = ['email', 'form', 'upload', 'link', 'chat'] as const;
type Kind = (typeof KINDS)[number];

/** The initial contents of the fields. */
const FIRST: Readonly<Record<Kind, Omit<TrialInput, 'kind'>>> = {
  email: { to: '5551234567@vtext.com, ann@gmail.com, bob@partner.example', from: 'mail.google.com' },
  form: { to: 'http://shop.example.org/', from: '' },
  upload: { to: 'https://wetransfer.com/, https://files.example.org/', from: '' },
  link: { to: 'sms:+15551234567', from: '' },
  chat: { to: '', from: 'Google Messages' },
};

function OutcomeLine({ outcome, isAlways }: { readonly outcome: Outcome; readonly isAlways: boolean }) {
  const { cases, level, action, otherwise } = outcome;
  const where = cases.map((one: Case) => t(keyOf('found', one))).join(', ');
  return (
    <li>
      {!isAlways && `${where}: `}
      {t('builder_outcome', t(keyOf('level', level)), t(keyOf('action', action)))}
      {otherwise !== null && ` ${t('builder_otherwise', t(keyOf('action', otherwise)))}`}
    </li>
  );
}

function TrialItem({ trial }: { readonly trial: Trial }) {
  const { subject, state, isOff, outcomes, because, exceptions, unanswered } = trial;
  return (
    <li>
      <strong>
        <bdi>{subject}</bdi>
        {state !== null && ` – ${t(keyOf('shown', state))}`}
      </strong>
      {outcomes.length === 0 && <p>{t(isOff ? 'builder_off' : 'builder_silent')}</p>}
      <ul>
        {outcomes.map((outcome) => (
          <OutcomeLine
            key={outcome.cases.join()}
            outcome={outcome}
            isAlways={outcomes.length === 1 && !outcome.cases.includes('live')}
          />
        ))}
        {because.map((one: Because) => (
          <li key={one.code + String(one.values)}>
            {tBecause(one)}
            {one.code === 'exception' && exceptions.length > 0 && <code> {exceptions.join(', ')}</code>}
          </li>
        ))}
        {unanswered.map(({ because: about, reason }) => (
          <li key={about.code + reason} class="unanswered">
            {t('evidence_unknown', tBecause(about), t(keyOf('reason', reason)))}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Shows what would happen to a mail, a form, files, a link or a chat under the policy on the page. */
export function TryIt({ apps, onTry }: Props) {
  const [kind, setKind] = useState<Kind>('email');
  const [fields, setFields] = useState(FIRST.email);
  const [isLive, setIsLive] = useState(false);
  const [trials, setTrials] = useState<readonly Trial[] | null>(null);
  const change = (patch: Partial<typeof fields>) => {
    setFields({ ...fields, ...patch });
    setTrials(null);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onTry({ kind, ...fields, isLive }).then(setTrials);
      }}
    >
      <h2>{t('builder_try')}</h2>
      <p class="what">{t('builder_try_what')}</p>
      <p class="field">
        <label for="kind">{t('builder_kind')}</label>
        <select
          id="kind"
          value={kind}
          onChange={({ currentTarget }) => {
            const next = KINDS.find((one) => one === currentTarget.value) ?? 'email';
            setKind(next);
            setFields(FIRST[next]);
            setTrials(null);
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(keyOf('tried', one))}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="to">{t(keyOf('goes', kind))}</label>
        <input
          id="to"
          dir="ltr"
          value={fields.to}
          onInput={({ currentTarget }) => {
            change({ to: currentTarget.value });
          }}
        />
      </p>
      {kind !== 'link' && (
        <p class="field">
          <label for="from">{t(keyOf('comes', kind))}</label>
          {kind === 'chat' ? (
            <select
              id="from"
              dir="ltr"
              value={fields.from}
              onChange={({ currentTarget }) => {
                change({ from: currentTarget.value });
              }}
            >
              {apps.map((app) => (
                <option key={app} value={app}>
                  {app}
                </option>
              ))}
            </select>
          ) : (
            <input
              id="from"
              dir="ltr"
              value={fields.from}
              onInput={({ currentTarget }) => {
                change({ from: currentTarget.value });
              }}
            />
          )}
        </p>
      )}
      <p>
        <label>
          <input
            id="live"
            type="checkbox"
            checked={isLive}
            onChange={({ currentTarget }) => {
              setIsLive(currentTarget.checked);
              setTrials(null);
            }}
          />{' '}
          {t('builder_live')}
        </label>
      </p>
      <p class="buttons">
        <button type="submit" class="button primary">
          {t('builder_run')}
        </button>
      </p>
      <div role="status">
        <ul class="trials">
          {trials?.map((trial) => (
            <TrialItem key={trial.subject + String(trial.state)} trial={trial} />
          ))}
          {trials?.length === 0 && <li>{t('builder_nobody')}</li>}
        </ul>
      </div>
    </form>
  );
}
