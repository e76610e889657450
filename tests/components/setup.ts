/** What a view needs around it in a test: the texts, and the browser's popovers, which jsdom lacks. */
import { options, render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { speaking } from '../setup/speaker.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
export const MESSAGES: Readonly<Record<string, Message>> = messages;

/** Returns the text of a key as it is written, with its placeholders filled in: what views are compared with. */
export function getMessage(key: string, values: readonly string[] = []): string {
  const found = MESSAGES[key];
  // A source may have no name, and a reason falls back to its key; a person would see any other missing text.
  if (!found && !/^(source|because)_/.test(key)) throw new Error(`no text for ${key}`);
  if (!found) return '';
  const text = found.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const content = found.placeholders?.[name]?.content ?? '';
    const value = values[Number(content.slice(1)) - 1]?.trim() ?? '';
    // An empty value would leave a visible gap, as in “Shut ()”.
    if (value === '') throw new Error(`no value for ${name} in ${key}`);
    return value;
  });
  if (/\(\s*\)|“”|""/.test(text)) throw new Error(`${key} shows nothing between its brackets: ${text}`);
  return text;
}

vi.stubGlobal('chrome', speaking('en'));

// Preact runs effects after the next frame, or after 35 ms. A file's last test may be over by then, and with it the
// page: the frame that Preact then cancels fails the run.
options.requestAnimationFrame = (runEffects) => {
  setTimeout(runEffects);
};

/** Changes a popover's state, with one event before and one after (HTML, "popover"). */
function toggle(popover: HTMLElement, newState: 'open' | 'closed'): void {
  if ((popover.getAttribute('data-state') ?? 'closed') === newState) return;
  for (const type of ['beforetoggle', 'toggle']) {
    popover.dispatchEvent(Object.assign(new Event(type), { newState }));
    popover.setAttribute('data-state', newState);
    // jsdom has the browsers' style for popovers, but treats every popover as closed.
    popover.style.display = newState === 'open' ? 'block' : '';
  }
}

if (typeof document !== 'undefined') {
  HTMLElement.prototype.hidePopover = function hidePopover() {
    toggle(this, 'closed');
  };
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('[popovertarget]');
    const popover = document.getElementById(button?.getAttribute('popovertarget') ?? '');
    if (!button || !popover) return;
    const action = button.getAttribute('popovertargetaction') ?? 'toggle';
    const isOpen = popover.getAttribute('data-state') === 'open';
    toggle(popover, action === 'hide' || (action === 'toggle' && isOpen) ? 'closed' : 'open');
  });
}

/** Closes the open popover, as the browser does when Escape is pressed or something else is clicked. */
export async function closePopover(): Promise<void> {
  const popover = document.querySelector<HTMLElement>('[popover]');
  await act(() => {
    if (popover) toggle(popover, 'closed');
  });
}

/** Renders a view in the test's page, in place of any earlier one. */
export async function show(view: ComponentChild): Promise<HTMLElement> {
  await act(() => {
    render(view, document.body);
  });
  return document.body;
}

/** Clicks the one control with this accessible name or text. */
export async function click(name: string): Promise<void> {
  await act(() => {
    control(name).click();
  });
  // What opening triggers is rendered a moment later.
  await act(() => Promise.resolve());
}

/** Opens the card through its strip. */
export async function openCard(): Promise<void> {
  await act(() => {
    document.querySelector<HTMLElement>('.mark')?.click();
  });
  await act(() => Promise.resolve());
}

/**
 * Returns the one button, link or input with this name: its label, or the text in or beside it. Throws if there is not
 * exactly one.
 */
export function control(name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('button, a, input')];
  const found = all.filter((one) => nameOf(one) === name);
  if (found.length !== 1 || !found[0]) {
    throw new Error(`${found.length} controls are called “${name}”: ${all.map(nameOf).join(' | ')}`);
  }
  return found[0];
}

function nameOf(one: HTMLElement): string {
  const label = one.id && document.querySelector(`label[for="${one.id}"]`)?.textContent;
  const read = one.cloneNode(true) as HTMLElement;
  for (const hidden of read.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return (one.getAttribute('aria-label') ?? (label || textOf(read))).trim();
}

/** Returns all text of an element, with single spaces. */
export function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

if (typeof document !== 'undefined') {
  afterEach(() => {
    const said = textOf(document.body);
    render(null, document.body);
    // An empty value would leave a visible gap, as in “Shut ()”.
    if (/\(\s*\)|“”|""/.test(said)) throw new Error(`shows nothing between its brackets: ${said}`);
  });
}
