// @vitest-environment jsdom
import { runInThisContext } from 'node:vm';
import { beforeEach, expect, test, vi } from 'vitest';
import { hookPickers } from '../../../utils/page/guards/picker-hook.ts';

const CHANNEL = 's1234567890';
const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click');
const pickers = window as { showOpenFilePicker?: () => Promise<unknown> };
let told: (EventTarget | null)[] = [];
const listen = (event: Event) => told.push((event as MouseEvent).relatedTarget);

beforeEach(() => {
  told = [];
  document.removeEventListener(CHANNEL, listen);
  document.addEventListener(CHANNEL, listen);
  for (const name of ['click', 'showPicker', 'dispatchEvent'])
    Reflect.deleteProperty(HTMLInputElement.prototype, name);
  delete pickers.showOpenFilePicker;
});

function field(type: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type });
}

test('it is one function by itself: what it needs is inside', () => {
  // Run as browsers inject it into the page: as text, without this module's scope.
  const again = runInThisContext(`(${hookPickers.toString()})`) as typeof hookPickers;
  again(CHANNEL);
  field('file').click();
  expect(told).toHaveLength(1);
});

test('a file field that is in no document is told of before its picker opens, and is clicked all the same', () => {
  hookPickers(CHANNEL);
  const clicked = vi.fn();
  const one = field('file');
  one.addEventListener('click', () => {
    clicked(told.length);
  });
  one.click();
  expect(told).toEqual([one]);
  expect(clicked).toHaveBeenCalledExactlyOnceWith(1);
});

test('also where a script makes the click itself', () => {
  hookPickers(CHANNEL);
  const one = field('file');
  one.dispatchEvent(new MouseEvent('click'));
  one.dispatchEvent(new Event('change'));
  expect(told).toEqual([one]);
});

test('other fields and elements are none of our business', () => {
  hookPickers(CHANNEL);
  field('text').click();
  document.createElement('button').click();
  expect(told).toEqual([]);
  expect(Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')).toEqual(own);
});

test('a picker without a field is told of when it has given files, and its answer is the page’s', async () => {
  const files = [{ name: 'report.txt' }];
  pickers.showOpenFilePicker = () => Promise.resolve(files);
  hookPickers(CHANNEL);
  const chosen = pickers.showOpenFilePicker();
  expect(told).toEqual([]);
  expect(await chosen).toBe(files);
  expect(told).toEqual([null]);
});

test('a picker that the person closes is not told of, and its error is the page’s', async () => {
  pickers.showOpenFilePicker = () => Promise.reject(new Error('AbortError'));
  hookPickers(CHANNEL);
  await expect(pickers.showOpenFilePicker()).rejects.toThrow('AbortError');
  expect(told).toEqual([]);
});

test('nothing is made up where the browser has no such picker', () => {
  hookPickers(CHANNEL);
  expect('showOpenFilePicker' in window).toBe(false);
});
