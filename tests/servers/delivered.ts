/** Mails as they were delivered, made comparable. */

/**
 * The mail without what differs between any two: the trace that the server puts in front (RFC 5321 §4.4),
 * and the values of Date and Message-ID. Everything else is kept byte for byte.
 */
export function withoutTrace(mail: string): string {
  const start = mail.search(/^MIME-Version:/m);
  if (start < 0) throw new Error(`no MIME-Version in:\n${mail}`);
  const end = mail.indexOf('\n\n', start);
  const head = mail.slice(start, end).replace(/^(Date|Message-ID):.*$/gm, '$1: …');
  return head + mail.slice(end);
}
