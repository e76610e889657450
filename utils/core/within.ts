/** Names and the domains that contain them. Pure. */

/** Whether the name is the domain or one below it. A dot at the end of the name is the root's: the same name. */
export function isWithin(name: string, domain: string): boolean {
  return isPart(name.replace(/\.$/, ''), domain);
}

/**
 * Like `isWithin`, for rules that let something through: a domain of one label covers only itself, not those below, and
 * a name with the root's dot is another host to browsers (URL, "host equals").
 */
export function covers(domain: string, name: string): boolean {
  return domain.includes('.') ? isPart(name, domain) : name === domain;
}

function isPart(name: string, domain: string): boolean {
  const above = name.length - domain.length - 1;
  return name.endsWith(domain) && (above < 0 ? name === domain : name[above] === '.');
}
