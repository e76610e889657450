/**
 * The gallery's page: one state (`#name`, `?lang=de&scheme=dark`), or all of them side by side. The same components as
 * in the package, with fixed data.
 */
import { LANGUAGE } from './texts.ts';
import { render } from 'preact';
import ARABIC from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2?inline';
import EXTENDED from '@fontsource-variable/noto-sans/files/noto-sans-latin-ext-wght-normal.woff2?inline';
import LATIN from '@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2?inline';
import PAGE from '../../components/page.css?inline';
import INLINE from '../../components/inline/inline.css?inline';
import LIST from '../../components/list.css?inline';
import PEOPLE from '../../components/write/people.css?inline';
import ENCRYPT from '../../entrypoints/encrypt/encrypt.css?inline';
import QUESTION from '../../entrypoints/question/question.css?inline';
import PRACTICE from '../../entrypoints/practice/practice.css?inline';
import WRITE from '../../entrypoints/write/write.css?inline';
import type { Scheme } from '../../components/inline/view.ts';
import { t } from '../../utils/platform/i18n.ts';
import { INLINE_STATES } from './inline-states.tsx';
import { PAGE_STATES } from './page-states.tsx';
import type { State, Surface } from './state.ts';

const STATES: readonly State[] = [...INLINE_STATES, ...PAGE_STATES];
/** The style sheets of each surface, the same as in the package: see the imports of its entry point. */
const SHEETS: Readonly<Record<Surface, string>> = {
  inline: INLINE + LIST,
  question: PAGE + INLINE + QUESTION,
  page: PAGE,
  builder: PAGE + INLINE,
  practice: PAGE + INLINE + PRACTICE,
  encrypt: PAGE + PEOPLE + ENCRYPT,
  write: PAGE + PEOPLE + WRITE,
};
/** The same fonts on every machine, so that a different picture means a change of ours. */
const FONTS = [LATIN, EXTENDED, ARABIC].map((data, nth) => {
  const name = `gallery-${String(nth)}`;
  return { name, face: `@font-face { font-family: ${name}; font-weight: 100 900; src: url(${data}) }` };
});
const LETTERS = `${FONTS.map(({ face }) => face).join('')} * { font-family: ${FONTS.map(({ name }) => name).join()}, sans-serif !important }`;
const sheet = document.head.appendChild(document.createElement('style'));
const root = document.body.appendChild(document.createElement('div'));
root.id = 'root';

/** Resolves once nothing has been redrawn for two frames. */
const drawn = () =>
  new Promise<void>((done) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        done();
      });
    });
  });

/** Presses an element, or writes into it, as soon as it exists; throws if it never does. */
async function take(step: NonNullable<State['presses']>[number]): Promise<void> {
  const [css, text] = typeof step === 'string' ? [step] : step;
  const find = () => root.querySelector<HTMLInputElement>(css);
  for (let frames = 0; !find() && frames < 100; frames += 1) await drawn();
  const element = find();
  if (!element) throw new Error(`nothing is ${css}`);
  if (text === undefined) {
    element.click();
    return;
  }
  element.value = text;
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Shows one state in a colour scheme; resolves once it is completely drawn. */
async function show(name: string, scheme: Exclude<Scheme, ''>): Promise<void> {
  const state = STATES.find((one) => one.name === name);
  if (!state) throw new Error(`no state is called ${name}`);
  render(null, root);
  // A page of the options that was shown before has left its name in the address.
  history.replaceState(null, '', `#${name}`);
  const { documentElement: page, body } = document;
  document.title = state.name;
  page.lang = t('locale_language');
  page.dir = t('locale_direction');
  page.style.colorScheme = scheme;
  body.className = state.body ?? (state.surface === 'question' ? 'question' : '');
  // Follows the requested scheme, where the package follows the browser's setting.
  sheet.textContent = `${SHEETS[state.surface]}${LETTERS} .sealcheck { color-scheme: ${scheme} }`;
  render(
    state.surface === 'inline' ? (
      <main>
        <h1 class="unseen-text">{state.name}</h1>
        {state.view(scheme)}
      </main>
    ) : (
      state.view(scheme)
    ),
    root,
  );
  root.querySelector('dialog')?.showModal();
  // Presses count, as if the question had been visible for a while.
  root.toggleAttribute('data-ready', true);
  await drawn();
  for (const step of state.presses ?? []) {
    await take(step);
    await drawn();
  }
  if (state.isEnd) scrollTo(0, document.documentElement.scrollHeight);
  await document.fonts.ready;
  await drawn();
}

/** Shows all states, each in its own frame, which is loaded when it is scrolled to. */
function showAll(query: string): void {
  document.title = 'Sealcheck: gallery';
  render(
    <main style="display: flex; flex-wrap: wrap; gap: 24px; padding: 24px; font: 14px sans-serif">
      {STATES.map(({ name, size: [width, height] }) => (
        <figure key={name} style="margin: 0">
          <figcaption>
            <a href={`?${query}#${name}`}>{name}</a>
          </figcaption>
          <iframe
            title={name}
            src={`?${query}#${name}`}
            width={width}
            height={height}
            loading="lazy"
            style="border: 1px solid gray"
          />
        </figure>
      ))}
    </main>,
    root,
  );
}

const query = new URLSearchParams(location.search);
const name = location.hash.slice(1);
if (name === '') showAll(String(query));
else void show(name, query.get('scheme') === 'dark' ? 'dark' : 'light');
addEventListener('hashchange', () => {
  if (STATES.some((one) => one.name === location.hash.slice(1))) location.reload();
});
Object.assign(window, {
  show,
  language: LANGUAGE,
  states: STATES.map(({ name: one, size }) => ({ name: one, size })),
});
