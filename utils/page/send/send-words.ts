/**
 * Words of controls that send, in lower case; in a file of their own, because chats need no other words. Each was read
 * in a public translation of a webmail or mail program: send-words.json says where and when, and marks those read
 * nowhere.
 */

/**
 * Labels, and words in labels, in the languages that most webmails have. The others are injected where the general rule
 * reads a window (utils/build/send-words-file.ts), since that page loads no adapter.
 */
export const SEND_LABELS: string[] = (
  'send|senden|absenden|envoyer|enviar|invia|verzenden|verzend|verstuur|wyślij|odeslat|skicka|sänd|lähetä|küldés|' +
  'trimite|gönder|αποστολή|отправить|надіслати|שלח|שליחה|发送|发送邮件|傳送|傳送郵件|發送|送信|メールを送信|보내기|전송|' +
  'odoslať|изпрати|pošalji|gửi|ส่ง|ارسال|إرسال|भेजें'
).split('|');
