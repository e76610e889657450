// @vitest-environment jsdom
/** How many listeners a page pays for at each `input`: to one that fires them without end, each costs much. */
import { expect, it, vi } from 'vitest';

it('is heard by the guard only until what the first touch brings is there, or the page is written anew', async () => {
  const ears = new Set<unknown>();
  const [add, remove] = [addEventListener.bind(globalThis), removeEventListener.bind(globalThis)];
  vi.stubGlobal('addEventListener', (type: string, ear: EventListener, options: boolean) => {
    if (type === 'input') ears.add(ear);
    add(type, ear, options);
  });
  vi.stubGlobal('removeEventListener', (type: string, ear: EventListener, options: boolean) => {
    if (type === 'input') ears.delete(ear);
    remove(type, ear, options);
  });
  vi.stubGlobal('chrome', { runtime: { id: 'own', sendMessage: () => Promise.resolve({ ok: true }) } });
  await import('../../../entrypoints/guards/any-site.ts');
  const [guard] = ears;
  expect(ears.size).toBe(1);
  await import('../../../entrypoints/guards/touch.ts');
  expect(ears).not.toContain(guard);
  // `document.open` removes the root, and all listeners.
  document.documentElement.remove();
  await vi.waitFor(() => {
    expect(ears).toContain(guard);
  });
  vi.unstubAllGlobals();
});
