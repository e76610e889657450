/** Pages for tests: documents of their own window, so that code which reaches for the global one fails. */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

/** jsdom renders nothing: visible is what neither `hidden` nor an inline style hides, nor an ancestor's. */
function isRendered(element: Element | null): boolean {
  if (!element) return true;
  const isHidden =
    element.hasAttribute('hidden') || /display:\s*none/.test(element.getAttribute('style') ?? '');
  return !isHidden && isRendered(element.parentElement);
}

/** Has a person just pressed something? jsdom does not tell. */
export const activation = { isActive: false };
Object.defineProperty(navigator, 'userActivation', { value: activation });

/** A page with this HTML at this URL. Scripts do not run. */
export function openPage(html: string, url: string): Document {
  const { window } = new JSDOM(html, { url });
  // Code of ours asks by its own window's prototypes, also of another window's elements.
  for (const { prototype } of [window.Element, Element])
    prototype.checkVisibility = function () {
      return this.isConnected && isRendered(this);
    };
  for (const template of window.document.querySelectorAll('template')) declareShadow(template);
  return window.document;
}

/** A declared shadow root, which jsdom's parser leaves as a template. */
function declareShadow(template: HTMLTemplateElement): void {
  if (template.getAttribute('shadowrootmode') !== 'open') return;
  template.parentElement?.attachShadow({ mode: 'open' }).append(template.content);
  template.remove();
}

/** A fixture file, at the URL of its canonical link. */
export function openFixture(path: string): Document {
  const html = readFileSync(path, 'utf8');
  const url = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  if (url === undefined) throw new Error(`${path} needs a <link rel="canonical"> with the page's URL`);
  return openPage(html, url);
}

/** The expected draft that a fixture carries in its last element. */
export function expectedDraft(document: Document): unknown {
  return JSON.parse(document.getElementById('expected')?.textContent ?? 'null') as unknown;
}
