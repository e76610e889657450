// @vitest-environment jsdom
/** A page's file field at one end of a port, the page that encrypts at the other. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { filesPort, PART } from '../../utils/encrypt/field.ts';
import { receive, type FieldPort } from '../../utils/encrypt/from-page.ts';
import { giveFiles } from '../../utils/inline/give-files.ts';
import { FILE_PUT, own, SENDING_OF } from '../../utils/page/forms/channel.ts';
import type { KeptDrop } from '../../utils/page/forms/drops.ts';
import type { Sending } from '../../utils/page/forms/sending.ts';

type Listener = (message: unknown) => void;

/** Creates both ends of a port; a message arrives at the other end later, as JSON, as in browsers. */
function createPorts(window: string) {
  const ends = [0, 1].map(() => ({
    heard: [] as Listener[],
    gone: [] as (() => void)[],
    before: [] as unknown[],
  }));
  const portOf = (own: number) => ({
    name: filesPort(`0:${window}`),
    postMessage(message: unknown) {
      const text = JSON.stringify(message);
      queueMicrotask(() => {
        const other = ends[1 - own];
        if (other?.heard.length === 0) other.before.push(JSON.parse(text));
        for (const hear of other?.heard ?? []) hear(JSON.parse(text));
      });
    },
    onMessage: {
      addListener(listener: Listener) {
        const end = ends[own];
        end?.heard.push(listener);
        for (const one of end?.before.splice(0) ?? [])
          queueMicrotask(() => {
            listener(one);
          });
      },
    },
    onDisconnect: { addListener: (listener: () => void) => void ends[own]?.gone.push(listener) },
  });
  return {
    page: portOf(0) as FieldPort,
    field: portOf(1),
    leave: () =>
      ends[0]?.gone.forEach((tell) => {
        tell();
      }),
  };
}

const connected: ((port: unknown) => void)[] = [];
vi.stubGlobal('chrome', {
  runtime: { onConnect: { addListener: (listener: (port: unknown) => void) => connected.push(listener) } },
});
/** Stands in for DataTransfer: jsdom has no way to fill a file field. */
class Transfer {
  readonly files: File[] = [];
  readonly items = { add: (file: File) => this.files.push(file) };
}
vi.stubGlobal('DataTransfer', Transfer);

const heard: string[] = [];
function fieldOf(html: string, files: readonly File[]): HTMLInputElement {
  document.body.innerHTML = html;
  const field = document.querySelector('input') as HTMLInputElement;
  let held: unknown = files;
  Object.defineProperty(field, 'files', {
    get: () => held,
    set: (given: unknown) => {
      held = given;
    },
    configurable: true,
  });
  for (const type of ['input', 'change']) field.addEventListener(type, () => heard.push(type));
  return field;
}
const namesIn = (field: HTMLInputElement) => Array.from(field.files ?? [], ({ name }) => name);

/** Returns what the form engine knows about `f1`, with its form at `css`; undefined for any other id. */
const sendingAt =
  (css: string, brought?: Sending['brought']) =>
  (id: string): Sending | undefined => {
    const root = document.querySelector(css);
    return root && id === 'f1' ? { id, root, findPlace: () => null, ...(brought && { brought }) } : undefined;
  };

beforeEach(() => {
  Object.assign(own, { [SENDING_OF]: undefined, [FILE_PUT]: undefined });
  connected.length = 0;
  heard.length = 0;
  giveFiles(document);
});
async function connect(window = 'w1') {
  const ports = createPorts(window);
  connected[0]?.(ports.field);
  return { ...ports, given: await receive(ports.page) };
}
const plain = (name: string, size: number) =>
  new File([Uint8Array.from({ length: size }, (_, at) => at % 251)], name, { lastModified: 5 });
const sealed = (size: number) => ({ name: 'a.txt.age', blob: new Blob([new Uint8Array(size).fill(9)]) });

