import type { PageToOpen } from '../../utils/core/model.ts';
import type { TabReport, WindowReport } from '../../utils/core/report.ts';
import { isWaiting } from '../../utils/core/unchecked.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { useKnownBefore } from '../again.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { LevelIcon } from '../inline/LevelIcon.tsx';
import { stripOutcome } from '../inline/words.ts';
import { Unchecked, type Choice } from '../Unchecked.tsx';
import { CopyStructure } from '../inline/CopyStructure.tsx';
import { outcomeLevel } from './outcome.ts';
import { ShowButton } from './ShowButton.tsx';

export interface TabProps {
  readonly report: TabReport;
  readonly now: number;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Opens a page for a window of the report. */
  readonly onPage: (page: PageToOpen, window: string) => void;
  /**
   * Shows a window of the report in the page; resolves to false where it is gone. Omitted where nothing can be shown.
   */
  readonly onShow?: ((window: string) => Promise<boolean>) | undefined;
  /** Reads the structure of the page of a window; '' where it is gone. Omitted where nothing of it can be read. */
  readonly onStructure?: ((window: string) => Promise<string>) | undefined;
  /** Requests that failed checks run again. */
  readonly onRetry?: () => void;
  /** Opens the page with the setting for what may be looked up. */
  readonly onTurnOn?: (choice: Choice) => void;
  /** Those of these settings that the organisation has locked. */
  readonly locked?: readonly Choice[];
}

type MessageProps = Omit<TabProps, 'report'> & { readonly report: WindowReport; readonly name: string };

function Message(props: MessageProps) {
  const { report, name, now, onCopy, onPage, onShow, onStructure, onRetry } = props;
  const { onTurnOn = () => undefined, locked = [] } = props;
  const { known } = useKnownBefore(props);
  const level = outcomeLevel(report);
  return (
    <section aria-label={name}>
      <div class="named">
        <h2>{name}</h2>
        {onShow && report.state !== 'empty' && <ShowButton report={report} onShow={onShow} />}
      </div>
      {report.state === 'empty' ? (
        <p>{t('popup_empty_window')}</p>
      ) : (
        <>
          {(report.assessments.length === 0 || (isWaiting(report) && !known)) && (
            <p class={`level level-${level}`}>
              <LevelIcon level={level} /> {stripOutcome(report)}
            </p>
          )}
          <Unchecked
            report={report}
            shown={known ?? report}
            outcome={stripOutcome(report)}
            onRetry={onRetry}
            onTurnOn={onTurnOn}
            locked={locked}
          />
          <AssessmentList
            report={known ?? report}
            isAgain={known !== null}
            now={now}
            onCopy={onCopy}
            onPage={(page) => {
              onPage(page, report.id);
            }}
          />
          {report.state === 'blind' && onStructure && (
            <CopyStructure read={() => onStructure(report.id)} onCopy={onCopy} />
          )}
        </>
      )}
    </section>
  );
}

function nameOfWindow({ kind }: WindowReport, isOnly: boolean, number: number): string {
  if (kind !== 'message') return t(keyOf('popup', kind));
  return isOnly ? t('popup_message_only') : t('popup_message', String(number));
}

/** Renders where the tab was read, and every window in it. */
export function Tab({ report, ...rest }: TabProps) {
  // Forms, files and links are read in the same way on every page.
  const isMail = report.windows.some(({ kind }) => kind === 'message');
  return (
    <>
      <dl>
        <div>
          <dt>{t('popup_site')}</dt>
          <dd>{report.site}</dd>
        </div>
        {(isMail || report.adapter !== null) && (
          <div>
            <dt>{t('popup_adapter')}</dt>
            <dd>{report.adapter ?? t('popup_general')}</dd>
          </div>
        )}
        <div>
          <dt>{t('popup_checked')}</dt>
          <dd>
            {new Date(report.updatedAt).toLocaleTimeString(t('locale_language'), { timeStyle: 'short' })}
          </dd>
        </div>
      </dl>
      {report.windows.map((window, index) => (
        <Message
          key={window.id}
          report={window}
          name={nameOfWindow(window, report.windows.length === 1, index + 1)}
          {...rest}
        />
      ))}
    </>
  );
}
