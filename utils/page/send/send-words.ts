/**
 * Words of controls that send, lower case; apart, because chats need no others.
 *
 * Read on 2026-11-29 in the translations of two webmails, at these commits:
 * Roundcube, 28b44419ee44c8749a85e7183325055c2cf68a4d, program/localization, labels.inc: `send` and `sendmessage`;
 * Horde IMP, fd9212ca3b72ff834504af4886f7d95138619bd4, locale, imp.po: "Send" and "Send Message".
 * The others have not been read anywhere yet.
 */

/** Whole labels of controls that send. */
export const SEND_LABELS: readonly string[] = [
  // Roundcube
  'send',
  'send message',
  'senden',
  'envoyer',
  'enviar',
  'invia',
  'verzenden',
  'wyślij',
  'odeslat',
  'skicka',
  'lähetä',
  'küldés',
  'trimite',
  'gönder',
  'αποστολή',
  'отправить',
  'שלח',
  '发送',
  '送信',
  '보내기',
  '메일 보내기',
  'odoslať',
  'изпрати',
  'pošalji',
  'pošlji',
  'пошаљи',
  'gửi',
  'ส่ง',
  'kirim',
  'ارسال',
  'saada',
  'sūtīt',
  'siųsti',
  'envia',
  'senda',
  'bidali',
  // Horde IMP, where Roundcube has another
  'sänd',
  '发送邮件',
  '傳送郵件',
  // unverified
  'send email',
  'absenden',
  'verzend',
  'verstuur',
  'надіслати',
  'إرسال',
  '傳送',
  '發送',
  '送信する',
  'メール送信',
  'メールを送信',
  '전송',
  'שליחה',
  'изпращане',
  'hantar',
  'भेजें',
];
