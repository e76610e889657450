import type { WindowReport } from '../utils/core/report.ts';
import { choiceOf, isWaiting, uncheckedOf } from '../utils/core/unchecked.ts';
import { t } from '../utils/platform/i18n.ts';
import { useLeftFocus, useRetry } from './retry.ts';

/** What leaves something unasked, and is chosen on a page of the extension. */
export type Choice = NonNullable<ReturnType<typeof choiceOf>>;

export interface UncheckedActs {
  /** What failed shall be asked again. Left out: it cannot be. */
  readonly onRetry?: (() => void) | undefined;
  /** Leads to the choice. */
  readonly onTurnOn: (choice: Choice) => void;
  /** What the organisation has chosen. */
  readonly locked?: readonly Choice[];
}

/** What nobody may ask about, and the button to the choice. */
function Off({ choice, onTurnOn, locked }: Omit<UncheckedActs, 'onRetry'> & { readonly choice: Choice }) {
  return (
    <div class="ask">
      <p>{t('list_no_consent')}</p>
      {locked?.includes(choice) ? (
        <p>{t('list_locked')}</p>
      ) : (
        <button
          type="button"
          class="button best"
          onClick={() => {
            onTurnOn(choice);
          }}
        >
          {t('list_choose')}
        </button>
      )}
    </div>
  );
}

interface Props extends UncheckedActs {
  readonly report: WindowReport;
  /** What is shown of it: while it is checked again, what was known before. */
  readonly shown?: WindowReport;
  /** The report in a few words. */
  readonly outcome: string;
}

/** What of a window was not checked since that failed, or since nothing may be asked, each with the button that helps. */
export function Unchecked({ report, shown = report, outcome, onRetry, ...choosing }: Props) {
  const { isTrying, isLong, isOver, retry } = useRetry(report, onRetry);
  const ended = useLeftFocus<HTMLParagraphElement>(isOver);
  const isNone = report.state === 'failed';
  // What is still to come has not failed.
  const verdicts = shown.pending ? [] : shown.assessments.map(({ verdict }) => verdict);
  const isFailed = isNone || verdicts.some((one) => uncheckedOf(one) === 'failed');
  const isAsking = !!onRetry && (isFailed || isTrying);
  const [choice] = verdicts.flatMap((one) => choiceOf(one) ?? []);
  return (
    <>
      <div class={isAsking ? 'ask' : undefined}>
        {isAsking && (
          <>
            {!isNone && <p>{t('list_retry')}</p>}
            {/* Not `disabled`, which would take the focus away. */}
            <button type="button" class="button best" aria-disabled={isTrying} onClick={retry}>
              {t('options_again')}
            </button>
          </>
        )}
        {/* It is there before it says something, so that its words are heard. */}
        <p role="status" class="tried" tabIndex={-1} ref={ended}>
          {isTrying && isLong && t('strip_checking')}
          {isOver && (isWaiting(report) ? t('strip_unknown_failed') : outcome)}
        </p>
      </div>
      {choice && <Off choice={choice} {...choosing} />}
    </>
  );
}
