/** Names and the domains that contain them. Pure. */

/** Whether the name is the domain or one below it. */
export function isWithin(name: string, domain: string): boolean {
  const above = name.length - domain.length - 1;
  return name.endsWith(domain) && (above < 0 ? name === domain : name[above] === '.');
}

/** Like `isWithin`, for rules that let something through: a domain of one label covers only itself, not those below. */
export function covers(domain: string, name: string): boolean {
  return domain.includes('.') ? isWithin(name, domain) : name === domain;
}
