/** The typed protocol between content scripts and worker. Types only, so that content scripts carry no schema code. */
import type { Content } from '../core/decide.ts';
import type { ChatState, Destination, Draft, Level, PageToOpen } from '../core/model.ts';
import type { DraftKeys } from '../core/key.ts';
import type { TriggerFor } from '../core/trigger.ts';
import type { Means } from '../core/people.ts';
import type { Outcome, WindowReport } from '../core/report.ts';
import type { Answer } from '../lookups/answer.ts';
import type { Port } from '../lookups/questions.ts';

/** How deep to look: `tables` asks no network, `first` answers after one round trip, `full` waits for every lookup. */
export type Depth = 'tables' | 'first' | 'full';

/** What the chat engine must know about a page's host before anything is written there. */
export interface ChatSite {
  /** The apps on this host, and the path prefixes of their conversations; none: the whole host. */
  readonly places: readonly { readonly app: string; readonly paths: readonly string[] }[];
  /** Hides conversations from anyone who reads what is stored; null: nothing is stored (a private window). */
  readonly salt: string | null;
  /** Policy holds some messages: none may be sent before it is known which. */
  readonly mayHold: boolean;
  /** Policy forbids sending without a verdict. */
  readonly isStrict: boolean;
}

/** Whether this conversation's state was shown to the person this week, or answered by them. */
export type NoticeState = 'no' | 'seen' | 'answered';

