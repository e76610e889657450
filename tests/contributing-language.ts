/** Adding a language as CONTRIBUTING describes it: a copy of the English texts after all other edits. */
import { stamped, withAnswers } from '../utils/texts/origins.ts';
import { accentedText } from '../utils/texts/pseudo.ts';
import { keysOf, sourceOf, type Texts } from '../utils/texts/texts.ts';
import { whole, type Edit } from './setup/edits.ts';

export const ENGLISH = 'public/_locales/en/messages.json';
export const textsIn = (json: string) => JSON.parse(json) as Texts;
/** Returns a translation of every English text, in the form that `npm run texts:add` leaves. */
export const answersIn = (english: Texts): Record<string, string> => ({
  ...Object.fromEntries(
    keysOf(english, 'xx').map((key) => [key, accentedText(sourceOf(key, english)?.message ?? '')]),
  ),
  locale_language: 'xx',
  locale_direction: 'ltr',
});
/** Returns the record of the English texts that these translations were made from. */
export const originsIn = (english: Texts) => {
  const answers = answersIn(english);
  const same = Object.keys(answers).filter((key) => answers[key] === english[key]?.message);
  return stamped({ same, made: {} }, english, answers);
};
export const LANGUAGE: readonly Omit<Edit, 'kind'>[] = [
  { path: 'docs/i18n/xx.md', edit: whole('# Acme\n'), forgotten: [1, /a glossary/] },
  {
    path: 'public/_locales/xx/messages.json',
    edit: (_, read) => {
      const english = textsIn(read(ENGLISH));
      return JSON.stringify(withAnswers('xx', {}, english, answersIn(english)));
    },
  },
  {
    path: 'docs/i18n/xx.json',
    edit: (_, read) => JSON.stringify(originsIn(textsIn(read(ENGLISH)))),
    forgotten: [2, /the language xx/],
  },
];
