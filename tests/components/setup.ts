/** What a view needs around it in a test: the texts, and the browser's popovers, which jsdom lacks. */
import { render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { speaking } from '../setup/speaker.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
export const MESSAGES: Readonly<Record<string, Message>> = messages;

/** The text of a key as it is written, placeholders by name: what a view is held against. */
export function getMessage(key: string, values: readonly string[] = []): string {
  const found = MESSAGES[key];
  // A source may have no name, and a reason shows its key; any other key without a text is a fault that a person would see.
  if (!found && !/^(source|because)_/.test(key)) throw new Error(`no text for ${key}`);
  if (!found) return '';
  const text = found.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const content = found.placeholders?.[name]?.content ?? '';
    const value = values[Number(content.slice(1)) - 1]?.trim() ?? '';
    // “Shut ()”: a person would see that something is missing.
    if (value === '') throw new Error(`no value for ${name} in ${key}`);
    return value;
  });
  if (/\(\s*\)|“”|""/.test(text)) throw new Error(`${key} shows nothing between its brackets: ${text}`);
  return text;
}

vi.stubGlobal('chrome', speaking('en'));

/** The state change of a popover: an event before it, an event after it (HTML, "popover"). */
function toggle(popover: HTMLElement, newState: 'open' | 'closed'): void {
  if ((popover.getAttribute('data-state') ?? 'closed') === newState) return;
  for (const type of ['beforetoggle', 'toggle']) {
    popover.dispatchEvent(Object.assign(new Event(type), { newState }));
    popover.setAttribute('data-state', newState);
    // jsdom has the browsers' style for popovers, and takes each for closed.
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

/** What the browser does with an open popover when Escape is pressed or something else is clicked. */
export async function closePopover(): Promise<void> {
  const popover = document.querySelector<HTMLElement>('[popover]');
  await act(() => {
    if (popover) toggle(popover, 'closed');
  });
}

/** Shows a view in the test's page; the second time in place of the first. */
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
  // What comes with an opening comes a moment later.
  await act(() => Promise.resolve());
}

/** Opens the card by its strip. */
export async function openCard(): Promise<void> {
  await act(() => {
    document.querySelector<HTMLElement>('.mark')?.click();
  });
  await act(() => Promise.resolve());
}

/** The button, link or input of this name: its label, or the text in it or beside it. */
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

/** Everything that a person reads, with single spaces. */
export function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

if (typeof document !== 'undefined') {
  afterEach(() => {
    const said = textOf(document.body);
    render(null, document.body);
    // “Shut ()”: a person would see that something is missing.
    if (/\(\s*\)|“”|""/.test(said)) throw new Error(`shows nothing between its brackets: ${said}`);
  });
}
