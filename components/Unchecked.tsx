import type { WindowReport } from '../utils/core/report.ts';
import { choiceOf, isWaiting, uncheckedOf } from '../utils/core/unchecked.ts';
import { t } from '../utils/platform/i18n.ts';
import { stripOutcome } from './inline/words.ts';
import { useLeftFocus, useRetry } from './retry.ts';

/** What leaves something unasked, and is chosen on a page of the extension. */
export type Choice = NonNullable<ReturnType<typeof choiceOf>>;

export interface UncheckedActs {
  /** What failed shall be asked again. Left out: it cannot be. */
  readonly onRetry?: (() => void) | undefined;
  /** Leads to the choice. */
  readonly onTurnOn: (choice: Choice) => void;
  /** The organisation has chosen. */
  readonly isLocked?: boolean;
}

/** What nobody may ask about, and the button to the choice. */
function Off({ choice, onTurnOn, isLocked }: Omit<UncheckedActs, 'onRetry'> & { readonly choice: Choice }) {
  return (
    <div class="ask">
      <p>{t('list_no_consent')}</p>
      {isLocked ? (
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

/** What of a window was not checked since that failed, or since nothing may be asked, each with the button that helps. */
export function Unchecked({
  report,
  onRetry,
  ...choosing
}: UncheckedActs & { readonly report: WindowReport }) {
  const { isTrying, isLong, isOver, retry } = useRetry(report, onRetry);
  const ended = useLeftFocus<HTMLParagraphElement>(isOver);
  const isNone = report.state === 'failed';
  const verdicts = isWaiting(report) ? [] : report.assessments.map(({ verdict }) => verdict);
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
          {isOver && stripOutcome(report)}
        </p>
      </div>
      {choice && <Off choice={choice} {...choosing} />}
    </>
  );
}
