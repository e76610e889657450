// @vitest-environment jsdom
/** Who gets a copy, where only a label in the webmail's language says so: nobody is lost. */
import { expect, test } from 'vitest';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { addrSpecs } from '../../../utils/page/dom/text.ts';
import { openPage } from '../pages.ts';
import { URL_ } from './unknown-apps.ts';

test.each([
  ['Hebrew', 'אל:', 'עותק:', 'עותק מוסתר:', 'נושא'],
  ['Arabic', 'إلى:', 'نسخة إلى:', 'نسخة مخفية:', 'الموضوع'],
  ['Persian', 'به:', 'رونوشت:', 'رونوشت مخفی:', 'موضوع'],
  ['Greek', 'Προς:', 'Κοιν.:', 'Κρυφή κοιν.:', 'Θέμα'],
  ['Swedish', 'Till:', 'Kopia:', 'Hemlig kopia:', 'Ämne'],
  ['Finnish', 'Vastaanottaja:', 'Kopio:', 'Piilokopio:', 'Aihe'],
  ['Czech', 'Komu:', 'Kopie:', 'Skrytá kopie:', 'Předmět'],
  ['Ukrainian', 'Кому:', 'Копія:', 'Прихована копія:', 'Тема'],
  ['French', 'À :', 'Copie à :', 'Copie cachée à :', 'Objet'],
  ['Spanish', 'Para:', 'Con copia:', 'Copia oculta:', 'Asunto'],
])('in %s', (_, to, cc, bcc, subject) => {
  const field = (label: string, id: string) =>
    `<div><label for="${id}">${label}</label><span class="chip">${id}@x.example</span><input id="${id}"></div>`;
  const html = `<div>${field(to, 'a')}${field(cc, 'c')}${field(bcc, 'd')}<div><label>${subject} <input></label></div><div contenteditable="true"></div></div>`;
  const [window] = findWindows(null, openPage(html, URL_));
  const { recipients = [] } = window ? readDraft(window) : {};
  expect(recipients.flatMap(({ field: kind, text }) => [kind, ...addrSpecs(text)])).toEqual([
    'to',
    'a@x.example',
    'cc',
    'c@x.example',
    'bcc',
    'd@x.example',
  ]);
});
