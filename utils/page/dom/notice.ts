/** Words over the page that need nothing of the extension: it may be gone by the time that they are said. */
import { documentOf, make } from './dom.ts';

export interface Notice {
  readonly title: string;
  readonly words: string;
  readonly button: string;
}

/** Draws a dialog that says it and can be closed. */
export function drawNotice(box: HTMLElement, { title, words, button }: Notice, onClose: () => void): void {
  const put = <K extends keyof HTMLElementTagNameMap>(
    parent: Element,
    name: K,
    classes: string,
    text: string,
  ) => {
    const element = make(documentOf(box), name);
    element.className = classes;
    element.dataset['t'] = text;
    return parent.appendChild(element);
  };
  box.className = 'sealcheck';
  const dialog = put(box, 'dialog', 'hold level-unknown', '');
  dialog.ariaLabel = title;
  put(dialog, 'h2', '', title);
  put(dialog, 'p', 'level', words);
  const buttons = put(dialog, 'div', 'buttons', '');
  put(buttons, 'button', 'button primary', button).addEventListener('click', onClose);
  dialog.addEventListener('close', onClose);
}
