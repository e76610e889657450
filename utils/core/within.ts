/** Names and the domains that they are in. Pure. */

/** Is this name the domain, or one below it? */
export function isWithin(name: string, domain: string): boolean {
  const above = name.length - domain.length - 1;
  return name.endsWith(domain) && (above < 0 ? name === domain : name[above] === '.');
}

/** The same for what lets something through: a name of one label is no more than itself, never all below it. */
export function covers(domain: string, name: string): boolean {
  return domain.includes('.') ? isWithin(name, domain) : name === domain;
}
