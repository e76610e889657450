/** Addresses of DNS-over-HTTPS resolvers: URI templates (RFC 6570) with one variable, `dns` (RFC 8484 §4.1.1). Pure. */

/** One template expression: its operator and variable names. Only level 3 operators that make a path or a query. */
const EXPRESSION = /\{([?&/;]?)([^{}]*)\}/g;

const namesDns = (variables: string) => variables.split(',').includes('dns');

/**
 * Returns the URL that asks one question, given in base64url (RFC 8484 §6). It goes where the template says, or into
 * the `dns` parameter of a plain address. Undefined variables expand to nothing (RFC 6570 §3.2.1).
 */
export function expandResolver(template: string, question: string): string {
  if (!template.includes('{')) {
    const url = new URL(template);
    url.searchParams.set('dns', question);
    return url.href;
  }
  return template.replace(EXPRESSION, (_, operator: string, variables: string) => {
    if (!namesDns(variables)) return '';
    if (operator === '' || operator === '/') return operator + question;
    return `${operator}dns=${question}`;
  });
}

/** Returns a resolver's URL with a dummy question, for its host and origin: a template need not be a URL itself. */
export function resolverAt(template: string): URL {
  return new URL(expandResolver(template, 'AAAB'));
}

/**
 * Characters of a host as `URL.hostname` spells it. The URL standard lets commas and semicolons pass in a host: two
 * resolvers were entered there, not one.
 */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/;

/** Whether this is one https address of a resolver, plain or a template, without credentials, fragment or blanks. */
export function isResolverTemplate(text: string): boolean {
  const used = [...text.matchAll(EXPRESSION)].filter(([, , variables = '']) => namesDns(variables));
  if (text.includes('{') && used.length !== 1) return false;
  const urls = URL.canParse(text) ? ['AAAB', 'AAAC'].map((dns) => URL.parse(expandResolver(text, dns))) : [];
  const [one, other] = urls;
  return (
    one?.protocol === 'https:' &&
    // The question must not determine which host is asked.
    one.host === other?.host &&
    HOST.test(one.hostname) &&
    !/[{}]|%7[bd]/i.test(one.href) &&
    one.username + one.password + one.hash === ''
  );
}
