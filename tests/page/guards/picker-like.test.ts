// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest';
import { isPickerLike } from '../../../utils/page/guards/picker-like.ts';

/** Returns the event path of a press on the element marked `x` (or the first one). */
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
    '<button>Escolher ficheiro</button>',
    '<button>Загрузить</button>',
    '<button>Прикрепить</button>',
    '<button>Выбрать файл</button>',
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

test('the words are those of file pickers in lower case, so that the list stays readable', () => {
  expect(isPickerLike(pathOf('<button>UPLOAD</button>'))).toBe(true);
});
