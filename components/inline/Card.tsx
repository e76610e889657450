import { render } from 'preact';
import { snoozedName } from '../../utils/core/snooze.ts';
import { isWaiting } from '../../utils/core/unchecked.ts';
import { tCount } from '../../utils/platform/i18n.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { Unchecked, type UncheckedActs } from '../Unchecked.tsx';
import { doing, Ways } from '../Ways.tsx';
import type { CardProps } from './view.ts';

/** What the card holds below its headline: what can be done, the recipients by level, how it is known, what can be answered. */
export function Card({
  report,
  about,
  now,
  snoozeDays,
  sends,
  onAnswer,
  onCopy,
  onPage,
  onAct,
  onClaim,
  openWelcome,
  onRetry,
}: CardProps & Pick<UncheckedActs, 'onRetry'>) {
  const isFirst = about?.verdict.level === 'unknown' || isWaiting(report);
  const ask = (
    <Unchecked
      // It stays the same where it stands after the others now.
      key="unchecked"
      report={report}
      onRetry={onRetry}
      onTurnOn={(choice) => {
        if (choice === 'resolver') onPage(choice);
        else openWelcome();
      }}
    />
  );
  return (
    <>
      {/* What is known to be wrong comes before what could be known. */}
      {isFirst && ask}
      {about && <Ways alternatives={about.alternatives} onCopy={onCopy} onPage={onPage} onAct={onAct} />}
      <AssessmentList
        report={report}
        now={now}
        onCopy={onCopy}
        onPage={onPage}
        onAct={onAct}
        onClaim={onClaim}
        isBelowWays={!!about && doing(about.alternatives, !!onAct).length > 0}
      />
      {!isFirst && ask}
      {onAnswer && (
        <p class="answers">
          <button
            type="button"
            class="link send"
            onClick={() => {
              onAnswer(false);
            }}
          >
            {sends}
          </button>
          {snoozeDays > 0 && about && (
            <button
              type="button"
              class="link snooze"
              onClick={() => {
                onAnswer(true);
              }}
            >
              {tCount('answer_snooze', snoozeDays, snoozedName(about.subject))}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** Draws the card into its place; null clears it. `onRetry`: what failed can be asked again. */
export function drawCard(root: Element, props: CardProps | null, onRetry?: () => void): void {
  render(props && <Card {...props} onRetry={onRetry} />, root);
}
