/**
 * Runs in the page that decrypts itself: asks for the passphrase, and offers the file once all of it has been
 * authenticated.
 */
import { passphrasesMeant } from '../typed.ts';
import { fromArmor } from './armor.ts';
import { decrypt } from './decrypt.ts';
import type { About } from './about.ts';

type Texts = Readonly<Record<string, string>>;

const element = (id: string) => document.getElementById(id) as HTMLElement;
const jsonOf = (id: string) => JSON.parse(element(id).textContent) as unknown;

/** Returns the texts in the first of the reader's languages that the page has, else in English. */
function chosenTexts(all: Readonly<Record<string, Texts>>): { texts: Texts; language: string } {
  for (const wanted of navigator.languages)
    for (const language of [wanted, wanted.split('-')[0] ?? '']) {
      const texts = all[language];
      if (texts) return { texts, language };
    }
  return { texts: all.en ?? {}, language: 'en' };
}

function start(): void {
  const about = jsonOf('about') as About;
  const { texts, language } = chosenTexts(jsonOf('texts') as Readonly<Record<string, Texts>>);
  // A name keeps its own order in a text of the other direction.
  const say = (key: string, name = '') => (texts[key] ?? '').replace('$1', () => `\u2068${name}\u2069`);
  const form = element('form');
  const file = element('file') as HTMLInputElement;
  const phrase = element('phrase') as HTMLInputElement;
  const problem = element('problem');
  const state = element('state');
  const done = element('done');
  const save = element('save') as HTMLAnchorElement;
  const button = form.querySelector('button');
  const plainName = about.name.replace(/\.age$/, '');

  document.documentElement.lang = language;
  document.documentElement.dir = say('reader_direction');
  document.title = say('reader_title');
  for (const one of document.querySelectorAll<HTMLElement>('[data-text]'))
    one.textContent = say(`reader_${one.dataset.text ?? ''}`);
  element('what').textContent = say(about.isBeside ? 'reader_what_beside' : 'reader_what', plainName);
  element('which').textContent = say('reader_file', about.name);
  element('beside').hidden = !about.isBeside;
  form.hidden = false;

  /** Returns what is to be decrypted; null where no file was chosen, or what the page holds is incomplete. */
  const sealedOf = () =>
    about.isBeside ? (file.files?.[0] ?? null) : fromArmor(element('sealed').textContent);
  const forget = () => {
    problem.textContent = '';
    if (save.href) URL.revokeObjectURL(save.href);
    save.removeAttribute('href');
    done.hidden = true;
  };
  let isBusy = false;
  const setBusy = (is: boolean) => {
    isBusy = is;
    button?.setAttribute('aria-disabled', String(is));
    state.textContent = is ? say('reader_opening') : '';
  };

  const open = async (sealed: Blob) => {
    let read = 0;
    const opened = await decrypt(sealed.stream(), passphrasesMeant(phrase.value), (count) => {
      read += count;
      const share = new Intl.NumberFormat(language, { style: 'percent' }).format(read / sealed.size);
      state.textContent = `${say('reader_opening')} ${share}`;
    });
    if (typeof opened === 'string') {
      problem.textContent = say(`closed_${opened.replaceAll('-', '_')}`);
      return;
    }
    save.href = URL.createObjectURL(opened);
    save.download = plainName;
    element('name').textContent = plainName;
    done.hidden = false;
    element('opened').focus();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    forget();
    const sealed = sealedOf();
    if (!sealed) {
      problem.textContent = say(about.isBeside ? 'reader_no_file' : 'closed_altered');
      return;
    }
    if (!phrase.value.trim()) {
      problem.textContent = say('closed_no_phrase');
      return;
    }
    setBusy(true);
    open(sealed)
      .catch((error: unknown) => {
        const isGone = error instanceof DOMException && /^Not(Found|Readable)Error$/.test(error.name);
        problem.textContent = say(isGone ? 'closed_unreadable' : 'reader_failed');
      })
      .finally(() => {
        setBusy(false);
      });
  });
  for (const field of [file, phrase])
    field.addEventListener('input', () => {
      if (!isBusy) forget();
    });
  (about.isBeside ? file : phrase).focus();
}

// Until then, what stands there for a page without scripts isn't seen; it is if this one cannot start.
const page = document.documentElement;
page.className = 'runs';
document.addEventListener('DOMContentLoaded', () => {
  try {
    start();
  } catch (error) {
    page.className = '';
    throw error;
  }
});
