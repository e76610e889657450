import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageToOpen } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { needsConfirmation } from '../../utils/core/decide.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { drawCard } from '../inline/Card.tsx';
import { ComposeUi } from '../inline/ComposeUi.tsx';
import { Question } from './Question.tsx';

/** Somebody to practise with; each `id` has its own text. */
export interface Person {
  readonly id: 'phone' | 'typo' | 'club' | 'slow' | 'friend' | 'bank' | 'sealed';
  readonly address: string;
}

interface Props {
  readonly people: readonly Person[];
  /** Returns the report on a mail to these people. */
  readonly onAssess: (people: readonly Person[]) => Promise<WindowReport>;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onPage: (page: PageToOpen) => void;
  readonly onWelcome: () => void;
  readonly now: number;
}

type Status = 'writing' | 'sent' | 'stayed' | 'nobody';
const STATUS: Readonly<Record<Status, () => string>> = {
  writing: () => '',
  sent: () => t('practice_sent'),
  stayed: () => t('practice_stayed'),
  nobody: () => t('practice_nobody'),
};

const loadCard = () => Promise.resolve(drawCard);

/**
 * A small webmail in which nothing is sent: a newcomer meets each level, the card, the question, and the ways to undo.
 */
export function Practice({ people, onAssess, onCopy, onPage, onWelcome, now }: Props) {
  const [chosen, choose] = useState<readonly Person[]>([]);
  const [report, setReport] = useState<WindowReport | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const [status, setStatus] = useState<Status>('writing');
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    let isNewest = true;
    void onAssess(chosen).then((next) => {
      if (isNewest) setReport(next);
    });
    return () => {
      isNewest = false;
    };
  }, [chosen, onAssess]);

  const toggle = (person: Person) => {
    setStatus('writing');
    choose(chosen.includes(person) ? chosen.filter((one) => one !== person) : [...chosen, person]);
  };
  const dismiss = (name: string, isUndone = false) => {
    const others = [...dismissed].filter((one) => one !== name);
    setDismissed(new Set(isUndone ? others : [...others, name]));
  };
  const startAgain = () => {
    choose([]);
    setDismissed(new Set());
    setStatus('writing');
    heading.current?.focus();
  };
  const send = () => {
    if (chosen.length === 0 || !report) {
      setStatus('nobody');
      return;
    }
    const needs = report.assessments.some(
      ({ subject, action }) =>
        needsConfirmation(action) && (action !== 'warn' || !dismissed.has(nameOf(subject))),
    );
    if (needs) setAsking(true);
    else setStatus('sent');
  };

  return (
    <main class="practice">
      <h1 ref={heading} tabIndex={-1}>
        {t('practice_title')}
      </h1>
      <p>{t('practice_what')}</p>
      <section aria-label={t('practice_people')}>
        <h2>{t('practice_people')}</h2>
        <ul class="people">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                class="button person"
                aria-pressed={chosen.includes(person)}
                onClick={() => {
                  toggle(person);
                }}
              >
                <bdi>{person.address}</bdi>
                <span class="what">{t(keyOf('practice', person.id))}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section class="compose" aria-label={t('practice_mail')}>
        <h2>{t('practice_mail')}</h2>
        <div class="to">
          <span>{t('practice_to')}</span>
          {chosen.map((person) => (
            <button
              key={person.id}
              type="button"
              class="button"
              aria-label={t('practice_remove', person.address)}
              onClick={() => {
                toggle(person);
              }}
            >
              <bdi>{person.address}</bdi> ×
            </button>
          ))}
        </div>
        {/* Room is kept for it, so that nothing moves when the first recipient is added. */}
        <div class="place">
          {report && report.state !== 'empty' && (
            <ComposeUi
              report={report}
              dismissed={dismissed}
              now={now}
              onDismiss={dismiss}
              onSnooze={dismiss}
              onCopy={onCopy}
              openWelcome={onWelcome}
              loadCard={loadCard}
              onPage={onPage}
            />
          )}
        </div>
        <label class="field">
          {t('practice_subject')}
          <input type="text" autocomplete="off" />
        </label>
        <label class="field">
          {t('practice_text')}
          <textarea rows={4} />
        </label>
        <p class="buttons">
          <button type="button" class="button primary" onClick={send}>
            {t('practice_send')}
          </button>
          <button type="button" class="button" onClick={startAgain}>
            {t('practice_again')}
          </button>
          <span role="status">{STATUS[status]()}</span>
        </p>
      </section>
      {isAsking && report && (
        <Question
          report={report}
          onCopy={onCopy}
          onPage={onPage}
          onAnswer={({ ruling }) => {
            setAsking(false);
            setStatus(ruling === 'send' ? 'sent' : 'stayed');
          }}
        />
      )}
    </main>
  );
}
