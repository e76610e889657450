import { render } from 'preact';
import { snoozedName } from '../../utils/core/snooze.ts';
import { isWaiting } from '../../utils/core/unchecked.ts';
import { tCount } from '../../utils/platform/i18n.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { Unchecked } from '../Unchecked.tsx';
import { doing, Ways } from '../Ways.tsx';
import { CopyStructure } from './CopyStructure.tsx';
import type { CardProps, OnAct } from './view.ts';

interface Props extends CardProps {
  /** How the page is built; left out: it is one of ours. */
  readonly readStructure?: () => string;
  /** What failed shall be asked again; left out: it cannot be. */
  readonly onRetry?: () => void;
}

/** What the card holds below its headline: what can be done, the recipients by level, how it is known, what can be answered. */
export function Card({
  report,
  about,
  outcome,
  now,
  snoozeDays,
  sends,
  onAnswer,
  onCopy,
  onPage,
  onAct,
  onClaim,
  openWelcome,
  readStructure,
  onRetry,
}: Props) {
  const isFirst = about?.verdict.level === 'unknown' || isWaiting(report);
  const ask = (
    <Unchecked
      // It stays the same where it stands after the others now.
      key="unchecked"
      report={report}
      outcome={outcome}
      onRetry={onRetry}
      onTurnOn={(choice) => {
        if (choice === 'consent') openWelcome();
        else onPage(choice);
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
      {report.state === 'blind' && readStructure && <CopyStructure read={readStructure} onCopy={onCopy} />}
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

/** What is done in the mail may take the focus there: it comes back to what was pressed. */
function withFocus(root: Element, onAct: OnAct): OnAct {
  const tree = root.getRootNode() as ShadowRoot;
  return async (act) => {
    const pressed = tree.activeElement as HTMLElement | null;
    const acted = await onAct(act);
    if (!tree.activeElement) pressed?.focus();
    return acted;
  };
}

/** Draws the card into its place; null clears it. */
export function drawCard(root: Element, props: Props | null): void {
  const onAct = props?.onAct && withFocus(root, props.onAct);
  render(props && <Card {...props} onAct={onAct} />, root);
}