describe('files that were chosen in a page', () => {
  it.each([0, 1, PART, 2 * PART + 7])('are read whole: %d octets', async (size) => {
    const file = plain('a.txt', size);
    fieldOf('<input type="file" accept=" .AGE ">', [file]);
    const { given } = await connect();
    expect(given?.offer).toEqual({
      host: location.host,
      places: [{ accept: ' .AGE ', files: [{ name: 'a.txt', size, lastModified: 5 }] }],
    });
    const read = await new Response(given?.places[0]?.[0]?.file.stream()).arrayBuffer();
    expect(new Uint8Array(read)).toEqual(new Uint8Array(await file.arrayBuffer()));
  });

  it.each([0, 1, PART, PART + 1])(
    'are replaced by the encrypted one, which is read back: %d octets',
    async (size) => {
      const field = fieldOf('<input type="file">', [plain('a.txt', 3), plain('b.txt', 3)]);
      const { given } = await connect();
      expect(await given?.put(0, sealed(size))).toBe('there');
      expect([namesIn(field), field.files?.[0]?.size, heard]).toEqual([
        ['a.txt.age'],
        size,
        ['input', 'change'],
      ]);
      expect(new Uint8Array((await field.files?.[0]?.arrayBuffer()) ?? [])).toEqual(
        new Uint8Array(size).fill(9),
      );
    },
  );

  it('are not replaced where others were chosen meanwhile, the field is switched off, or gone', async () => {
    for (const change of [
      (field: HTMLInputElement) => Object.assign(field, { files: [plain('a.txt', 4)] }),
      (field: HTMLInputElement) => Object.assign(field, { disabled: true }),
      (field: HTMLInputElement) => {
        field.remove();
      },
    ]) {
      const field = fieldOf('<input type="file">', [plain('a.txt', 3)]);
      const { given } = await connect();
      change(field);
      expect(await given?.put(0, sealed(1))).toBe('changed');
      expect([namesIn(field), heard]).toEqual([['a.txt'], []]);
    }
  });

  it('says what a page makes of the encrypted one: takes it out, or puts another back', async () => {
    const field = fieldOf('<input type="file">', [plain('a.txt', 3)]);
    field.onchange = () => Object.assign(field, { files: [] });
    expect(await (await connect()).given?.put(0, sealed(1))).toBe('taken');
    const other = fieldOf('<input type="file">', [plain('a.txt', 3)]);
    other.onchange = () => Object.assign(other, { files: [plain('a.txt', 3)] });
    expect(await (await connect()).given?.put(0, sealed(1))).toBe('refused');
    const deaf = fieldOf('<input type="file">', [plain('a.txt', 3)]);
    Object.defineProperty(deaf, 'files', { get: () => [plain('a.txt', 3)], set: () => undefined });
    expect(await (await connect()).given?.put(0, sealed(1))).toBe('refused');
  });

  it('are none where no field, or more than one, holds files', async () => {
    fieldOf('<input type="file">', []);
    expect((await connect()).given).toBeNull();
    document.body.innerHTML = '<input type="file"><input type="file">';
    for (const field of document.querySelectorAll('input'))
      Object.defineProperty(field, 'files', { value: [plain('a.txt', 3)] });
    expect((await connect()).given).toBeNull();
  });

  it('of a form are those of its own fields, each for itself', async () => {
    document.body.innerHTML =
      '<form><input type="file" name="a"><input type="file" name="b" accept=".age"></form><input type="file" name="c">';
    for (const field of document.querySelectorAll('input'))
      Object.defineProperty(field, 'files', { value: [plain(field.name, 3)] });
    own[SENDING_OF] = sendingAt('form');
    const { given } = await connect('f1');
    expect(given?.offer.places.map(({ accept, files }) => [accept, files[0]?.name])).toEqual([
      ['', 'a'],
      ['.age', 'b'],
    ]);
    const read = await new Response(given?.places[1]?.[0]?.file.stream()).arrayBuffer();
    expect(read.byteLength).toBe(3);
    expect((await connect('w1')).given, 'one is of no form: nobody knows whose').toBeNull();
  });

  it('that a page has put into a field of its own are taken from there', async () => {
    const file = plain('a.txt', 3);
    const field = fieldOf('<div id="zone"></div><input type="file" hidden>', [file]);
    own[SENDING_OF] = sendingAt('#zone', { files: [file] });
    const { given } = await connect('f1');
    expect(given?.offer.had).toBeUndefined();
    expect(await given?.put(0, sealed(1))).toBe('there');
    expect(namesIn(field)).toEqual(['a.txt.age']);
  });

  it.each([
    ['held', true, undefined, 'there', 1],
    ['given to the page', false, 'beside', 'taken', 0],
  ] as const)('that were dropped: %s', async (_what, isHeld, had, how, told) => {
    document.body.innerHTML = '<div id="zone"></div>';
    const put = vi.fn(() => how);
    const drop = { isHeld: () => isHeld, put } as unknown as KeptDrop;
    own[SENDING_OF] = sendingAt('#zone', { files: [plain('a.txt', 3)], drop });
    const hear = vi.fn();
    own[FILE_PUT] = hear;
    const { given } = await connect('f1');
    expect(given?.offer.had).toBe(had);
    expect(await given?.put(0, sealed(2))).toBe(how);
    expect(put).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'a.txt.age', size: 2 }));
    // A page that already had the file is no safer for the encrypted one, so nothing is reported then.
    expect(hear).toHaveBeenCalledTimes(told);
  });

  it('that were pasted, or taken out of their field, are given, and nothing is put', async () => {
    fieldOf('<div id="zone"></div><input type="file">', []);
    for (const css of ['#zone', 'input']) {
      own[SENDING_OF] = sendingAt(css, { files: [plain('a.txt', 3)] });
      const { given } = await connect('f1');
      expect([given?.offer.had, given?.places[0]?.map(({ path }) => path)]).toEqual(['by-hand', ['a.txt']]);
      expect(await given?.put(0, sealed(1))).toBe('refused');
    }
  });

  it('are found in a shadow tree', async () => {
    document.body.innerHTML = '<x-upload></x-upload>';
    const shadow = document.querySelector('x-upload')?.attachShadow({ mode: 'open' });
    const field = document.createElement('input');
    field.type = 'file';
    Object.defineProperty(field, 'files', { value: [plain('a.txt', 3)] });
    shadow?.append(field);
    expect((await connect()).given?.places[0]?.map(({ path }) => path)).toEqual(['a.txt']);
  });

  it('fail, and are not taken for empty, once the page is gone', async () => {
    fieldOf('<input type="file">', [plain('a.txt', 3)]);
    const { given, leave } = await connect();
    leave();
    await expect(new Response(given?.places[0]?.[0]?.file.stream()).arrayBuffer()).rejects.toThrow();
    expect(await given?.put(0, sealed(1))).toBe('changed');
  });

  it('listens to no other port', () => {
    connected[0]?.({ name: 'another' });
  });
});
