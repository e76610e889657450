/**
 * The guard of webmails with an adapter: notices that a compose window is there. The compose engine costs twenty times
 * as much to start, and has nothing to do while mail is only read.
 */
import { untilGood } from './ask-again.ts';
import { publishComposing } from '../compose/composing.ts';
import { opensOut } from './guard.ts';

/** When to look after something happened (ms): windows open with a delay. */
const LOOKS = [0, 300, 1200];
const EVENTS = ['click', 'keydown', 'focusin', 'blur'];

/**
 * Calls `onFound` when an element matches `css`. Looks at the start, while the app may still load, and a few times
 * after a person did something. After a good answer it stops listening.
 */
export function watchMailGuard(css: string, onFound: () => Promise<unknown>): void {
  let timers: ReturnType<typeof setTimeout>[] = [];
  const found = untilGood(onFound, () => {
    for (const type of EVENTS) removeEventListener(type, request, true);
  });
  const look = () => {
    if (document.querySelector(css) === null) return;
    timers.forEach((timer) => {
      clearTimeout(timer);
    });
    void found();
  };
  const request = () => {
    timers.forEach((timer) => {
      clearTimeout(timer);
    });
    timers = LOOKS.map((delay) => setTimeout(look, delay));
  };
  for (const type of EVENTS) addEventListener(type, request, true);
  timers = [...LOOKS, 4000].map((delay) => setTimeout(look, delay));
}

/**
 * Whether this control's form would be sent unencrypted or by mail, to its own address or the control's. Reads them in
 * a way that names in the form cannot hide.
 */
function isUnencryptedForm({ form, formAction = '' }: Partial<HTMLInputElement>): boolean {
  const action = form ? Reflect.get(HTMLFormElement.prototype, 'action', form) : '';
  return /(^| )(http|ftp|mailto):/.test(`${action} ${formAction}`);
}

/**
 * Calls `onFound`, until it has a good answer, when a person touches a link that leaves the web, or a control of a form
 * that is sent unencrypted: in a mail that is being read, as on any other page. Files are not looked for: they go with
 * the mail.
 */
export function watchOpenings(onFound: () => Promise<unknown>): void {
  const found = untilGood(onFound, () => {
    removeEventListener('focusin', look, true);
  });
  const look = (event: Event) => {
    const target = event.composedPath()[0] as Partial<HTMLInputElement & HTMLAnchorElement>;
    if (!opensOut(target) && !isUnencryptedForm(target)) return;
    publishComposing(() => true);
    void found();
  };
  addEventListener('focusin', look, true);
}
