// @vitest-environment jsdom
/** The words by which controls are recognised: where each was read, and that each is recognised. */
import { runInThisContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { addSendWords } from '../../../utils/page/compose/site.ts';
import { sendWordsScript } from '../../../utils/build/send-words-file.ts';
import { isSendButton } from '../../../utils/page/chats/send.ts';
import { isSend } from '../../../utils/page/send/send-controls.ts';
import { SEND_LABELS } from '../../../utils/page/send/send-words.ts';
import sendWords from '../../../utils/page/send/send-words.json' with { type: 'json' };
import removeWords from '../../../utils/page/edits/remove-words.json' with { type: 'json' };
import { saysRemove } from '../../../utils/page/edits/remove-words.ts';

interface Row {
  readonly word: string;
  readonly language: string;
  /**
   * URL of the file, at a commit, in which the word was read, and the key of its text there. Undefined: the word was
   * read nowhere.
   */
  readonly source?: string;
  readonly key?: string;
  readonly asOf: string;
  /** The whole text, where the word is only part of it. */
  readonly label?: string;
  readonly unverified?: boolean;
}

const TABLES: readonly (readonly [string, readonly Row[], readonly string[]])[] = [
  ['send', sendWords, ['メール送信', '送信する']],
  ['remove', removeWords, ['eltávolít']],
];

/** The most widely used interface languages of webmails (ISO 639-1; Chinese in both scripts). */
const LANGUAGES = (
  'en de fr es it pt nl pl cs sk hu ro bg el ru uk be sr hr sl mk sq tr az ar fa he hi bn ta th vi id ms ja ko zh_CN zh_TW ' +
  'sv da nb fi et lv lt ca gl eu is hy ka kk'
).split(' ');
/** Languages that share a word with another one: a word spelled the same has one row, under one of them. */
const SHARED: Readonly<Record<string, string>> = { da: 'en', nb: 'en', pt: 'es', gl: 'es', hr: 'bs' };

const button = (label: string) => {
  document.body.innerHTML = '<button></button>';
  const one = document.querySelector('button') as HTMLButtonElement;
  one.textContent = label;
  return one;
};

describe.each(TABLES)('words that %s', (_, rows, unread) => {
  it('stand in order, each once, and say where and when they were read', () => {
    const words = rows.map(({ word }) => word);
    expect(words).toEqual([...new Set(words)].sort((a, b) => (a < b ? -1 : 1)));
    for (const { word, source, key, asOf, label = word } of rows.filter(({ unverified }) => !unverified)) {
      expect(source).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/blob\/[0-9a-f]{40}\/\S+$/);
      expect(key).toBeTruthy();
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(label).toContain(word);
    }
  });

  it('that were read nowhere are these', () => {
    expect(rows.filter(({ unverified }) => unverified).map(({ word }) => word)).toEqual(unread);
  });
});

describe('a Send', () => {
  const early = [...SEND_LABELS];
  beforeAll(() => {
    runInThisContext(sendWordsScript());
    addSendWords();
  });

  it.each(sendWords as readonly Row[])('$language: $word', ({ word, label = word }) => {
    const shown = label.charAt(0).toUpperCase() + label.slice(1);
    expect(isSend(button(shown))).toBe(true);
  });

  it('is known by every word that has a row, and by no other', () => {
    expect([...SEND_LABELS].sort()).toEqual(sendWords.map(({ word }) => word).sort());
    expect(SEND_LABELS.slice(0, early.length)).toEqual(early);
  });

  it('is known in every language that most webmails have', () => {
    const read = new Set(sendWords.map(({ language }) => language.replace('-', '_')));
    const has = (one: string) =>
      [...read].some((language) => language === one || language.startsWith(`${one}_`));
    expect(LANGUAGES.filter((one) => !has(one) && !has(SHARED[one] ?? one))).toEqual([]);
  });

  it.each(['अभी भेजें', 'मेल भेजें', 'Отправить сейчас', 'Gửi ngay', 'Надіслати зараз', 'Yine de gönder'])(
    'is known by a word among others, whatever marks its letters bear: %s',
    (label) => {
      expect(isSend(button(label))).toBe(true);
    },
  );

  it.each(['Send message', '送信する', 'Надіслати'])('of a chat is known: %s', (label) => {
    expect(isSendButton(button(label))).toBe(true);
  });
});

describe('a control that takes away', () => {
  it.each(removeWords as readonly Row[])('$language: $word', ({ word, label = word }) => {
    expect(saysRemove(label)).toBe(true);
  });
});
