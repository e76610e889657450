/** The contract between the compose engine and its view, which a page gets only when there is something to show. */
import type { WindowReport } from '../../utils/core/report.ts';

export interface ViewProps {
  readonly report: WindowReport;
  /** Names of subjects whose banner the person has hidden for this message. */
  readonly dismissed: ReadonlySet<string>;
  readonly now: number;
  /** At the edge of the window, for want of a place in the page. */
  readonly isLoose?: boolean;
  readonly onDismiss: (name: string) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly openWelcome: () => void;
  /** Something is held until the person decides. */
  readonly hold?: { readonly onAnswer: (ruling: 'go' | 'stay') => void };
}

export interface View {
  /** The style sheet for the shadow root. */
  readonly styles: string;
  /** Draws the report into `root`; null clears it. */
  readonly draw: (root: Element, props: ViewProps | null) => void;
}

/** Name of the view on the global object of the content scripts' own world, which pages cannot see. */
export const VIEW = Symbol.for('sealcheck.view');
