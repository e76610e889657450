/** A dialog over the page that needs nothing of the extension, which may be gone by the time it is shown. */
import { documentOf, make } from './dom.ts';

/** The texts of the dialog: its heading, its sentence and the label of the button that closes it. */
export interface Notice {
  readonly title: string;
  readonly words: string;
  readonly button: string;
}

/** Draws a dialog with this text and a button that closes it; `onClose` is called on either way of closing. */
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
