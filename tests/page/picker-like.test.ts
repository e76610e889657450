// @vitest-environment jsdom
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { onPress } from '../../utils/page/guard.ts';
import { isPickerLike } from '../../utils/page/picker-like.ts';

/** The path of a press on the element marked `x` (or the first one). */
function pathOf(html: string): Element[] {
  document.body.innerHTML = html;
  const path: Element[] = [];
  let at = document.querySelector('[x]') ?? document.body.firstElementChild;
  for (; at; at = at.parentElement) path.push(at);
  return path;
}

describe('a control that may open a file picker', () => {
  it.each([
    '<button>Upload</button>',
    '<button class="btn-attach"><svg x></svg></button>',
    '<button aria-label="Attach a file"><svg><path x></path></svg></button>',
    '<div role="button">Choose file</div>',
    '<div role="menuitem">File upload</div>',
    '<label for="f">Browse…</label>',
    '<a href="#">Import a list</a>',
    '<a>Add photos</a>',
    '<div class="upload-area"><span x>+</span></div>',
    '<upload-button></upload-button>',
    '<button>Datei hochladen</button>',
    '<button>Anhang</button>',
    '<button>Joindre un fichier</button>',
    '<button>Subir archivo</button>',
    '<button>上传文件</button>',
  ])('%s', (html) => {
    expect(isPickerLike(pathOf(html))).toBe(true);
  });

  it.each([
    '<button>Accept all cookies</button>',
    '<button>Profile</button>',
    '<button class="important">Buy now</button>',
    '<button aria-expanded="false">Menu</button>',
    '<a href="/files">Files</a>',
    '<a href="/upload">Upload</a>',
    '<p>How to upload a file</p>',
    '<input name="q">',
    '<main><p x>Text</p></main>',
  ])('not %s', (html) => {
    expect(isPickerLike(pathOf(html))).toBe(false);
  });

  it('is looked for near the press alone, however large the page', () => {
    const path = pathOf(`<div class="upload"><div><div><div><p x>Text</p></div></div></div></div>`);
    expect(isPickerLike(path)).toBe(false);
  });
});

describe('a press', () => {
  const press = (isTrusted: boolean) =>
    ({ isTrusted, composedPath: () => pathOf('<button>Upload</button>') }) as unknown as Event;
  const ask = vi.fn<(channel: string) => Promise<unknown>>();
  afterEach(() => {
    ask.mockReset();
  });

  it('of a script’s making asks for nothing: a page must not find us so', () => {
    onPress(press(false), ask);
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks again where there was no answer, then no more, and always with the same channel', async () => {
    ask.mockResolvedValueOnce(null).mockResolvedValue({});
    onPress(press(true), ask);
    await Promise.resolve();
    await Promise.resolve();
    onPress(press(true), ask);
    await Promise.resolve();
    onPress(press(true), ask);
    expect(ask).toHaveBeenCalledTimes(2);
    const [[first] = [], [second] = []] = ask.mock.calls;
    expect(first).toMatch(/^s\d{4,}$/);
    expect(second).toBe(first);
  });
});

test('the words are those of file pickers in lower case, so that the list stays readable', () => {
  expect(isPickerLike(pathOf('<button>UPLOAD</button>'))).toBe(true);
});
