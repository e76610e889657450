/** Renders the strip and its card in a test's page, with mocks for what they call. */
import { beforeEach, vi } from 'vitest';
import { drawCard } from '../../components/inline/Card.tsx';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import type { ViewProps } from '../../components/inline/view.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { NOW } from './samples.ts';
import { show, textOf } from './setup.ts';

const loadCard = () => Promise.resolve(drawCard);

export const onDismiss = vi.fn();
export const onSnooze = vi.fn();
export const openWelcome = vi.fn();
export const onPage = vi.fn();
export const onCopy = vi.fn(() => Promise.resolve(true));

beforeEach(() => {
  vi.clearAllMocks();
});

/** Returns the strip for a report, with mocks as its handlers. */
export const strip = (report: WindowReport, more: Partial<ViewProps> = {}) => (
  <ComposeUi
    report={report}
    dismissed={new Set()}
    now={NOW}
    onDismiss={onDismiss}
    onSnooze={onSnooze}
    onCopy={onCopy}
    onClaim={() => undefined}
    openWelcome={openWelcome}
    onPage={onPage}
    loadCard={loadCard}
    {...more}
  />
);
/** Renders the strip for a report; `dismissed` names the subjects whose banner was closed. */
export const draw = (report: WindowReport, ...dismissed: string[]) =>
  show(strip(report, { dismissed: new Set(dismissed) }));
export const mark = () => document.querySelector<HTMLButtonElement>('.mark');
export const words = () => document.querySelector('.mark .words');
export const outcome = () => textOf(document.querySelector('.mark .outcome'));
export const dialog = () => document.querySelector<HTMLElement>('[role=dialog]');
