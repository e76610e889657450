import type { WindowReport } from '../utils/core/report.ts';
import { choiceOf, isWaiting, uncheckedOf } from '../utils/core/unchecked.ts';
import { t } from '../utils/platform/i18n.ts';
import { useLeftFocus, useRetry } from './retry.ts';

/** A setting that leaves something unchecked and can be changed on a page of the extension. */
export type Choice = NonNullable<ReturnType<typeof choiceOf>>;

export interface UncheckedActs {
  /** Requests that failed checks run again. Omitted where they cannot. */
  readonly onRetry?: (() => void) | undefined;
  /** Opens the page with that setting. */
  readonly onTurnOn: (choice: Choice) => void;
  /** The settings that the organisation has locked. */
  readonly locked?: readonly Choice[];
}

/** Renders what may not be looked up, with the button that leads to the setting. */
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
  /** The report to show: while it is checked again, what was known before. */
  readonly shown?: WindowReport;
  /** The report in a few words. */
  readonly outcome: string;
}

/** Renders what was not checked, because a check failed or because lookups are off, each with the button that helps. */
export function Unchecked({ report, shown = report, outcome, onRetry, ...choosing }: Props) {
  const { isTrying, isLong, isOver, retry } = useRetry(report, onRetry);
  const ended = useLeftFocus<HTMLParagraphElement>(isOver);
  const isNone = report.state === 'failed';
  // A check that is still pending has not failed.
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
        {/* Rendered before it has any text, so that screen readers announce the text when it comes. */}
        <p role="status" class="tried" tabIndex={-1} ref={ended}>
          {isTrying && isLong && t('strip_checking')}
          {isOver && (isWaiting(report) ? t('strip_unknown_failed') : outcome)}
        </p>
      </div>
      {choice && <Off choice={choice} {...choosing} />}
    </>
  );
}