export interface Protocol {
  /** A draft's recipients changed: asks who could read it. */
  readonly assess: {
    readonly request: {
      readonly window: string;
      readonly adapter: string | null;
      readonly draft: Draft;
      readonly depth: Depth;
      /** Set if the person has just pressed something in this page (HTML, transient activation). */
      readonly isActed?: boolean | undefined;
    };
    readonly response: WindowReport;
  };
  /** A form or an upload is about to be used: asks who could read what it sends. */
  readonly 'assess:destination': {
    readonly request: {
      readonly window: string;
      /** The webmail whose text contains the link. */
      readonly adapter?: string | null;
      /** The worker adds the page, which the browser vouches for. */
      readonly destination: Omit<Destination, 'type' | 'page'>;
      readonly content: Content;
      /** Media types of the files, which identify the requests that carry them; never their names. */
      readonly fileTypes?: readonly string[] | undefined;
      /** Origins that the page's scripts contacted while no worker was listening. */
      readonly missed?: readonly string[] | undefined;
      readonly depth: Depth;
    };
    readonly response: WindowReport;
  };
  /** Asks which chat apps are on this page's host. */
  readonly 'list:chats': { readonly request: Record<string, never>; readonly response: ChatSite };
  /** A conversation is open: asks who could read what is written in it. No public service is asked. */
  readonly 'assess:conversation': {
    readonly request: {
      readonly window: string;
      readonly app: string;
      readonly state: ChatState | null;
      /** A hash that only this installation can make; null: the conversation cannot be told from others. */
      readonly conversation: string | null;
      /** Numbers and addresses of the other side, if the page shows them. Neither stored nor shown. */
      readonly handles?: readonly string[];
    };
    readonly response: { readonly report: WindowReport; readonly noticed: NoticeState };
  };
  /** Reports that a conversation's state was shown, or that the person answered it. */
  readonly 'note:conversation': {
    readonly request: { readonly conversation: string; readonly level: Level; readonly isAnswered: boolean };
    readonly response: null;
  };
  /** Reports how something ended that was, or should have been, held. `reason` is the person's justification. */
  readonly record: {
    readonly request: {
      readonly window: string;
      readonly outcome: Exclude<Outcome, 'observed' | 'granted'>;
      readonly reason?: string | undefined;
    };
    readonly response: null;
  };
  /** The person does not want this warning for a while, or (`isUndone`) wants it again; `name` as in the report. */
  readonly snooze: {
    readonly request: {
      readonly window: string;
      readonly name: string;
      readonly isUndone?: boolean | undefined;
    };
    readonly response: null;
  };
  /** The person claims what somebody named in the window's list can receive. */
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
   * Asks for a window of the extension's own, to ask there about what is held. That window connects to the frame by the
   * name `token`. False if impossible.
   */
  readonly ask: { readonly request: { readonly token: string }; readonly response: boolean };
  /**
   * The person wants failed lookups repeated: the tab's windows are assessed again. The tab is the page's own, except
   * for the popup, which names one.
   */
  readonly retry: { readonly request: { readonly tab?: number | undefined }; readonly response: null };
  /** A compose window, a form or an upload was closed. */
  readonly close: { readonly request: { readonly window: string }; readonly response: null };
  /** Opens a page of ours, such as the one for choosing what may be looked up, or for requesting an exception. */
  readonly open: {
    readonly request: {
      readonly page?: PageToOpen | 'exception' | undefined;
      readonly window?: string | undefined;
    };
    readonly response: null;
  };
  /** There is something to show: injects the view. */
  readonly 'inject:view': { readonly request: Record<string, never>; readonly response: true };
  /** A person opens the list: injects its contents. */
  readonly 'inject:card': { readonly request: Record<string, never>; readonly response: true };
  /** A text field was touched on a page without an adapter: injects the script that tells which kind it is. */
  readonly 'inject:touch': { readonly request: Record<string, never>; readonly response: true };
  /** This may be a log-in page: injects the script that looks for a tip there. */
  readonly 'inject:tips': { readonly request: Record<string, never>; readonly response: true };
  /** `ask`: whether to show the tip for this site. `hide`: the person wants no more tips there. */
  readonly tip: { readonly request: { readonly what: 'ask' | 'hide' }; readonly response: boolean };
  /** There may be a compose window: injects the compose engine. */
  readonly 'inject:compose': { readonly request: Record<string, never>; readonly response: true };
  /** A self-hosted webmail was recognised: injects its adapter. */
  readonly 'inject:adapter': { readonly request: { readonly app: string }; readonly response: true };
  /** A mail has pasted links, or may be ciphertext: injects the script that reads texts. */
  readonly 'inject:texts': { readonly request: Record<string, never>; readonly response: true };
  /** A control was pressed that may open a file picker: observes pickers, and injects the upload engine. */
  readonly 'inject:pickers': { readonly request: Record<string, never>; readonly response: true };
  /** Asks which triggers in the subject, meant for a gateway of the organisation, to look for in this frame. */
  readonly 'list:triggers': {
    readonly request: Record<string, never>;
    readonly response: readonly TriggerFor[];
  };
  /** The person chose a safer way that works within the mail itself: injects the script that does it. */
  readonly 'inject:ways': { readonly request: Record<string, never>; readonly response: true };
  /** A held control can only be pressed from the page's own world: injects the script for that, returns its channel. */
  readonly 'inject:press': { readonly request: Record<string, never>; readonly response: string };
  /**
   * A chosen file begins like an encrypted one: injects the script that checks it. Returns the SHA-256 of the template
   * of our self-opening pages, or null if that cannot be read.
   */
  readonly 'inject:sealed': { readonly request: Record<string, never>; readonly response: string | null };
  /** A form or a file may be sent unencrypted: injects the engine of forms and uploads. */
  readonly 'inject:forms': { readonly request: Record<string, never>; readonly response: true };
  /** There may be a chat: injects the chat engine. */
  readonly 'inject:chat': { readonly request: Record<string, never>; readonly response: true };
  /**
   * From our pages that encrypt: asks for the keys to encrypt this window's draft, to those recipients whose keys were
   * shown and to the writer (`own`). Null if the window is gone.
   */
  readonly keys: {
    readonly request: { readonly tab: number; readonly window: string; readonly own: string | null };
    readonly response: DraftKeys | null;
  };
  /** Only from the policy page, where an admin tries out a policy: runs this lookup now. */
  readonly trial: {
    readonly request: {
      readonly port: Port;
      readonly args: readonly unknown[];
      /** What the policy on trial allows; `stage` is null if it does not say. */
      readonly under: { readonly stage: number | null; readonly isResolverOff: boolean };
    };
    readonly response: Answer<unknown>;
  };
}

/** From the worker to a frame: a script of the page sends something in another way than it seemed. */
export interface UnaskedReport {
  readonly window: string;
  readonly report: WindowReport;
  /** For a chat: whether the person has been told this week. */
  readonly noticed?: NoticeState;
  /** For a chat: the recipients of the message that was sent. */
  readonly handles?: readonly string[];
}

/** From the worker to frames: settings, snoozes, pauses or knowledge have changed. */
export interface Changed {
  readonly changed: true;
}

export type MessageName = keyof Protocol;
export type Request<N extends MessageName> = Protocol[N]['request'];
export type Response<N extends MessageName> = Protocol[N]['response'];

export type ErrorCode = 'refused' | 'malformed' | 'internal';
export type Reply<N extends MessageName> =
  { readonly ok: true; readonly value: Response<N> } | { readonly ok: false; readonly error: ErrorCode };
