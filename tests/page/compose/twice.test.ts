// @vitest-environment jsdom
/**
 * If the engine is injected twice into a page (the first injection was late and requested again), it runs only once.
 */
import { expect, test, vi } from 'vitest';
import { openPage } from '../pages.ts';

vi.stubGlobal('chrome', {
  runtime: { id: 'own', onMessage: { addListener: () => undefined }, sendMessage: () => Promise.resolve() },
});

test('a second copy takes nothing from the first one', async () => {
  const document = openPage('<p>To: <input name="to"></p>', 'https://any.example/');
  vi.stubGlobal('document', document);
  vi.stubGlobal('AbortController', (document.defaultView as unknown as typeof globalThis).AbortController);
  const { default: engine } = await import('../../../entrypoints/webmail/index.ts');
  const composing = () => Reflect.get(globalThis, Symbol.for('sealcheck.composing')) as unknown;
  void engine.main();
  const first = composing();
  expect(first).toBeTypeOf('function');
  void engine.main();
  expect(composing()).toBe(first);
});
