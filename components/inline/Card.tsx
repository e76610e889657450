import { render } from 'preact';
import { snoozedName } from '../../utils/core/snooze.ts';
import { isWaiting } from '../../utils/core/unchecked.ts';
import { t, tCount } from '../../utils/platform/i18n.ts';
import { useKnownBefore } from '../again.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { Unchecked } from '../Unchecked.tsx';
import { doingAlternatives, TopAlternatives } from '../TopAlternatives.tsx';
import { CopyStructure } from './CopyStructure.tsx';
import type { CardProps, OnAct } from './view.ts';
import { bannerWords } from './words.ts';

interface Props extends CardProps {
  /** Reads the structure of the page; omitted on the extension's own pages. */
  readonly readStructure?: () => string;
  /** Requests that failed checks run again; omitted where they cannot. */
  readonly onRetry?: () => void;
}

/**
 * Renders the card below its headline: the outcome in a sentence, what can be done, the recipients by level, the
 * evidence, the possible answers. While the message is checked again, it keeps what was known before, and says so.
 */
export function Card(props: Props) {
  const { report, outcome, now, onCopy, onPage, onAct, onClaim, openWelcome, readStructure, onRetry } = props;
  const { before, known } = useKnownBefore(props);
  const { about: wanted, onAnswer, snoozeDays, sends } = known ? before : props;
  const about = known && !(wanted && known.assessments.includes(wanted)) ? known.assessments[0] : wanted;
  const waits = isWaiting(report);
  const isFirst = about?.verdict.level === 'unknown' || (waits && !known);
  const ask = (
    <Unchecked
      // Keyed, so that it stays the same element when it moves behind the others.
      key="unchecked"
      report={report}
      shown={known ?? report}
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
      {about && (known ?? !waits) && (
        // Keeps its height while checking again, so that nothing below it moves.
        <p class="about">
          {known && <span>{t('list_again')}</span>}
          <span class={known ? 'past' : ''}>{bannerWords(about)}</span>
        </p>
      )}
      {/* A known problem comes before something that could be checked. */}
      {isFirst && ask}
      {about && (
        <TopAlternatives alternatives={about.alternatives} onCopy={onCopy} onPage={onPage} onAct={onAct} />
      )}
      <AssessmentList
        report={known ?? report}
        isAgain={known !== null}
        now={now}
        onCopy={onCopy}
        onPage={onPage}
        onAct={onAct}
        onClaim={onClaim}
        isBelowWays={!!about && doingAlternatives(about.alternatives, !!onAct).length > 0}
      />
      {report.state === 'blind' && readStructure && <CopyStructure read={readStructure} onCopy={onCopy} />}
      {!isFirst && ask}
      {onAnswer && (
        <p class="answers">
          <button
            type="button"
            class="as-link send"
            onClick={() => {
              onAnswer(false);
            }}
          >
            {sends}
          </button>
          {snoozeDays > 0 && about && (
            <button
              type="button"
              class="as-link snooze"
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

/**
 * Renders the card into `root`; null clears it. If the focused element disappears, the card takes the focus, so that
 * Escape still closes it.
 */
export function drawCard(root: Element, props: Props | null): void {
  const tree = root.getRootNode() as ShadowRoot;
  const had = root.contains(tree.activeElement);
  const onAct = props?.onAct && withFocus(root, props.onAct);
  render(props && <Card {...props} onAct={onAct} />, root);
  if (had && props && !root.contains(tree.activeElement)) root.closest<HTMLElement>('[popover]')?.focus();
}
