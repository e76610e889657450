/** The contract between the compose engine and its view, which is injected only when there is something to show. */
import type { Act, ActOutcome } from '../../utils/core/acts.ts';
import type { Assessment, PageToOpen } from '../../utils/core/model.ts';
import type { Means } from '../../utils/core/people.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import type { Dress } from '../../utils/page/dom/dress.ts';
import type { mountQuestion } from '../../utils/page/send/question.ts';
import type { Stand } from '../../utils/page/dom/place.ts';

/** Light or dark, as a value of `color-scheme`; '' leaves it to the browser. */
export type Scheme = 'light' | 'dark' | '';

/** Called when the person states what somebody (by number or address) can or cannot receive. */
export type OnClaim = (handle: string, means: Means, holds: boolean) => void;

/** Does in the page what an alternative promises; resolves to the outcome. */
export type OnAct = (act: Act) => Promise<ActOutcome>;

/** What an open card renders. */
export interface CardProps extends Pick<
  ViewProps,
  'report' | 'now' | 'onCopy' | 'onPage' | 'openWelcome' | 'dress'
> {
  readonly onClaim?: OnClaim | undefined;
  readonly onAct?: OnAct | undefined;
  /** The assessment that the headline is about; undefined where nobody could be read. */
  readonly about: Assessment | undefined;
  /** The headline. */
  readonly outcome: string;
  /** For how many days the warning can be snoozed; 0 where it cannot be. */
  readonly snoozeDays: number;
  /** Label of the answer that sends the message as it is, or only hides the warning. */
  readonly sends: string;
  /** Omitted where there is nothing to answer. */
  readonly onAnswer?: ((isSnoozed: boolean) => void) | undefined;
}

/** Renders the card into `root`; null clears it. */
export type DrawCard = (root: Element, props: CardProps | null) => void;

export interface ViewProps {
  readonly report: WindowReport;
  /** Names of the subjects whose warning the person has dismissed for this message. */
  readonly dismissed: ReadonlySet<string>;
  readonly now: number;
  /** Whether the strip floats over the page, where a person may want it out of the way. */
  readonly isFloating?: boolean;
  /** The page's colour scheme. */
  readonly scheme?: Scheme;
  /** Resolves when nothing is pressed: until then nothing appears, changes its size or disappears. */
  readonly still?: () => Promise<void>;
  /** The person sends it as it is; `isUndone` where they have changed their mind. */
  readonly onDismiss: (name: string, isUndone?: boolean) => void;
  /** The person snoozes warnings about this subject; `isUndone` where they want them again. */
  readonly onSnooze: (name: string, isUndone?: boolean) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Omitted where the person cannot mark anybody. */
  readonly onClaim?: OnClaim;
  readonly openWelcome: () => void;
  /** Loads the code that renders the card, when it is opened; undefined where it could not be loaded. */
  readonly loadCard: () => Promise<DrawCard | undefined>;
  /** Adds the card's own style rules to the tree; omitted where it has them. */
  readonly dress?: Dress | undefined;
  readonly onPage: (page: PageToOpen) => void;
  /** Omitted where nothing can be done in a mail from here. */
  readonly onAct?: OnAct;
}

/** The question asked while something is held until the person decides. */
export interface QuestionProps {
  /** The newest report. */
  readonly report: WindowReport;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onPage: (page: PageToOpen) => void;
  /** Omitted where nothing can be done in the page from here. */
  readonly onAct?: OnAct;
  /** Whether the report has no other recipients than these, and there is nothing to ask about them. */
  readonly isFineFor?: WindowEdits['isFineFor'];
  readonly onAnswer: (answer: Answer) => void;
  /** Opens the page where the person requests an exception for this window. */
  readonly onAsk: (window: string) => void;
  /** In a window of its own: the site that it is about, and what happens when that window is closed. */
  readonly about?: { readonly site: string; readonly closing: string };
  readonly scheme?: Scheme;
}

/** What the caller passes to the view's question; the rest is the same for all callers. */
export type Asking = Omit<QuestionProps, 'onCopy' | 'onAsk' | 'onPage' | 'onAct' | 'isFineFor' | 'scheme'>;

/** A question that is being shown. */
export interface Question {
  readonly update: (props: Asking) => void;
  /** Removes it; the focus returns to where the person was. */
  readonly close: () => void;
}

/** What to do with what is held, and the reason for sending it where policy requires one. */
export interface Answer {
  readonly ruling: 'send' | 'cancel';
  readonly reason?: string;
  /** The person does not want to be asked about this for a while. */
  readonly isSnoozed?: true;
  /** The page removed the question: policy answered, not a person. */
  readonly isLost?: true;
}

/** Why something was not sent, in words that need neither the worker nor an API. `lost`: the page has changed. */
export type NotSent = 'lost' | 'stuck';

/** One line about the page that is not a verdict. */
export interface TipProps {
  readonly words: string;
  /** URL of the source. */
  readonly source: string;
  readonly onHide: () => void;
}

/** How the view is kept in place, and when it may change. */
export interface Positioning {
  readonly stand: Stand;
  /** Resolves when nothing is pressed: until then nothing appears, changes its size or disappears. */
  readonly still: () => Promise<void>;
  readonly mountQuestion: typeof mountQuestion;
}

export interface View extends Positioning {
  /** Gives a shadow root its style sheet, and keeps the page's own events out. */
  readonly dress: Dress;
  /** Renders the report into `root`; null clears it. */
  readonly draw: (
    root: Element,
    props: Omit<ViewProps, 'onCopy' | 'onPage' | 'onAct' | 'loadCard' | 'dress' | 'scheme' | 'still'> | null,
  ) => void;
  /** Shows a question over the page of `root`; calls `onLost` when the page does not let it stand. */
  readonly ask: (root: Element, props: Asking, onLost: () => void) => Question;
  /** Shows over the page of `root` that something was not sent. */
  readonly alert: (root: Element, what: NotSent) => void;
  /** Renders a tip into `root`. */
  readonly drawTip: (root: Element, props: TipProps) => void;
}

/** Key of the view on the global object of the content scripts' own world, which pages cannot see. */
export const VIEW = Symbol.for('sealcheck.view');
/** Likewise, of the code that renders an open card. */
export const CARD = Symbol.for('sealcheck.card');
/** Likewise, of what keeps an open card off what it must not cover, once the card is placed. */
export const CLEAR = Symbol.for('sealcheck.clear');
/** Takes the card and the strip that it belongs to. */
export type Clear = (card: HTMLElement, strip: Element) => void;
/** Likewise, of what keeps the view in place. */
export const STAND = Symbol.for('sealcheck.stand');
/** Actions in a compose window, loaded when one is needed (entrypoints/ways.ts). */
export interface WindowEdits {
  readonly act: (root: Element, act: Act) => Promise<ActOutcome>;
  /** Whether the report has only these recipients, and there is nothing to ask about them. */
  readonly isFineFor: (stay: readonly string[], report: WindowReport) => boolean;
  /** Returns what stays within reach in this document: the controls that send a mail, and its fields for recipients. */
  readonly reached: () => readonly Element[];
  /** Marks a mail being written that the site's adapter does not find as one that cannot be read. */
  readonly takeMissed: () => Promise<void>;
}
/** Likewise, of these actions. */
export const EDITS = Symbol.for('sealcheck.ways');
