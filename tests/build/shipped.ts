/** The languages whose texts the package carries, English first. */
import { WAITING } from '../../utils/build/languages.ts';
import { TRANSLATED } from '../../utils/texts/files.ts';

export const SHIPPED = ['en', ...TRANSLATED.filter((language) => !WAITING.includes(language))];
