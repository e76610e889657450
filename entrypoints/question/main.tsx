import { render } from 'preact';
import '../../components/page.css';
import '../../components/inline/inline.css';
import './question.css';
import { HoldDialog } from '../../components/inline/HoldDialog.tsx';
import type { Answer } from '../../components/inline/view.ts';
import { browser } from '../../utils/platform/browser.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';
import type { FromWindow, ToWindow } from '../../utils/inline/own-window.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { openBeside, openFrom } from './opening.ts';
import { focusWindow, closeWindow, siteOf } from './place.ts';
import { watchPresses } from './presses.ts';

const root = startPage(document, 'hold_brand');
const asked = new URLSearchParams(location.search);
const [tab, frame] = [Number(asked.get('tab')), Number(asked.get('frame'))];
const site = asked.get('site') ?? '';

const where = await siteOf(tab, site);
/** Opened only now, so that the page's first message finds the listener below. */
const port = browser.tabs.connect(tab, {
  frameId: frame,
  name: asked.get('token') ?? '',
});

function show(report: WindowReport): void {
  const onAnswer = (answer: Answer) => {
    port.postMessage(answer satisfies FromWindow);
  };
  render(
    <HoldDialog
      report={report}
      about={{ site: where, closing: t('question_close') }}
      onAnswer={onAnswer}
      onCopy={copyText}
      onAsk={(window) =>
        void openBeside(`/exception.html?${String(new URLSearchParams({ tab: String(tab), window }))}`, tab)
      }
      onPage={(page) => void openFrom(page, { tab, window: report.id, frame })}
    />,
    root,
  );
  const dialog = root.querySelector('dialog');
  if (dialog?.open === false) dialog.showModal();
}

watchPresses(window, (isReady) => root.toggleAttribute('data-ready', isReady));
port.onMessage.addListener((what: unknown) => {
  const report = what as ToWindow;
  if (report) show(report);
  else void focusWindow();
});
// The page is gone or the question was answered: there is nothing left to ask.
port.onDisconnect.addListener(() => {
  render(null, root);
  void closeWindow();
});
