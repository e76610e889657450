/** Recognises whether a label or value offers a code by text message, or something stronger. Pure. */

/** Words for a text message; `SMS` itself is the same in all languages. */
const MESSAGE =
  /(?<![\p{sc=Latin}\p{N}])sms(?![\p{sc=Latin}\p{N}])|(^|[^a-z])text(ed)? (me|you|message|to)([^a-z]|$)|(^|[^a-z])by text([^a-z]|$)|textnachricht|message texte|\btexto\b|mensaje de texto|messaggio di testo|mensagem de texto|tekstbericht|wiadomość tekstow|短信|文字 ?메시지|ショートメッセージ/iu;

/** Signs that a code is sent, or that it goes to a number that the account already has (partly masked). */
const CODE =
  /(pass|security |verification )?code(?![a-z])|\bpin\b|\botp\b|one-time|sicherheitscode|bestätigungscode|einmal|código|codigo|codice|\bkod\b|\bkode\b|\bkód\b|код|コード|코드|인증번호|验证码|驗證碼|[*•·x×]{2,}[-.\s()*•·x×]*\d{2,4}/iu;

/** Names of factors that nobody on the way can read. */
const STRONGER =
  /authenticat(or|ion app)|authentifizierungs-?app|authentifikator|app(lication)? d['’]authentification|aplicación de autenticación|autenticador|app di autenticazione|passkey|passschlüssel|clé d['’]accès|llave de acceso|clave de acceso|security key|sicherheitsschlüssel|clé de sécurité|llave de seguridad|clave de seguridad|webauthn|fido|\btotp\b|yubikey|authy|duo push|push notification|windows hello|face id|touch id/iu;

/** Values by which programs name the text message among their factors. */
const VALUE = /^(one-?way-?)?sms([-_ ]?(mfa|otp|code|factor))?$|^(mfa|otp|phone|code)[-_ ]?sms$/i;

/** What may be read of one option: its own value, and its text as a person reads it. */
export interface Option {
  readonly value: string;
  readonly text: string;
}

/** Whether it offers a code by text message, by its text alone. */
export function offersCode({ text }: Option): boolean {
  return MESSAGE.test(text) && CODE.test(text);
}

/** Whether it names a text message at all, which counts beside other factors, or on a page about them. */
export function namesMessage({ value, text }: Option): boolean {
  return VALUE.test(value) || MESSAGE.test(text);
}

/** Whether it names a factor that nobody on the way can read. */
export function isStronger({ value, text }: Option): boolean {
  return STRONGER.test(text) || /^(totp|webauthn|passkey|authenticator|fido2?)$/i.test(value);
}
