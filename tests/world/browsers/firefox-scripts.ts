/** Scripts that the Firefox driver runs with the browser's own privileges, as source texts. */
import { AIMING } from './browser.ts';

/** Collects every closed root in the document and its same-origin frames; runs with the browser's own privileges. */
export const ROOTS = `
  const roots = [];
  const visit = (node) => {
    for (const element of node.querySelectorAll('*')) {
      const root = element.openOrClosedShadowRoot;
      if (root) { if (root.mode === 'closed' && element.localName === 'div') roots.push(root); visit(root); }
      if (element.contentDocument) visit(element.contentDocument);
    }
  };
  visit(document);`;

/** Reads the accessibility tree from the browser's own service. */
export const TREE = `
  const service = Components.classes['@mozilla.org/accessibilityService;1'].getService(Components.interfaces.nsIAccessibilityService);
  const nodes = [];
  const visit = (accessible) => {
    if (!accessible) return;
    nodes.push({ role: service.getStringRole(accessible.role), name: accessible.name || '' });
    for (let child = accessible.firstChild; child; child = child.nextSibling) visit(child);
  };
  visit(service.getAccessibleFor(document));
  return nodes;`;

/** Clicks "Allow" in the prompt that Firefox shows over its window; returns false until the prompt is there. */
export const CLICK_ALLOW = `
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const question = window.PopupNotifications.panel.firstElementChild;
  if (!question?.button || question.button.disabled) return false;
  question.button.click();
  return true;`;

/** Pastes something: an event dispatched by the browser's own code counts as a person's. */
export const PASTE = `
  const [css] = arguments;
  // A transfer handed to this constructor is dropped (Firefox 153): the page fills the event's own.
  const event = new window.ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
  window.wrappedJSObject.sealcheckFill(event);
  document.querySelector(css).dispatchEvent(event);`;

/**
 * Drags files onto an element, with events that count as a person's because they are made with the browser's
 * privileges.
 */
export const DROP = `
  const [css, paths, end, done] = arguments;
  (async () => {
    const target = document.querySelector(css);
    const box = target.getBoundingClientRect();
    // A file field, shown nowhere, makes the page's own what the disk has; files of the browser's would be hidden
    // from content scripts, and the page must do the rest itself.
    const field = document.createElement('input');
    field.type = 'file';
    field.multiple = true;
    field.mozSetFileArray(await Promise.all(paths.map((path) => File.createFromFileName(path))));
    const make = new window.wrappedJSObject.Function('files',
      'const transfer = new DataTransfer(); for (const file of files) transfer.items.add(file); return transfer;');
    const dataTransfer = make(field.wrappedJSObject.files);
    const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
    const give = (type, on, more) => {
      const how = { bubbles: true, cancelable: true, composed: true, dataTransfer, ...at, ...more };
      window.windowUtils.dispatchDOMEventViaPresShellForTesting(on, new window.DragEvent(type, how));
    };
    const over = end === 'leave' ? [] : ['dragenter', 'dragover', 'dragover'];
    let last = target;
    for (const type of [...over, ...{ drop: ['drop'], hold: [], leave: ['dragleave'] }[end]]) {
      // What lies there now: pages show an overlay as soon as files are dragged over them.
      const now = document.elementFromPoint(at.clientX, at.clientY) ?? target;
      if (type === 'dragover' && now !== last) {
        give('dragenter', now, { relatedTarget: last });
        give('dragleave', last, { relatedTarget: now });
      }
      last = now;
      give(type, now);
      if (type !== 'drop') await new Promise((resolve) => window.setTimeout(resolve, ${AIMING}));
    }
  })().then(() => done(null), (error) => done(String(error)));`;

/** Sets the medium for which the tab in front is laid out. */
export const PRINT = `
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  window.gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0] ? 'print' : '';`;
