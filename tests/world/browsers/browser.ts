/** One way to drive both browsers with the built extension: tests, demo and bench are written against this. */

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  /** The browser alone, to compare with. */
  readonly isBare?: boolean;
  /** Its id in Chromium where the policy makes the browser install it by itself: then the folder is not used. */
  readonly installedAs?: string;
  /** HTTP proxy that is the whole Internet; without one the machine's own network is used. */
  readonly proxyUrl?: string;
  /** PEM file of the certificate authority to trust. */
  readonly caFile?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Pixels of the device for each of the page's: what fills 1280 × 800 of the device's is larger by that (Chromium). */
  readonly scale?: number;
  /** A window on the screen instead of none. */
  readonly visible?: boolean;
  /** Browser binary, or a script that starts one elsewhere (a namespace). */
  readonly executable?: string;
  /** Folder of an organisation's policy, as `writePolicy` fills it. */
  readonly policies?: string;
  /** The extension opens its welcome page after the installation, in front of a test's own: waited for (Chromium). */
  readonly greets?: boolean;
  /** The extension is let into private windows, as a person can allow it. */
  readonly privateWindows?: boolean;
  /** Pages that are left are kept to come back to, as browsers do; Firefox always keeps them. */
  readonly keepsPages?: boolean;
  /** The browser's own language. */
  readonly language?: string;
  /** The time zone of the device, as `Etc/GMT+5`: what its clock shows. */
  readonly zone?: string;
  /** Host that the driver finds the browser's debugging port at (Firefox in a namespace). */
  readonly debuggingHost?: string;
}

/** One node of the accessibility tree, as a screen reader meets it. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
}

/** What Sealcheck has put into a page: its closed shadow roots, which the page itself cannot see. */
export interface Inline {
  /** The rendered texts of all elements that match in any of our roots. */
  texts(css: string): Promise<string[]>;
  /** Computed value of a CSS property of the first match. */
  style(css: string, property: string): Promise<string>;
  /** A trusted click on the middle of the first match. */
  click(css: string): Promise<void>;
  /** How many host elements of ours are in the page. */
  hosts(): Promise<number>;
}

export type Pasted = 'file' | 'text' | 'cells';
/** What becomes of dragged files: dropped; held over the page still; or, after that, dragged out again. */
export type DragEnd = 'drop' | 'hold' | 'leave';

export interface Page {
  readonly inline: Inline;
  goto(url: string): Promise<void>;
  /** Value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression in the page is truthy; throws with `what` after 15 s. */
  waitFor(expression: string, what?: string): Promise<void>;
  /** A click; `press` (ms): how long the button stays down. */
  click(css: string, press?: number): Promise<void>;
  /** Two clicks as fast as a double click. */
  doubleClick(css: string): Promise<void>;
  /** Moves the mouse onto an element. */
  hover(css: string): Promise<void>;
  /** Clicks into an element and types, key by key. */
  type(css: string, text: string): Promise<void>;
  /** One key by its name: `Enter`, `Escape`, `Tab`, `Control+Enter`. */
  press(key: string): Promise<void>;
  /** Keeps a key down while the keyboard repeats it so often, as fast as keyboards do, and lets it go. */
  hold(key: string, repeats: number): Promise<void>;
  /** Chooses files (paths) in a file field, as the file picker would. */
  choose(css: string, files: readonly string[]): Promise<void>;
  /** Presses a control as long as people do and chooses files (paths) in the picker that it opens. */
  pick(css: string, files: readonly string[], press?: number): Promise<void>;
  /** Pastes an image file, or a text, or both as tables bring them, where the focus is put. */
  paste(css: string, what: Pasted): Promise<void>;
  /** Drags files or folders (paths) from the desktop onto the middle of an element, and ends there as `end` says. */
  drop(css: string, files: readonly string[], end?: DragEnd): Promise<void>;
  accessible(): Promise<AccessibleNode[]>;
  screenshot(file: string): Promise<void>;
  /** Lays the page out as it is printed, or as it is shown again. */
  setPrinting(isPrinting: boolean): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: 'chromium' | 'firefox';
  /** `chrome-extension://<id>` or `moz-extension://<uuid>`. */
  readonly origin: string;
  newPage(): Promise<Page>;
  /** A page in a private window of its own. */
  newPrivatePage(): Promise<Page>;
  /** The pages that are open at addresses that begin so, oldest first. */
  pagesAt(start: string): Promise<Page[]>;
  /** Answers the browser's own question for consent to what an extension transmits, where it asks one. */
  allow(): Promise<void>;
  /** Starts the extension anew, as an update does; what it has put into open pages is orphaned then. */
  reloadExtension(): Promise<void>;
  /** Stops the extension's worker, as the browser may at any moment. */
  stopWorker(): Promise<void>;
  /** Removes the extension, as a person can; open pages stay. */
  removeExtension(): Promise<void>;
  close(): Promise<void>;
}

/** A person who drags something aims at least three times as long before it is dropped (milliseconds). */
export const AIMING = 150;

/** How long a mouse button stays down in a click, at the lower end of what people do (milliseconds). */
export const PRESS = 60;

/** A keyboard repeats a key that is held so often (milliseconds). */
export const REPEAT = 30;

const PATIENCE = 30_000;
const STEP = 50;
/** A question to a page that is being left may never be answered: it is put anew (milliseconds). */
const UNANSWERED = 7_000;

/** Nobody answered: the page is gone, or on its way to another. */
export class Unanswered extends Error {}

/** The promise, or a failure where it takes longer than a living page's answer does. */
export async function answered<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, UNANSWERED, new Unanswered('no answer'));
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** What may lead to another page, and is then acknowledged by nobody. */
export async function leaving(act: Promise<unknown>): Promise<void> {
  await answered(act).catch((error: unknown) => {
    if (!(error instanceof Unanswered)) throw error;
  });
}

/** Asks `probe` again and again until its answer is truthy, and returns it; throws with `what` after 15 s. */
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
