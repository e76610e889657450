/** One interface that drives both browsers with the built extension, used by tests, demo and bench. */

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  /** Launches the browser without the extension, for comparison. */
  readonly isBare?: boolean;
  /**
   * The extension's id in Chromium when a policy makes the browser install it by itself; the folder is not used then.
   */
  readonly installedAs?: string;
  /** HTTP proxy that stands for the whole Internet; without one the machine's own network is used. */
  readonly proxyUrl?: string;
  /** PEM file of the certificate authority to trust. */
  readonly caFile?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** The person's own few colours stand in place of the page's, in Firefox: light or dark ones, as `colorScheme` says. */
  readonly forcedColors?: boolean;
  /**
   * Device pixels per CSS pixel: the viewport is smaller by this factor, so that it fills 1280 × 800 device pixels
   * (Chromium).
   */
  readonly scale?: number;
  /** Opens a window on the screen; the default is headless. */
  readonly visible?: boolean;
  /** Browser binary, or a script that starts one elsewhere (in a network namespace). */
  readonly executable?: string;
  /** Folder with an organisation's policy, as written by `writePolicy`. */
  readonly policies?: string;
  /**
   * Whether the extension opens its welcome page after the installation, in front of the test's own page; it is then
   * waited for (Chromium).
   */
  readonly greets?: boolean;
  /** The extension is allowed in private windows, as a person can do in its settings. */
  readonly privateWindows?: boolean;
  /** Keeps pages in the back/forward cache, as browsers do by default; Firefox always does. */
  readonly keepsPages?: boolean;
  /** The browser's own language. */
  readonly language?: string;
  /** The time zone of the device, such as `Etc/GMT+5`, which its clock shows. */
  readonly zone?: string;
  /** Host at which the driver reaches the browser's debugging port (Firefox in a network namespace). */
  readonly debuggingHost?: string;
}

/** One node of the accessibility tree, as a screen reader gets it. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
}

/** What Sealcheck has put into a page: the contents of its closed shadow roots, which the page cannot see. */
export interface Inline {
  /** Returns the rendered texts of all elements that match in any of our roots. */
  texts(css: string): Promise<string[]>;
  /** Returns the computed value of a CSS property of the first match. */
  style(css: string, property: string): Promise<string>;
  /** Makes a trusted click on the middle of the first match. */
  click(css: string): Promise<void>;
  /** Returns how many host elements of ours are in the page. */
  hosts(): Promise<number>;
}

export type Pasted = 'file' | 'text' | 'cells';
/** How a drag of files ends: dropped, still held over the page, or dragged out again after being held. */
export type DragEnd = 'drop' | 'hold' | 'leave';

export interface Page {
  readonly inline: Inline;
  goto(url: string): Promise<void>;
  /** Returns the value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression in the page is truthy; throws an error that names `what` after 30 s. */
  waitFor(expression: string, what?: string): Promise<void>;
  /** Clicks an element; `press` (ms): how long the button stays down. */
  click(css: string, press?: number): Promise<void>;
  /** Clicks twice, as fast as in a double click. */
  doubleClick(css: string): Promise<void>;
  /** Moves the mouse over an element. */
  hover(css: string): Promise<void>;
  /** Clicks an element and types, key by key. */
  type(css: string, text: string): Promise<void>;
  /** Presses one key by its name: `Enter`, `Escape`, `Tab`, `Control+Enter`. */
  press(key: string): Promise<void>;
  /** Holds a key down while it repeats this many times, as fast as keyboards do, and releases it. */
  hold(key: string, repeats: number): Promise<void>;
  /** Chooses files (paths) in a file field, as the file picker would. */
  choose(css: string, files: readonly string[]): Promise<void>;
  /** Presses a control for as long as people do, and chooses files (paths) in the picker that it opens. */
  pick(css: string, files: readonly string[], press?: number): Promise<void>;
  /** Focuses an element and pastes an image file, a text, or both, as spreadsheets put them on the clipboard. */
  paste(css: string, what: Pasted): Promise<void>;
  /** Drags files or folders (paths) from the desktop to the middle of an element, and ends as `end` says. */
  drop(css: string, files: readonly string[], end?: DragEnd): Promise<void>;
  accessible(): Promise<AccessibleNode[]>;
  screenshot(file: string): Promise<void>;
  /** Switches the page's layout to print, or back to the screen. */
  setPrinting(isPrinting: boolean): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: 'chromium' | 'firefox';
  /** `chrome-extension://<id>` or `moz-extension://<uuid>`. */
  readonly origin: string;
  /** The folder with its profile: everything that it writes. */
  readonly folder: string;
  newPage(): Promise<Page>;
  /** Opens a page in a new private window. */
  newPrivatePage(): Promise<Page>;
  /** Returns the open pages whose addresses start with this, oldest first. */
  pagesAt(start: string): Promise<Page[]>;
  /** Accepts the browser's own request for consent to what an extension transmits, if the browser has one. */
  allow(): Promise<void>;
  /** Restarts the extension, as an update does; its scripts in open pages become orphans. */
  reloadExtension(): Promise<void>;
  /** Stops the extension's worker, as the browser may at any moment. */
  stopWorker(): Promise<void>;
  /** Removes the extension, as a person can; open pages stay. */
  removeExtension(): Promise<void>;
  close(): Promise<void>;
}

/** How long a file is held over its target before it is dropped; people take at least three times as long (ms). */
export const AIMING = 150;

/** How long the mouse button stays down in a click: the lower end of what people do (ms). */
export const PRESS = 60;

/** The interval at which keyboards repeat a held key (ms). */
export const REPEAT = 30;

const PATIENCE = 30_000;
const STEP = 50;
/** How long to wait before a request is repeated: a page that is being left may never answer it (ms). */
const UNANSWERED = 7_000;

/** Thrown when a page does not answer, because it is gone or navigating. */
export class Unanswered extends Error {}

/**
 * Resolves or rejects as the promise does; rejects with `Unanswered` if that takes longer than any page that is alive.
 */
export async function answered<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, UNANSWERED, new Unanswered('no answer'));
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** Performs an action that may lead to another page, in which case nobody acknowledges it. Other errors are thrown. */
export async function leaving(act: Promise<unknown>): Promise<void> {
  await answered(act).catch((error: unknown) => {
    if (!(error instanceof Unanswered)) throw error;
  });
}

/**
 * Calls `probe` repeatedly until its answer is truthy, and returns it; throws an error that names `what` after 30 s.
 */
export async function until<T>(probe: () => Promise<T>, what: string): Promise<T> {
  const end = Date.now() + PATIENCE;
  let last: unknown;
  for (;;) {
    try {
      const value = await answered(probe());
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}; last: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
}
