/** The contract between the compose engine and its view, which a page gets only when there is something to show. */
import type { Act, Acted } from '../../utils/core/acts.ts';
import type { Assessment, PageToOpen } from '../../utils/core/model.ts';
import type { Means } from '../../utils/core/people.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import type { Dress } from '../../utils/page/dom/dress.ts';
import type { mountQuestion } from '../../utils/page/send/question.ts';
import type { Stand } from '../../utils/page/dom/place.ts';

/** Light or dark, as `color-scheme` takes it; '': as the browser has it. */
export type Scheme = 'light' | 'dark' | '';

/** The person says what somebody (by number or address) can receive. */
export type OnClaim = (handle: string, means: Means, holds: boolean) => void;

/** Does in the page what a safer way promises, and tells what came of it. */
export type OnAct = (act: Act) => Promise<Acted>;

/** What an open list is drawn of. */
export interface CardProps extends Pick<
  ViewProps,
  'report' | 'now' | 'onCopy' | 'onPage' | 'openWelcome' | 'dress'
> {
  readonly onClaim?: OnClaim | undefined;
  readonly onAct?: OnAct | undefined;
  /** Whom the headline is about; undefined: nobody could be read. */
  readonly about: Assessment | undefined;
  /** The headline. */
  readonly outcome: string;
  /** For how many days its warning can be silenced; 0: not at all. */
  readonly snoozeDays: number;
  /** What the answer is called that sends it as it is, or only hides it. */
  readonly sends: string;
  /** Left out: there is nothing to answer. */
  readonly onAnswer?: ((isSnoozed: boolean) => void) | undefined;
}

/** Draws the card into its place; null clears it. */
export type DrawCard = (root: Element, props: CardProps | null) => void;

export interface ViewProps {
  readonly report: WindowReport;
  /** Names of subjects whose banner the person has hidden for this message. */
  readonly dismissed: ReadonlySet<string>;
  readonly now: number;
  /** Over the page, where a person may want to have it away. */
  readonly isFloating?: boolean;
  /** The page's. */
  readonly scheme?: Scheme;
  /** Resolves when nothing is pressed: before that nothing comes, changes its size or goes. */
  readonly still?: () => Promise<void>;
  /** The person sends it as it is; `isUndone`: they have thought better of it. */
  readonly onDismiss: (name: string, isUndone?: boolean) => void;
  /** The person does not want to be warned of this subject for a while; or does again. */
  readonly onSnooze: (name: string, isUndone?: boolean) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Left out: nobody can be marked here. */
  readonly onClaim?: OnClaim;
  readonly openWelcome: () => void;
  /** What fills the list, when it is opened; undefined where it could not be had. */
  readonly loadCard: () => Promise<DrawCard | undefined>;
  /** Adds the list's own rules to the tree's; left out where they are there. */
  readonly dress?: Dress | undefined;
  readonly onPage: (page: PageToOpen) => void;
  /** Left out: nothing can be done in a mail from here. */
  readonly onAct?: OnAct;
}

/** Something is held until the person decides. */
export interface QuestionProps {
  /** The newest one. */
  readonly report: WindowReport;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onPage: (page: PageToOpen) => void;
  /** Left out: nothing can be done in the page from here. */
  readonly onAct?: OnAct;
  /** Is nobody left in this report but these, and is there nothing to be asked about them? */
  readonly isFineFor?: WindowEdits['isFineFor'];
  readonly onAnswer: (answer: Answer) => void;
  /** Opens the page on which an exception for this window is asked for. */
  readonly onAsk: (window: string) => void;
  /** In a window of its own: which site it is about, and what becomes of it where the window is closed. */
  readonly about?: { readonly site: string; readonly closing: string };
  readonly scheme?: Scheme;
}

/** What whoever asks tells the view; the rest is the same for all. */
export type Asking = Omit<QuestionProps, 'onCopy' | 'onAsk' | 'onPage' | 'onAct' | 'isFineFor' | 'scheme'>;

/** A question that stands before the person. */
export interface Question {
  readonly update: (props: Asking) => void;
  /** Takes it away; the focus returns to where the person was. */
  readonly close: () => void;
}

/** What the person wants to become of what is held, and why it shall go where policy asks for a reason. */
export interface Answer {
  readonly ruling: 'send' | 'cancel';
  readonly reason?: string;
  /** The person does not want to be asked about this for a while. */
  readonly isSnoozed?: true;
  /** The page took the question away: policy has answered, and no person. */
  readonly isLost?: true;
}

/** Why something was not sent, in words that need neither the worker nor an API: `lost`: the page has changed. */
export type NotSent = 'lost' | 'stuck';

/** One line about the page that is no verdict. */
export interface TipProps {
  readonly words: string;
  /** Address of who says so. */
  readonly source: string;
  readonly onHide: () => void;
}

/** How the view is kept in place, and when it may change. */
export interface Positioning {
  readonly stand: Stand;
  /** Resolves when nothing is pressed: before that nothing comes, changes its size or goes. */
  readonly still: () => Promise<void>;
  readonly mountQuestion: typeof mountQuestion;
}

export interface View extends Positioning {
  /** Gives a shadow root its style sheet, and keeps the page's own events out. */
  readonly dress: Dress;
  /** Draws the report into `root`; null clears it. */
  readonly draw: (
    root: Element,
    props: Omit<ViewProps, 'onCopy' | 'onPage' | 'onAct' | 'loadCard' | 'dress' | 'scheme' | 'still'> | null,
  ) => void;
  /** Puts a question over the page of `root`; `onLost` when the page does not let it stand. */
  readonly ask: (root: Element, props: Asking, onLost: () => void) => Question;
  /** Says over the page of `root` that something was not sent. */
  readonly alert: (root: Element, what: NotSent) => void;
  /** Draws a tip into `root`. */
  readonly drawTip: (root: Element, props: TipProps) => void;
}

/** Name of the view on the global object of the content scripts' own world, which pages cannot see. */
export const VIEW = Symbol.for('sealcheck.view');
/** The same of what fills an open list. */
export const CARD = Symbol.for('sealcheck.card');
/** The same of what keeps an open list off what it must not cover, once it is placed. */
export const CLEAR = Symbol.for('sealcheck.clear');
/** Takes the list and the strip that it belongs to. */
export type Clear = (card: HTMLElement, strip: Element) => void;
/** The same of what it stands by. */
export const STAND = Symbol.for('sealcheck.stand');
/** What is done in a compose window, brought when it is asked for (entrypoints/ways.ts). */
export interface WindowEdits {
  readonly act: (root: Element, act: Act) => Promise<Acted>;
  /** Is this report of these recipients alone, and is there nothing to be asked about them? */
  readonly isFineFor: (stay: readonly string[], report: WindowReport) => boolean;
  /** What sends a mail in this document. */
  readonly sends: () => readonly Element[];
  /** Says at a mail that is written here and that the site's adapter does not find, that it cannot be read. */
  readonly takeMissed: () => Promise<void>;
}
/** The same of that. */
export const EDITS = Symbol.for('sealcheck.ways');
