/** The typed protocol between content scripts and worker. Types only: content scripts carry no schema code. */
import type { Content } from '../core/decide.ts';
import type { Destination, Draft } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';

/** How long to look: `tables` asks no network, `first` answers after one round trip, `full` has every lookup done. */
export type Depth = 'tables' | 'first' | 'full';

export interface Protocol {
  /** A draft's recipients changed: who could read it? */
  readonly assess: {
    readonly request: {
      readonly window: string;
      readonly adapter: string | null;
      readonly draft: Draft;
      readonly depth: Depth;
    };
    readonly response: WindowReport;
  };
  /** A form or an upload is about to be used: who could read what it sends? */
  readonly destination: {
    readonly request: {
      readonly window: string;
      /** The worker fills in the page, which the browser vouches for. */
      readonly destination: Omit<Destination, 'type' | 'page'>;
      readonly content: Content;
      readonly depth: Depth;
    };
    readonly response: WindowReport;
  };
  /** A compose window, a form or an upload is gone. */
  readonly closed: { readonly request: { readonly window: string }; readonly response: null };
  /** The person wants to choose what may be looked up. */
  readonly welcome: { readonly request: Record<string, never>; readonly response: null };
  /** There is something to show: bring the view. */
  readonly view: { readonly request: Record<string, never>; readonly response: null };
  /** A text field was touched on a page without an adapter: bring the script that tells which. */
  readonly touch: { readonly request: Record<string, never>; readonly response: null };
  /** There may be a compose window: bring the compose engine. */
  readonly engine: { readonly request: Record<string, never>; readonly response: null };
  /** A form or a file may be sent openly: bring the engine of forms and uploads. */
  readonly forms: { readonly request: Record<string, never>; readonly response: null };
}
/** From the worker to a frame: a script of the page sends its files somewhere else than it seemed. */
export interface UploadNews {
  readonly window: string;
  readonly report: WindowReport;
}

export type MessageName = keyof Protocol;
export type Request<N extends MessageName> = Protocol[N]['request'];
export type Response<N extends MessageName> = Protocol[N]['response'];

export type ErrorCode = 'refused' | 'malformed' | 'internal';
export type Reply<N extends MessageName> =
  { readonly ok: true; readonly value: Response<N> } | { readonly ok: false; readonly error: ErrorCode };
