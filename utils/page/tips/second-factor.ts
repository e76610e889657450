/** Recognises the second step of a log-in, or the page where it is set up, by address, title and headings. */

/** Names of the second factor in addresses. */
const FACTOR_PATH =
  /(^|[^a-z0-9])(mfa|2fa|tfa|2sv|otp|totp|two[-_]?(step|factor)|2[-_]?step|second[-_]?factor|multi[-_]?factor|step[-_]?up)([^a-z0-9]|$)/i;

/** Its names in titles and headings, in the languages whose words the project knows. */
const FACTOR_WORDS = new RegExp(
  [
    '\\b(two|2|multi|second)[- ]?(factor|step)\\b|\\b(mfa|2fa)\\b',
    '(zwei|2|multi)[- ]?(faktor|schritt)|zweistufig|zweite[rn]? faktor|bestätigung in zwei schritten',
    'deux (facteurs|étapes)|double (authentification|facteur)|second facteur|multifacteur',
    '(dos|2) (factores|pasos)|doble factor|segundo factor|multifactor',
    'due (fattori|passaggi)|dois fatores|duas etapas|twee(staps|factor)|dwuetapow|dwuskładnikow|двухфактор|двухэтап',
    '両?段階認証|二段階|二要素|两步|双重|雙重|双因素|2단계',
  ].join('|'),
  'i',
);

/** Names of a log-in in addresses. A weaker sign, because a log-in page offers much else. */
const LOGIN =
  /(^|[^a-z0-9])(log-?[io]n|sign-?in|auth(n|enticate|entication|orize)?|sso|idp|saml2?|oauth2?|sessions?|anmelden|anmeldung|connexion|acceso|iniciar-?sesion)([^a-z0-9]|$)/i;

/** Pages that also send codes but are no log-in: CISA itself calls a text message at a sign-up acceptable. */
const OTHER =
  /(^|[^a-z0-9])(sign-?up|regist(er|ration|rieren)|join|create|new-?account|onboarding|forgot|reset|recover(y)?|checkout|payment|pay|order|cart|booking|appointments?|contact|profile|preferences|notifications?|reminders?|deliver(y|ies)|shipping|share|invite|subscribe|newsletter|survey|phone|mobile)([^a-z0-9]|$)/i;

/** The kind of page; null: neither, or something else as well. */
export type Step = 'second-factor' | 'log-in' | null;

/** Returns the kind of page that its address and headings show; null: neither, or something else as well. */
export function stepOf(address: string, headings: readonly string[]): Step {
  const url = URL.parse(address);
  const path = url ? decodeSafely(url.pathname + url.hash) : '';
  // Hosts are named `login.` or `auth.` where the paths of single-page apps say nothing.
  const place = `${url?.hostname.split('.')[0] ?? ''} ${path}`;
  if (OTHER.test(path)) return null;
  if (FACTOR_PATH.test(path) || headings.some((text) => FACTOR_WORDS.test(text))) return 'second-factor';
  return LOGIN.test(place) ? 'log-in' : null;
}

/** Returns a decoded path; unchanged if it is malformed. */
function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
