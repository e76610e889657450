/** Log-in pages that offer a text message as the second factor, for products whose pages are known. */
export interface SmsFactor {
  readonly name: string;
  /** CSS selector of the offer: an option, a button, or the form that asks for the code. */
  readonly css?: string;
  /** Regular expression for the path of such a page. */
  readonly path?: string;
  /** The source of this entry. */
  readonly source: string;
  readonly asOf: string;
}

export const SMS_FACTORS: readonly SmsFactor[] = [
  {
    name: 'AWS Amplify (Cognito)',
    css: 'input[type=radio][name="mfa_type"][value="SMS"]',
    source:
      'https://github.com/aws-amplify/amplify-ui/blob/main/packages/react/src/components/Authenticator/SelectMfaType/SelectMfaType.tsx',
    asOf: '2026-08-05',
  },
  {
    name: 'Auth0 Universal Login',
    path: '^/u/(reset-password-)?mfa-sms-',
    source: 'https://github.com/auth0/universal-login',
    asOf: '2026-11-25',
  },
  {
    name: 'Keycloak with an SMS authenticator',
    css: 'form#kc-sms-code-login-form',
    source: 'https://github.com/netzbegruenung/keycloak-mfa-plugins/tree/main/sms-authenticator',
    asOf: '2026-08-07',
  },
  {
    name: 'Okta',
    css: '.mfa-okta-sms',
    source: 'https://github.com/okta/okta-signin-widget/blob/master/src/util/FactorUtil.js',
    asOf: '2026-08-20',
  },
];
