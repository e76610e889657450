/**
 * Finds out whether a page makes the browser encrypt every form (Upgrade Insecure Requests §3.1). Its markup may say
 * so, but proves nothing: a policy that scripts write into an element counts in one browser only. Content scripts
 * cannot see its headers. But the browser shows the effect of both: it upgrades a form's address before it announces
 * the navigation (HTML, `navigate` event), and an announced navigation can be cancelled.
 */
import { attribute, getter, headOf, make, makeBox, queryAll } from '../dom/dom.ts';
import type { Target } from './read-target.ts';

/** After this long without an answer (ms), we assume that the browser does not upgrade. */
const TIMEOUT = 2000;

/** The pending answer by document: a policy lasts as long as its document. null: it is known. */
const answers = new WeakMap<Document, Promise<boolean> | null>();
const upgraded = new WeakSet<Document>();

/** Whether the markup declares the policy, which counts only in the head (CSP Level 3 §3.3). */
function declaresUpgrade(document: Document): boolean {
  const head = headOf(document);
  return (head ? queryAll(head, ':scope > meta[http-equiv]') : []).some(
    (meta) =>
      attribute(meta, 'http-equiv')?.trim().toLowerCase() === 'content-security-policy' &&
      /(^|;)\s*upgrade-insecure-requests\s*(;|$)/i.test(attribute(meta, 'content') ?? ''),
  );
}

/** Whether the browser encrypts this document's forms, as far as it was asked; false before that. */
export function isUpgraded(document: Document): boolean {
  return upgraded.has(document);
}

const rootOf = getter('Document', 'documentElement') as (of: Node) => Element;

/**
 * Inserts, out of the page's sight below `host`, an empty document that inherits this one's policy; resolves to its
 * window.
 */
function openFrame(document: Document, host: HTMLElement): Promise<Window> {
  const frame = make(document, 'iframe');
  frame.hidden = true;
  frame.srcdoc = '<!doctype html>';
  const loaded = new Promise<Window>((resolve) => {
    frame.addEventListener('load', () => {
      resolve(frame.contentWindow as Window);
    });
  });
  host.attachShadow({ mode: 'closed' }).append(frame);
  rootOf(document).append(host);
  return loaded;
}

/**
 * Submits an empty form to a host's start page over http and cancels it; resolves to whether it would have been https.
 */
function rehearse(view: Window, host: string): Promise<boolean> {
  const { document } = view;
  // Firefox has it from 147 on.
  const { navigation } = view as Partial<Window>;
  if (!navigation) return Promise.resolve(false);
  return new Promise((resolve) => {
    navigation.addEventListener('navigate', (event) => {
      event.preventDefault();
      const url = URL.parse(event.destination.url);
      // The page can reach into the frame, so an event that it makes up there is not trusted.
      resolve(event.isTrusted && url?.protocol === 'https:' && url.hostname === host);
    });
    const form = make(document, 'form');
    form.action = `http://${host}/`;
    document.body.append(form);
    // Firefox throws if the page forbids forms to this host: then there is nothing to report.
    HTMLFormElement.prototype.submit.call(form);
  });
}

async function ask(document: Document, name: string): Promise<boolean> {
  const host = makeBox(document);
  const late = new Promise<boolean>((resolve) => {
    setTimeout(resolve, TIMEOUT, false);
  });
  const answer = openFrame(document, host).then((view) => rehearse(view, name));
  return Promise.race([answer, late]).finally(() => {
    host.remove();
  });
}

/**
 * Asks the browser about this document; the promise resolves to the answer and never rejects. null: the answer is
 * known, or of no use for this target. An unencrypted page, which is little to rely on, is asked about only if its
 * markup declares the policy. Nothing leaves the device.
 */
export function learnUpgrade(
  document: Document,
  page: Target,
  target: Target | undefined,
): Promise<boolean> | null {
  const before = answers.get(document);
  if (before !== undefined) return before;
  const isOfUse = target?.scheme === 'http:' && (page.scheme === 'https:' || declaresUpgrade(document));
  if (!isOfUse) return null;
  const answer = ask(document, target.host)
    .catch(() => false)
    .then((isSo) => {
      answers.set(document, null);
      if (isSo) upgraded.add(document);
      return isSo;
    });
  answers.set(document, answer);
  return answer;
}
