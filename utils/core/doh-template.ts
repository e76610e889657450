/** Addresses of DNS-over-HTTPS resolvers as RFC 8484 §4.1.1 gives them: URI templates (RFC 6570) with one variable, `dns`. Pure. */

/** One expression: its operator, and the names of its variables; only level 3 operators that make path or query. */
const EXPRESSION = /\{([?&/;]?)([^{}]*)\}/g;

const namesDns = (variables: string) => variables.split(',').includes('dns');

/**
 * The address of one question, which is base64url (RFC 8484 §6): it stands where the template says, in a plain address as
 * the query's `dns`. Variables that are not defined expand to nothing (RFC 6570 §3.2.1).
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

/** Where a resolver is, whatever is asked: for its host and origin. A template need not be an address before it is expanded. */
export function resolverAt(template: string): URL {
  return new URL(expandResolver(template, 'AAAB'));
}

/** Signs of a host as `URL.hostname` spells it. The URL standard lets others pass, which make no name of two. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/;

/** Is this text one https address of a resolver, plain or as a template, without credentials, fragment or blanks? */
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
