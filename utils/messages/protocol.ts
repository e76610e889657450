/** The typed protocol between content scripts and worker. Types only: content scripts carry no schema code. */
import type { Content } from '../core/decide.ts';
import type { ChatState, Destination, Draft, Level, PageToOpen } from '../core/model.ts';
import type { DraftKeys } from '../core/key.ts';
import type { TriggerFor } from '../core/trigger.ts';
import type { Means } from '../core/people.ts';
import type { Outcome, WindowReport } from '../core/report.ts';
import type { Answer } from '../lookups/answer.ts';
import type { Port } from '../lookups/questions.ts';

/** How long to look: `tables` asks no network, `first` answers after one round trip, `full` has every lookup done. */
export type Depth = 'tables' | 'first' | 'full';

/** What the engine of chats must know of a page's host before anything is written there. */
export interface ChatSite {
  /** The apps that live there, and what the addresses of their conversations begin with; none: the whole host. */
  readonly places: readonly { readonly app: string; readonly paths: readonly string[] }[];
  /** Hides conversations from whoever reads what is kept; null: nothing is kept (a private window). */
  readonly salt: string | null;
  /** Policy holds some messages: none is sent before it is known which. */
  readonly mayHold: boolean;
  /** Policy forbids sending unjudged. */
  readonly isStrict: boolean;
}

/** Has this conversation's state been shown to the person this week, or been answered by them? */
export type Noticed = 'no' | 'seen' | 'answered';

