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
  /** Reads the structure of the page; omitted on the extension's own pages. */
  readonly readStructure?: () => string;
  /** Requests that failed checks run again; omitted where they cannot. */
  readonly onRetry?: () => void;
}

/**
 * Renders the card below its headline: what can be done, the recipients by level, the evidence, the possible answers.
 */
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
      // Keyed, so that it stays the same element when it moves behind the others.
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
      {/* A known problem comes before something that could be checked. */}
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

/** Wraps `onAct`: an action in the mail may move the focus there, so it is returned to the button that was pressed. */
function withFocus(root: Element, onAct: OnAct): OnAct {
  const tree = root.getRootNode() as ShadowRoot;
  return async (act) => {
    const pressed = tree.activeElement as HTMLElement | null;
    const acted = await onAct(act);
    if (!tree.activeElement) pressed?.focus();
    return acted;
  };
}

/** Renders the card into `root`; null clears it. */
export function drawCard(root: Element, props: Props | null): void {
  const onAct = props?.onAct && withFocus(root, props.onAct);
  render(props && <Card {...props} onAct={onAct} />, root);
}
