/**
 * Which of a page's values may be reported: words that programmers use for every mail, and none that a person chose.
 */
import { LABEL_COMPANIONS, LABELS, NAME_COMPANIONS, NAME_WORDS } from '../compose/words.ts';

const split = (text: string) => text.split(' ');

/** Words in names of a webmail's parts, in addition to those of the general rule. */
const PARTS = split(
  'account accounts action active actions ajax app application aria attach attachment attachments bar body bold bottom btn ' +
    'button buttons cell center chips clear click close closed col collapsed column comment contact content contents count ' +
    'crypt data default delete desktop dialog dir disabled discard display draft drafts drag drop dropdown dynamic editable ' +
    'element empty encryption end entity error expand expanded file files flex float focus focused font footer format full ' +
    'grid group hidden hide holder hover html icon icons iframe img inbox info inline inner item items key layout left link ' +
    'loading locked main menu minimize modal multi name native nav none off on open option options outer overlay padding ' +
    'page pane panel person pill pills placeholder plain pop popout popover popup preview primary priority react read ready ' +
    'recip region remove reply resize rich right role root rows save scroll secondary section selected selectable send ' +
    'separator shadow show side signature size small span spell start state static status style sub suggest suggestions tab ' +
    'table tags td template textbox title tokens toolbar tools tooltip top tr type ui user users valid visible warning wide ' +
    'window wrap write z',
);

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.values(NAME_WORDS).flat(),
  ...NAME_COMPANIONS,
  ...LABEL_COMPANIONS,
  ...PARTS,
]);

/** Whether this word, in lower case, may be reported as part of a name. */
export const isKnownWord = (word: string): boolean => KNOWN.has(word);

const TEXTS: ReadonlySet<string> = new Set(Object.values(LABELS).flat());

/** Whether this text may be reported because it is what webmails call a part of a compose window, and nothing else. */
export const isKnownLabel = (text: string): boolean =>
  TEXTS.has(
    text
      .trim()
      .replace(/\s*[:*\uff1a]$/, '')
      .toLowerCase(),
  );

/** Values of attributes that have a fixed set of them (HTML, WAI-ARIA). */
const FIXED: ReadonlySet<string> = new Set(
  split(
    'true false both none inline list mixed on off auto ltr rtl manual get post dialog yes no polite assertive ' +
      'text search email tel url password number date hidden checkbox radio submit button reset file image multipart/form-data ' +
      'plaintext-only horizontal vertical off additions listbox menu tree grid ' +
      'alert alertdialog application article banner cell columnheader combobox complementary contentinfo document form ' +
      'gridcell group heading img link listitem main menubar menuitem menuitemcheckbox menuitemradio navigation note option ' +
      'presentation progressbar radiogroup region row rowgroup rowheader scrollbar searchbox separator slider spinbutton ' +
      'status switch tab table tablist tabpanel textbox timer toolbar tooltip treegrid treeitem',
  ),
);

/** Whether this value may be reported because any page may have it. */
export const isFixedValue = (value: string): boolean =>
  value === '' || FIXED.has(value.toLowerCase()) || /^-?\d{1,2}$/.test(value);