export interface Protocol {
  /** A draft's recipients changed: who could read it? */
  readonly assess: {
    readonly request: {
      readonly window: string;
      readonly adapter: string | null;
      readonly draft: Draft;
      readonly depth: Depth;
      /** A person has pressed something in this page just now (HTML, transient activation). */
      readonly isActed?: boolean | undefined;
    };
    readonly response: WindowReport;
  };
  /** A form or an upload is about to be used: who could read what it sends? */
  readonly 'assess:destination': {
    readonly request: {
      readonly window: string;
      /** The webmail in whose text a link stands. */
      readonly adapter?: string | null;
      /** The worker fills in the page, which the browser vouches for. */
      readonly destination: Omit<Destination, 'type' | 'page'>;
      readonly content: Content;
      /** Media types of the files, by which the requests that carry them are known; never their names. */
      readonly fileTypes?: readonly string[] | undefined;
      /** Origins that the page's scripts asked while no worker listened. */
      readonly missed?: readonly string[] | undefined;
      readonly depth: Depth;
    };
    readonly response: WindowReport;
  };
  /** Which chat apps live at this page's host? */
  readonly 'list:chats': { readonly request: Record<string, never>; readonly response: ChatSite };
  /** A conversation is open: who could read what is written in it? Nothing is looked up. */
  readonly 'assess:conversation': {
    readonly request: {
      readonly window: string;
      readonly app: string;
      readonly state: ChatState | null;
      /** A hash that only this installation can make; null: it is not told from others. */
      readonly conversation: string | null;
      /** Numbers and addresses of the other side, where the page shows them. Neither kept nor shown. */
      readonly handles?: readonly string[];
    };
    readonly response: { readonly report: WindowReport; readonly noticed: Noticed };
  };
  /** A conversation's state was shown, or the person has answered it. */
  readonly 'note:conversation': {
    readonly request: { readonly conversation: string; readonly level: Level; readonly isAnswered: boolean };
    readonly response: null;
  };
  /** Something was held, or should have been: how it ended. The justification is what the person wrote for it. */
  readonly record: {
    readonly request: {
      readonly window: string;
      readonly outcome: Exclude<Outcome, 'observed' | 'granted'>;
      readonly reason?: string | undefined;
    };
    readonly response: null;
  };
  /** The person does not want to be warned of this again for a while, or does after all; `name` as the report has it. */
  readonly snooze: {
    readonly request: {
      readonly window: string;
      readonly name: string;
      readonly isUndone?: boolean | undefined;
    };
    readonly response: null;
  };
  /** The person says of somebody whom the window's list names what they can receive. */
  readonly claim: {
    readonly request: {
      readonly window: string;
      readonly handle: string;
      readonly means: Means;
      readonly holds: boolean;
    };
    readonly response: null;
  };
  /**
   * What is held shall be asked about in a window of the extension's own, which will connect to the frame by the name
   * `token`. False: there can be none.
   */
  readonly ask: { readonly request: { readonly token: string }; readonly response: boolean };
  /**
   * The person wants what failed to be asked again: the windows of the tab are assessed anew. The tab is the page's own, but
   * from the popup, which names it.
   */
  readonly retry: { readonly request: { readonly tab?: number | undefined }; readonly response: null };
  /** A compose window, a form or an upload is gone. */
  readonly close: { readonly request: { readonly window: string }; readonly response: null };
  /** The person wants to choose what may be looked up, or which resolver is asked, or to ask for an exception for a window. */
  readonly open: {
    readonly request: {
      readonly page?: PageToOpen | 'exception' | undefined;
      readonly window?: string | undefined;
    };
    readonly response: null;
  };
  /** There is something to show: bring the view. */
  readonly 'inject:view': { readonly request: Record<string, never>; readonly response: true };
  /** What fills the list, which a person opens. */
  readonly 'inject:card': { readonly request: Record<string, never>; readonly response: true };
  /** A text field was touched on a page without an adapter: bring the script that tells which. */
  readonly 'inject:touch': { readonly request: Record<string, never>; readonly response: true };
  /** This may be a log-in page: bring the script that looks for what to say there. */
  readonly 'inject:tips': { readonly request: Record<string, never>; readonly response: true };
  /** There is a tip for this site: shall it be shown? Or: the person wants none there any more. */
  readonly tip: { readonly request: { readonly what: 'ask' | 'hide' }; readonly response: boolean };
  /** There may be a compose window: bring the compose engine. */
  readonly 'inject:compose': { readonly request: Record<string, never>; readonly response: true };
  /** The marks of a self-hosted webmail were found: bring its adapter. */
  readonly 'inject:adapter': { readonly request: { readonly app: string }; readonly response: true };
  /** A mail has links that were pasted, or may be ciphertext: bring what reads texts. */
  readonly 'inject:texts': { readonly request: Record<string, never>; readonly response: true };
  /** A control was pressed that may open a file picker: tell of pickers, and bring the engine of uploads. */
  readonly 'inject:pickers': { readonly request: Record<string, never>; readonly response: true };
  /** For which signs in the subject, put there for a gateway of the organisation's, is to be looked in this frame? */
  readonly 'list:triggers': {
    readonly request: Record<string, never>;
    readonly response: readonly TriggerFor[];
  };
  /** A safer way was pressed that is done in the mail itself: bring what does it. */
  readonly 'inject:ways': { readonly request: Record<string, never>; readonly response: true };
  /** What is to be held can be pressed again by the page's own world alone: bring what presses there, and its channel. */
  readonly 'inject:press': { readonly request: Record<string, never>; readonly response: string };
  /** A form or a file may be sent unencrypted: bring the engine of forms and uploads. */
  readonly 'inject:sealed': { readonly request: Record<string, never>; readonly response: string | null };
  readonly 'inject:forms': { readonly request: Record<string, never>; readonly response: true };
  /** There may be a chat: bring the engine of chats. */
  readonly 'inject:chat': { readonly request: Record<string, never>; readonly response: true };
  /**
   * From our pages that encrypt: with which keys could this window's draft be encrypted to the recipients whose keys were
   * shown, and to the person who writes (`own`)? null: the window is gone.
   */
  readonly keys: {
    readonly request: { readonly tab: number; readonly window: string; readonly own: string | null };
    readonly response: DraftKeys | null;
  };
  /** From the policy page alone, where an admin tries a policy: what does this look-up say now? */
  readonly trial: {
    readonly request: {
      readonly port: Port;
      readonly args: readonly unknown[];
      /** What the policy that is tried allows; `stage` null: it says nothing. */
      readonly under: { readonly stage: number | null; readonly isResolverOff: boolean };
    };
    readonly response: Answer<unknown>;
  };
}

/** From the worker to a frame: a script of the page sends something in another way than it seemed. */
export interface News {
  readonly window: string;
  readonly report: WindowReport;
  /** About a chat: has the person been told this week? */
  readonly noticed?: Noticed;
  /** About a chat: whom the message that was sent is to. */
  readonly handles?: readonly string[];
}

/** From the worker to frames: what is in force, silenced, paused or known has changed. */
export interface Changed {
  readonly changed: true;
}

export type MessageName = keyof Protocol;
export type Request<N extends MessageName> = Protocol[N]['request'];
export type Response<N extends MessageName> = Protocol[N]['response'];

export type ErrorCode = 'refused' | 'malformed' | 'internal';
export type Reply<N extends MessageName> =
  { readonly ok: true; readonly value: Response<N> } | { readonly ok: false; readonly error: ErrorCode };
