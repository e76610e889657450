// @vitest-environment jsdom
/** What a field names as its list of suggestions is nobody; a field that names none hides nobody. */
import { expect, test } from 'vitest';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { openPage } from '../pages.ts';

test.each(['null', 'undefined', ''])('a chip whose id is "%s" is read, as templates write it', (id) => {
  const document = openPage(
    `<form><div><label for=to>To</label><span class=chip id="${id}">ann@example.org</span>` +
      '<input id=to name=to role=combobox aria-owns=list></div><input name=subject><textarea rows=9></textarea>' +
      '<button>Send</button></form>',
    'https://mail.example.net/',
  );
  const [window] = findWindows(null, document);
  expect(window && readDraft(window).recipients.map(({ text }) => text)).toEqual(['ann@example.org']);
});
