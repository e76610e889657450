/**
 * Words by which webmails name the parts of a compose window, in lower case, in the languages of their interfaces. Data
 * for the general rule; adapters need none of it.
 */
import type { RecipientField } from '../../core/model.ts';
import { SEND_LABELS } from '../send/send-words.ts';

/** What a name or label can stand for. */
export type FieldName = RecipientField | 'from' | 'subject' | 'send';

/** Splits a list of words that are separated by bars. */
const words = (text: string): readonly string[] => text.split('|');

/** Used both in names by programmers and in labels. */
const TO = 'to|recipient|recipients|destinataire|destinataires|destinatario|destinatarios';
const FROM = 'from|sender|absender';
const SUBJECT = 'subject|betreff|objet|asunto|oggetto|onderwerp|assunto|тема|件名|主题';

/** Tokens of `name`, `id` and test-id attributes; programmers use English more often than their own language. */
export const NAME_WORDS: Readonly<Record<FieldName, readonly string[]>> = {
  to: words(TO + '|rcpt|empfaenger|adressat'),
  cc: words('cc'),
  bcc: words('bcc'),
  from: words(FROM + '|identity'),
  subject: words(SUBJECT + '|subjectbox'),
  // Of the labels, those in the programmers' commonest languages.
  send: SEND_LABELS.slice(0, 7).concat('sendmail', 'sendbutton'),
};

/** Whole labels, without a final colon. Short words count only as the whole label. */
export const LABELS: Readonly<Record<FieldName, readonly string[]>> = {
  to: words(
    'an|à|a|para|aan|do|til|till|кому|komu|kime|címzett|către|vastaanottaja|προς|إلى|אל|收件人|收件者|宛先|' +
      '받는 사람|받는사람|kepada|đến|נמען|ถึง|za|prima|до|به|گیرنده|प्रति|saaja|empfänger|destinatari|ontvangers|mottagare|modtager|mottakere|adresat|получатели|' +
      TO,
  ),
  cc: words('cc|dw|抄送|副本'),
  bcc: words('bcc|cci|cco|ccn|blindkopie|blindkopia|piilokopio|udw|密送|密件副本|숨은참조|bkk'),
  from: words(
    FROM +
      '|von|de|da|van|od|fra|från|от|от кого|kimden|发件人|差出人|expéditeur|remitente|mittente|afzender',
  ),
  subject: words(
    SUBJECT +
      '|sujet|emne|ämne|aihe|temat|předmět|predmet|tárgy|subiect|konu|θέμα|الموضوع|موضوع|נושא|主旨|제목|เรื่อง|naslov|zadeva|assumpte|विषय|chủ đề|subjek|perihal|teema|temats|tema|efni|gaia',
  ),
  send: SEND_LABELS,
};

/**
 * Matches a word for a copy; in English, that names too much else. A longer word beside it says that the copy is
 * hidden ("copia oculta", "skrytá kopie"), a short one what it is for ("copie à").
 */
export const COPY = /^([kc][oòó]p[ií]([aeo]|ja)?|копи[ея]|копія|másolat|κοιν|نسخة|رونوشت|עותק|참조)$/;

/** Words that may stand beside a recipient word both in names and in labels. */
const COMPANIONS = 'address|addresses|email|field|header|mail|message|search|select|send|';

/** Words that may stand beside a recipient word in a name without changing its meaning; their plurals count, too. */
export const NAME_COMPANIONS: ReadonlySet<string> = new Set(
  words(
    COMPANIONS +
      'addr|area|autocomplete|box|btn|button|chip|combobox|compose|composer|container|control|' +
      'edit|editor|fld|form|frm|group|id|in|inp|input|label|line|list|' +
      'mailbox|msg|new|row|selector|tag|text|textarea|textbox|tfi|token|' +
      'txt|typeahead|value|view|widget|wrap|wrapper|zv',
  ),
);

/** Words that may stand in a label beside "to" or a recipient word of three or more letters. */
export const LABEL_COMPANIONS: ReadonlySet<string> = new Set(
  words(
    COMPANIONS +
      'a|add|an|and|show|archive|choose|close|contacts|e|emails|enter|hinzufügen|optional|' +
      'later|now|or|required|schedule|separated|by|comma|commas|the|type|feld|eingeben|' +
      'erforderlich|pflichtfeld|nachricht|jetzt|später|schließen|archivieren|und|ajouter|maintenant|plus|tard|añadir|' +
      'ahora|mensaje|mensagem|messaggio|s|encrypt|encrypted|sign|signed|secure|securely|anyway|ctrl|cmd|strg',
  ),
);

/** Words that make a name something else whatever its label says: ends of ranges, goods, replies. */
export const OTHER_NAMES: ReadonlySet<string> = new Set(
  words(
    'account|airport|amount|arrival|assigned|city|date|datetime|day|departure|due|hour|iban|month|price|range|reply|' +
      'replyto|followupto|related|ship|shipping|station|street|time|todo|until|valid|year|zip',
  ),
);
