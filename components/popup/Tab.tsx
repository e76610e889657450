import type { PageToOpen } from '../../utils/core/model.ts';
import type { TabReport, WindowReport } from '../../utils/core/report.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { LevelIcon } from '../inline/LevelIcon.tsx';
import { stripLevel, stripWords } from '../inline/words.ts';
import { AssessmentList } from '../AssessmentList.tsx';

export interface TabProps {
  readonly report: TabReport;
  readonly now: number;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** For a window of the report. */
  readonly onPage: (page: PageToOpen, window: string) => void;
}

function Message({
  report,
  name,
  now,
  onCopy,
  onPage,
}: { readonly report: WindowReport; readonly name: string } & Omit<TabProps, 'report'>) {
  const level = stripLevel(report);
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      {report.state === 'empty' ? (
        <p>{t('popup_empty_window')}</p>
      ) : (
        <>
          {report.assessments.length === 0 && (
            <p class={`level level-${level}`}>
              <LevelIcon level={level} /> {stripWords(report)}
            </p>
          )}
          <AssessmentList
            report={report}
            now={now}
            onCopy={onCopy}
            onPage={(page) => {
              onPage(page, report.id);
            }}
          />
        </>
      )}
    </section>
  );
}

function nameOfWindow({ kind }: WindowReport, isOnly: boolean, number: number): string {
  if (kind !== 'message') return t(keyOf('popup', kind));
  return isOnly ? t('popup_message_only') : t('popup_message', String(number));
}

/** Where the tab was read, and every window of it. */
export function Tab({ report, now, onCopy, onPage }: TabProps) {
  // Forms, files and links are read alike on every page.
  const isMail = report.windows.some(({ kind }) => kind === 'message');
  return (
    <>
      <dl>
        <dt>{t('popup_site')}</dt>
        <dd>{report.site}</dd>
        {(isMail || report.adapter !== null) && (
          <>
            <dt>{t('popup_adapter')}</dt>
            <dd>{report.adapter ?? t('popup_general')}</dd>
          </>
        )}
        <dt>{t('popup_checked')}</dt>
        <dd>{new Date(report.updatedAt).toLocaleTimeString(t('locale_language'), { timeStyle: 'short' })}</dd>
      </dl>
      {report.windows.map((window, index) => (
        <Message
          key={window.id}
          report={window}
          name={nameOfWindow(window, report.windows.length === 1, index + 1)}
          now={now}
          onCopy={onCopy}
          onPage={onPage}
        />
      ))}
    </>
  );
}
