/** Pages for tests: each document has its own window, so that code which uses the global one fails. */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

/**
 * Whether an element is visible: neither it nor an ancestor is hidden by `hidden` or an inline style. jsdom does not
 * render.
 */
function isRendered(element: Element | null): boolean {
  if (!element) return true;
  const isHidden =
    element.hasAttribute('hidden') || /display:\s*none/.test(element.getAttribute('style') ?? '');
  return !isHidden && isRendered(element.parentElement);
}

/** Whether a person has just pressed something, which jsdom does not report. */
export const activation = { isActive: false };
Object.defineProperty(navigator, 'userActivation', { value: activation });

/** Opens a page with this HTML at this URL. Scripts do not run. */
export function openPage(html: string, url: string): Document {
  const { window } = new JSDOM(html, { url });
  // Our code calls the method on its own window's prototypes, even for another window's elements.
  for (const { prototype } of [window.Element, Element])
    prototype.checkVisibility = function () {
      return this.isConnected && isRendered(this);
    };
  for (const template of window.document.querySelectorAll('template')) declareShadow(template);
  return window.document;
}

/** Attaches a declarative shadow root, which jsdom's parser leaves as a template. */
function declareShadow(template: HTMLTemplateElement): void {
  if (template.getAttribute('shadowrootmode') !== 'open') return;
  template.parentElement?.attachShadow({ mode: 'open' }).append(template.content);
  template.remove();
}

/** Opens a fixture file at the URL of its canonical link. Throws if it has none. */
export function openFixture(path: string): Document {
  const html = readFileSync(path, 'utf8');
  const url = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  if (url === undefined) throw new Error(`${path} needs a <link rel="canonical"> with the page's URL`);
  return openPage(html, url);
}

/** Returns the expected draft from a fixture's `#expected` element; null if there is none. */
export function expectedDraft(document: Document): unknown {
  return JSON.parse(document.getElementById('expected')?.textContent ?? 'null') as unknown;
}
